"""Which of a report's earlier versions are kept: the closer to now, the closer to each other."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class VersionCause(StrEnum):
    """Why a version was kept; what stood there before something happened, where nothing is said."""

    SAVED = "saved"
    """Nothing has happened but that somebody writes."""
    EMPTIED = "emptied"
    """Before the answer to a question was emptied."""
    OVERWRITTEN = "overwritten"
    """Before most of the answer to a question went, and something else stood there."""
    CARRIED = "carried"
    """Before an earlier answer was put into that to a question."""
    MERGED = "merged"
    MOVED = "moved"
    """Before it was moved to another question set."""
    IDENTITY = "identity"
    """Before it was for another committee or term."""
    REPLACED = "replaced"
    """Before words were replaced in all answers."""
    RESTORED = "restored"
    """Before an earlier version was brought back."""
    COPIED = "copied"
    """When a copy was handed out, which may come back."""
    COLLEAGUE = "colleague"
    """Not what stood there, but what a colleague's file of the report said."""
    ELSEWHERE = "elsewhere"
    """Not what stood there, but what another window or computer had saved."""
    UNCHOSEN = "unchosen"
    """Not what stood there, but what was not chosen after a crash."""
    BACKUP = "backup"
    """Not what stood there, but what a backup said."""

    @property
    def is_latest(self) -> bool:
        """Whether such a version says what stood in the report when it was kept."""
        return self in _LATEST

    @property
    def never_stood(self) -> bool:
        """Whether such a version was kept beside the report without ever being it."""
        return self in _NEVER_STOOD


_LATEST = {
    VersionCause.SAVED,
    VersionCause.CARRIED,
    VersionCause.MERGED,
    VersionCause.MOVED,
    VersionCause.IDENTITY,
    VersionCause.REPLACED,
    VersionCause.RESTORED,
    VersionCause.COPIED,
}
_NEVER_STOOD = {VersionCause.ELSEWHERE, VersionCause.UNCHOSEN, VersionCause.BACKUP}


@dataclass(frozen=True)
class VersionEntry:
    """What is known of a version without reading it."""

    number: int
    """Versions are numbered as they are written, whatever the clock says."""
    moment: datetime.datetime
    """When the report was changed last, in UTC."""
    cause: VersionCause = VersionCause.SAVED
    question: str = ""
    """The id of the question that the cause is about."""
    words: int = 0
    """In its answers."""
    size: int = 0
    """In bytes."""
    came_in: bool = False
    """Whether it came with a backup to a report that was here and said something else."""

    @property
    def is_latest(self) -> bool:
        """Whether it says what stood in this report when it was kept."""
        return self.cause.is_latest and not self.came_in

    @property
    def never_stood(self) -> bool:
        """Whether it says what never stood in this report."""
        return self.cause.never_stood or self.came_in


APART = datetime.timedelta(minutes=1)
"""How far apart versions are that are kept without anything happening."""
_DAY = datetime.timedelta(days=1)
TIERS = (
    (datetime.timedelta(minutes=30), datetime.timedelta(0)),
    (_DAY, datetime.timedelta(minutes=10)),
    (7 * _DAY, datetime.timedelta(hours=1)),
    (180 * _DAY, _DAY),
)
"""Up to which age the last version of each such stretch of time is kept; at first each of them."""
LATEST = 30
"""How many of the latest are kept whatever their age."""
LATEST_OF_EACH = 10
"""How many of the latest are kept of each cause, and of each question."""
MOST_WITH_CAUSE = 100
MOST = 500
"""How many are kept in all."""
MOST_BYTES = 100_000_000
"""How large they may be together, but for the latest."""
# A longer time without a version counts as this, so that a clock that ran ahead ages nothing.
_LONGEST_GAP = 7 * _DAY
_BEGINNING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def is_due(moment: datetime.datetime, latest: datetime.datetime) -> bool:
    """Whether a version of this moment is far enough from the latest one, by either side.

    By either, for a clock that was set back must not end the keeping.
    """
    return abs(moment - latest) >= APART


def versions_to_keep(entries: Iterable[VersionEntry]) -> set[VersionEntry]:
    """Of these versions those that are kept.

    They are the latest, those with a cause, and by `TIERS` the last of each stretch of time.
    """
    newest_first = sorted(entries, key=lambda entry: entry.number, reverse=True)
    with_cause = _latest_of_each(newest_first)
    others = [entry for entry in newest_first if entry not in with_cause]
    # Of reports so large that there is no room for all, the way back from a loss comes first.
    ranked = [*newest_first[:1], *with_cause[:LATEST_OF_EACH], *others[:LATEST]]
    ranked += [*with_cause, *_thinned(others)]
    return set(_within_bounds(list(dict.fromkeys(ranked))))


def _latest_of_each(newest_first: Sequence[VersionEntry]) -> list[VersionEntry]:
    counts: Counter[tuple[VersionCause, str]] = Counter()
    kept = []
    for entry in newest_first:
        if entry.cause is VersionCause.SAVED:
            continue
        counts[entry.cause, entry.question] += 1
        if counts[entry.cause, entry.question] <= LATEST_OF_EACH:
            kept.append(entry)
    return kept[:MOST_WITH_CAUSE]


def _thinned(newest_first: Sequence[VersionEntry]) -> Iterator[VersionEntry]:
    """The last of each stretch of time."""
    taken = set()
    age = datetime.timedelta(0)
    for index, entry in enumerate(newest_first):
        if index:
            age += _counted(newest_first[index - 1].moment - entry.moment)
        apart = next((apart for reach, apart in TIERS if age < reach), None)
        if apart is None:
            return
        # Not the entry's own moment, which a clock that was wrong has given it.
        moment = newest_first[0].moment - _BEGINNING - age
        stretch = (apart, moment // apart if apart else entry.number)
        if stretch not in taken:
            taken.add(stretch)
            yield entry


def _counted(gap: datetime.timedelta) -> datetime.timedelta:
    """How much older a gap makes what was before it: nothing where the clock was set back."""
    # By whole days, so that a day stays a day.
    too_long = max((gap - _LONGEST_GAP) // _DAY, 0)
    return max(gap - too_long * _DAY, datetime.timedelta(0))


def _within_bounds(ranked: Sequence[VersionEntry]) -> Iterator[VersionEntry]:
    """As many as there is room for, the first ones first; the very first in any case."""
    size = 0
    for rank, entry in enumerate(ranked[:MOST]):
        size += entry.size
        if rank and size > MOST_BYTES:
            return
        yield entry
