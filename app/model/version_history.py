"""Which of a report's earlier versions are kept: many of the latest, one a day of those before."""

import datetime
from collections.abc import Iterable

APART = datetime.timedelta(minutes=1)
"""How far apart versions are that are kept without anybody asking for one."""
LATEST = 20
"""How many of the latest are kept, of those that are apart."""
_MOST_BETWEEN = 40
DAYS = 30
"""For how many days the last one of each is kept."""


def is_due(moment: datetime.datetime, moments: Iterable[datetime.datetime]) -> bool:
    """Whether a version of this moment is far enough from those there are, by either side.

    By either, for a clock that was set back must not end the keeping.
    """
    return all(abs(moment - other) >= APART for other in moments)


def versions_to_keep(
    moments: Iterable[datetime.datetime], newest: datetime.datetime
) -> set[datetime.datetime]:
    """Of versions written at these moments (UTC), those that are kept; `newest` is one of them.

    The last 20 that are a minute apart with those that were asked for in between, and the last of
    each day for the 30 days up to the newest. Those that a clock that was ahead has dated later
    than the newest are counted by themselves.
    """
    moments = set(moments)
    ahead = {moment for moment in moments if moment > newest}
    return _last_of(moments - ahead) | _last_of(ahead)


def _last_of(moments: set[datetime.datetime]) -> set[datetime.datetime]:
    newest_first = sorted(moments, reverse=True)
    days: dict[datetime.date, datetime.datetime] = {}
    latest: list[datetime.datetime] = []
    apart: list[datetime.datetime] = []
    for moment in newest_first:
        if (newest_first[0].date() - moment.date()).days < DAYS:
            days.setdefault(moment.date(), moment)
        if not apart or apart[-1] - moment >= APART:
            apart.append(moment)
        if len(apart) <= LATEST:
            latest.append(moment)
    return {*latest[: LATEST + _MOST_BETWEEN], *days.values()}
