"""The closer to now, the closer to each other are versions kept; those with a cause stay."""

import datetime
import itertools
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.version_history import (
    APART,
    LATEST,
    LATEST_OF_EACH,
    MOST,
    MOST_BYTES,
    MOST_WITH_CAUSE,
    VersionCause,
    VersionEntry,
    is_due,
    versions_to_keep,
)
from tests.support.workplace import TODAY

MINUTE, HOUR, DAY = (datetime.timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
_CAUSES = [cause for cause in VersionCause if cause is not VersionCause.SAVED]
_MINUTES = st.lists(
    st.one_of(
        st.integers(0, 250 * 1440), st.integers(0, 600), st.integers(0, 200).map((1440).__mul__)
    ),
    min_size=1,
    max_size=60,
    unique=True,
)


def _saved(
    moments: Iterable[datetime.datetime], cause: VersionCause = VersionCause.SAVED
) -> list[VersionEntry]:
    return [VersionEntry(number, moment, cause) for number, moment in enumerate(moments)]


def _written(moments: Iterable[datetime.datetime]) -> list[VersionEntry]:
    """What is there when each of these was written when it was due, and the rest thinned out."""
    there: list[VersionEntry] = []
    for number, moment in enumerate(moments):
        if not there or is_due(moment, there[-1].moment):
            entry = VersionEntry(number, moment)
            kept = versions_to_keep([*there, entry])
            assert entry in kept
            there = sorted(kept, key=lambda one: one.number)
    return there


def _at(minutes: Iterable[float]) -> list[datetime.datetime]:
    return [TODAY + MINUTE * number for number in minutes]


def _ages(entries: Iterable[VersionEntry], newest: datetime.datetime) -> list[datetime.timedelta]:
    return [newest - entry.moment for entry in entries]


def test_a_version_is_due_a_minute_after_the_last_one_or_before_it() -> None:
    assert not is_due(TODAY + APART - datetime.timedelta(microseconds=1), TODAY)
    assert is_due(TODAY + APART, TODAY)
    assert is_due(TODAY - APART, TODAY)


def test_nothing_is_nothing_and_a_first_one_is_kept() -> None:
    assert versions_to_keep([]) == set()
    assert len(versions_to_keep(_saved([TODAY]))) == 1


def test_what_is_kept_of_a_term_of_writing_without_a_pause() -> None:
    """A minute apart for half an hour, ten for a day, an hour for a week, a day for the rest."""
    day = 1440
    steps = [*range(0, 192 * day, 240), *range(192 * day, 199 * day, 20)]
    steps += [*range(199 * day, 200 * day - 60, 3), *range(200 * day - 60, 200 * day)]
    there = _written(_at(steps))
    newest = there[-1].moment
    ages = _ages(there, newest)

    def between(first: datetime.timedelta, last: datetime.timedelta) -> int:
        return sum(first <= age < last for age in ages)

    assert between(0 * DAY, 30 * MINUTE) == 30
    assert 140 <= between(30 * MINUTE, DAY) <= 145
    assert 140 <= between(DAY, 7 * DAY) <= 146
    assert 172 <= between(7 * DAY, 180 * DAY) <= 175
    assert max(ages) < 180 * DAY


def test_how_many_are_kept_of_days_of_eight_hours() -> None:
    """The figures of docs/saving.md, but for those with a cause."""
    week = [1440 * day + minute for day in range(5) for minute in range(-90, 390)]
    assert len(_written(_at(week[:480]))) == 75
    assert len(_written(_at(week))) == 107


@settings(max_examples=50)
@given(_MINUTES)
def test_of_every_stretch_of_time_the_last_is_there(minutes: list[int]) -> None:
    moments = _at(sorted(minutes))
    # No pause so long that it is counted as a shorter one.
    while True:
        long = [i for i, (a, b) in enumerate(itertools.pairwise(moments)) if b - a > 7 * DAY]
        if not long:
            break
        moments.insert(long[0] + 1, moments[long[0]] + 7 * DAY)
    there = _written(moments)
    newest = moments[-1]
    for apart, reach in ((10 * MINUTE, DAY), (HOUR, 7 * DAY), (DAY, 180 * DAY)):
        for moment in moments:
            if newest - moment < reach - apart:
                near = (abs(entry.moment - moment) for entry in there)
                assert min(near) < apart
    for moment in moments:
        if newest - moment < 30 * MINUTE:
            assert any(entry.moment == moment for entry in there)
    assert {entry.moment for entry in there} >= set(moments[-LATEST:])


@settings(max_examples=50)
@given(_MINUTES, st.data())
def test_thinning_is_bounded_and_doing_it_twice_changes_nothing(
    minutes: list[int], data: st.DataObject
) -> None:
    entries = [
        VersionEntry(
            number,
            TODAY + minute * MINUTE,
            data.draw(st.sampled_from(VersionCause)) if number % 3 else VersionCause.SAVED,
            data.draw(st.sampled_from(["", "ett", "tva"])) if number % 3 else "",
        )
        for number, minute in enumerate(sorted(minutes))
    ]
    kept = versions_to_keep(entries)
    assert entries[-1] in kept
    assert kept <= set(entries)
    assert len(kept) <= MOST
    assert versions_to_keep(kept) == kept
    for entry in entries:
        same = [
            one for one in entries if (one.cause, one.question) == (entry.cause, entry.question)
        ]
        if entry.cause is not VersionCause.SAVED and entry in same[-LATEST_OF_EACH:]:
            assert entry in kept


def test_what_has_a_reason_outlives_a_year_of_writing() -> None:
    first = [VersionEntry(n, TODAY, cause) for n, cause in enumerate(_CAUSES)]
    later = [VersionEntry(100 + n, TODAY + (365 * DAY) + n * HOUR) for n in range(300)]
    assert versions_to_keep([*first, *later]) >= set(first)


def test_one_question_takes_no_room_from_another() -> None:
    entries = [VersionEntry(0, TODAY, VersionCause.EMPTIED, "ett")]
    entries += [VersionEntry(number, TODAY, VersionCause.EMPTIED, "tva") for number in range(1, 90)]
    later = [VersionEntry(1000 + n, TODAY + 200 * DAY + n * MINUTE) for n in range(60)]
    kept = versions_to_keep([*entries, *later])
    assert entries[0] in kept
    # One of them is the last of its day, too.
    assert sum(entry.question == "tva" for entry in kept) == LATEST_OF_EACH + 1


def test_those_with_a_reason_are_no_more_than_so_many() -> None:
    entries = [
        VersionEntry(n, TODAY, VersionCause.EMPTIED, f"q{n}") for n in range(MOST_WITH_CAUSE + 5)
    ]
    later = [VersionEntry(1000 + n, TODAY + n * DAY) for n in range(300)]
    kept = [one for one in versions_to_keep([*entries, *later]) if one.question]
    assert sorted(one.number for one in kept) == list(range(5, MOST_WITH_CAUSE + 5))


def test_many_at_once_are_bounded_too() -> None:
    assert len(versions_to_keep(_saved([TODAY] * 2000))) == MOST


def test_large_ones_are_fewer_and_the_newest_is_there_whatever_its_size() -> None:
    large = [VersionEntry(n, TODAY + n * MINUTE, size=MOST_BYTES // 20) for n in range(60)]
    kept = versions_to_keep(large)
    assert kept == set(large[-20:])
    huge = VersionEntry(100, TODAY + 100 * MINUTE, size=MOST_BYTES + 1)
    assert versions_to_keep([*large, huge]) == {huge}


@settings(max_examples=20)
@given(_MINUTES, st.integers(60, 400 * 86_400))
def test_a_clock_that_was_ahead_takes_nothing_that_is_two_days_apart(
    minutes: list[int], ahead_s: int
) -> None:
    right = _at(sorted(minutes))
    wrong = [right[-1] + datetime.timedelta(seconds=ahead_s + 60 * n) for n in range(31)]
    after = [right[-1] + MINUTE * n for n in range(1, 32)]
    there = _written([*right, *wrong, *after])
    assert {entry.moment for entry in there} >= set(after[-LATEST:])
    for moment in right:
        if right[-1] - moment < 100 * DAY:
            assert min(abs(entry.moment - moment) for entry in there) < 2 * DAY


@settings(max_examples=50)
@given(st.lists(st.integers(-90, 90), min_size=1, max_size=80))
def test_a_clock_that_leaps_about_never_loses_what_was_written_last(minutes: list[int]) -> None:
    there = _written(_at(minutes))
    due: list[datetime.datetime] = []
    for moment in _at(minutes):
        if not due or is_due(moment, due[-1]):
            due.append(moment)
    assert [entry.moment for entry in there][-LATEST:] == due[-LATEST:]
