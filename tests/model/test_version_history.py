"""Many of the latest versions are kept and one a day before, whatever the clock does."""

import datetime
import itertools
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from app.model.version_history import APART, DAYS, LATEST, is_due, versions_to_keep
from tests.support.workplace import TODAY

MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
_MOMENTS = st.sets(
    st.one_of(
        st.integers(0, 120 * 86_400),
        # Close to each other, and to midnight.
        st.integers(0, 3_600),
        st.integers(0, 120).map(lambda day: 86_400 * day + 86_400 // 2),
    ).map(lambda seconds: TODAY + datetime.timedelta(seconds=seconds)),
    min_size=1,
    max_size=150,
)


def _noted(moments: Iterable[datetime.datetime]) -> set[datetime.datetime]:
    """What is there when a version was due or not at each of these moments, one by one."""
    there: set[datetime.datetime] = set()
    for moment in moments:
        if is_due(moment, there):
            there = versions_to_keep({*there, moment}, moment)
            assert moment in there
    return there


def _days(moments: Iterable[datetime.datetime]) -> set[datetime.date]:
    return {moment.date() for moment in moments}


def _minutes(*numbers: float) -> set[datetime.datetime]:
    return {TODAY + MINUTE * number for number in numbers}


def test_a_first_version_is_due_and_kept() -> None:
    assert is_due(TODAY, ())
    assert versions_to_keep({TODAY}, TODAY) == {TODAY}


def test_a_version_is_due_a_minute_after_the_last_one() -> None:
    assert not is_due(TODAY + APART - datetime.timedelta(microseconds=1), [TODAY])
    assert is_due(TODAY + APART, [TODAY])


def test_the_last_twenty_of_a_day_are_kept() -> None:
    moments = _minutes(*range(50))
    assert versions_to_keep(moments, max(moments)) == _minutes(*range(30, 50))


def test_the_last_of_each_day_is_kept_for_thirty_days() -> None:
    moments = {TODAY + day * DAY + hour * MINUTE * 60 for day in range(60) for hour in range(3)}
    kept = versions_to_keep(moments, max(moments))
    # The last twenty are of the last seven days.
    last = {TODAY + day * DAY + MINUTE * 120 for day in range(30, 60)}
    assert kept == last | set(sorted(moments)[-LATEST:])
    assert len(kept) == 23 + 20


def test_what_was_kept_on_purpose_is_not_thinned_out() -> None:
    """What an officer has turned away from is kept, be it that they did so at once."""
    moments = _minutes(0, 0.2, 0.4)
    assert versions_to_keep(moments, max(moments)) == moments


@given(_MOMENTS, st.data())
def test_the_newest_is_kept_and_not_too_many_and_keeping_twice_changes_nothing(
    moments: set[datetime.datetime], data: st.DataObject
) -> None:
    newest = data.draw(st.sampled_from(sorted(moments)))
    kept = versions_to_keep(moments, newest)
    assert {newest, max(moments)} <= kept <= moments
    for side in (
        {moment for moment in kept if moment <= newest},
        {moment for moment in kept if moment > newest},
    ):
        assert len(side) <= LATEST + DAYS
    assert versions_to_keep(kept, newest) == kept


@given(_MOMENTS)
def test_of_versions_kept_one_by_one_the_last_twenty_are_there_and_every_day(
    moments: set[datetime.datetime],
) -> None:
    in_order = sorted(moments)
    # Those that come when one is due.
    noted = [in_order[0]]
    for moment in in_order:
        if moment - noted[-1] >= APART:
            noted.append(moment)
    there = _noted(in_order)
    assert sorted(there)[-LATEST:] == noted[-LATEST:]
    recent = {day for day in _days(noted) if (noted[-1].date() - day).days < DAYS}
    assert _days(there) >= recent
    assert len(there) <= LATEST + DAYS
    assert all(later - earlier >= APART for earlier, later in itertools.pairwise(sorted(there)))


@given(_MOMENTS, st.integers(60, 400 * 86_400))
def test_a_clock_that_was_ahead_costs_nothing_once_it_is_right(
    moments: set[datetime.datetime], ahead_s: int
) -> None:
    in_order = sorted(moments)
    wrong = [in_order[-1] + datetime.timedelta(seconds=ahead_s + 60 * n) for n in range(30)]
    with_wrong = _noted([*wrong, *in_order])
    assert with_wrong - set(wrong) == _noted(in_order) - set(wrong)
    assert len(with_wrong) <= 2 * (LATEST + DAYS)


@given(st.lists(st.sampled_from(sorted(_minutes(*range(-90, 90)))), min_size=1, max_size=200))
def test_a_clock_that_leaps_about_never_loses_what_was_written_last(
    moments: list[datetime.datetime],
) -> None:
    assert _noted(moments)
