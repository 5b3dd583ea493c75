"""Which of a report's earlier versions are kept: many of the latest, one a day of those before."""

import datetime
from collections.abc import Iterable

APART = datetime.timedelta(minutes=1)
"""How far apart versions are at the least."""
LATEST = 20
"""How many of the latest are kept."""
DAYS = 30
"""For how many days the last one of each is kept."""


def versions_to_keep(moments: Iterable[datetime.datetime]) -> set[datetime.datetime]:
    """Of versions written at these moments (UTC), those that are kept.

    The last 20 that are at least a minute apart, counted from the newest, and the last of each day
    for the 30 days up to the newest.
    """
    latest: list[datetime.datetime] = []
    days: dict[datetime.date, datetime.datetime] = {}
    newest_first = sorted(moments, reverse=True)
    for moment in newest_first:
        if len(latest) < LATEST and (not latest or latest[-1] - moment >= APART):
            latest.append(moment)
        if (newest_first[0].date() - moment.date()).days < DAYS:
            days.setdefault(moment.date(), moment)
    return {*latest, *days.values()}
