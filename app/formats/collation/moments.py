"""A moment as it is written in files: for programs in UTC, for people as the clock in Sweden."""

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HERE = "Europe/Stockholm"


def in_utc(moment: datetime.datetime) -> str:
    """As in the published schemas: 2022-09-30T14:05:00Z, with parts of a second where it has."""
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def by_the_clock(moment: datetime.datetime) -> datetime.datetime:
    """Swedish time to the minute, without a zone.

    A computer that knows no time zones by name (Windows without tzdata) uses its own.
    """
    try:
        zone = ZoneInfo(_HERE)
    except ZoneInfoNotFoundError:
        zone = None
    return _in(moment, zone).replace(second=0, microsecond=0, tzinfo=None)


def _in(moment: datetime.datetime, zone: ZoneInfo | None) -> datetime.datetime:
    try:
        return moment.astimezone(zone)
    except OSError:
        # Windows does not tell its own time for the years before 1970.
        return moment.astimezone(datetime.UTC)
