"""Every version in the list has a name of its own, and says why it was kept."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.report.version_texts import cause_text, version_titles
from app.model.version_history import VersionCause, VersionEntry
from tests.support.reports import FORM
from tests.support.small_form import small_form
from tests.support.terms import RESPONDENT
from tests.support.workplace import TODAY


def _entries(
    seconds: Iterable[float], cause: VersionCause = VersionCause.SAVED
) -> list[VersionEntry]:
    return [
        VersionEntry(-number, TODAY + datetime.timedelta(seconds=one), cause)
        for number, one in enumerate(seconds)
    ]


def _minutes(titles: list[str]) -> list[str]:
    return [title.partition("kl. ")[2].partition(".")[2] for title in titles]


def test_a_minute_is_enough_where_it_is_the_only_one() -> None:
    titles = version_titles(_entries([120, 60, 0]), FORM, TODAY, RESPONDENT)
    assert _minutes(titles) == ["32", "31", "30"]
    assert all(title.startswith("I dag ") for title in titles)


def test_those_of_one_minute_have_their_seconds() -> None:
    titles = version_titles(_entries([70, 61, 0]), FORM, TODAY, RESPONDENT)
    assert _minutes(titles) == ["31.10", "31.01", "30"]


def test_those_of_one_second_are_numbered_as_they_were_written() -> None:
    titles = version_titles(_entries([1.9, 1.5, 1, 0]), FORM, TODAY, RESPONDENT)
    assert _minutes(titles) == ["30.01 (3)", "30.01 (2)", "30.01 (1)", "30.00"]


def test_a_cause_tells_those_of_one_second_apart() -> None:
    entries = [*_entries([1]), *_entries([1], VersionCause.MERGED)]
    assert _minutes(version_titles(entries, FORM, TODAY, RESPONDENT)) == ["30.01", "30.01"]


@given(
    st.lists(st.tuples(st.integers(-200, 200), st.sampled_from(VersionCause)), max_size=30),
)
def test_no_two_are_called_the_same(many: list[tuple[int, VersionCause]]) -> None:
    entries = [entry for second, cause in many for entry in _entries([second / 2], cause)]
    titles = version_titles(entries, FORM, TODAY, RESPONDENT)
    named = [
        (title, cause_text(one, FORM, RESPONDENT))
        for title, one in zip(titles, entries, strict=True)
    ]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (VersionCause.SAVED, ""),
        (VersionCause.EMPTIED, "innan svaret på Svart ekonomi blev tomt"),
        (VersionCause.MERGED, "före sammanslagning med kollegans version"),
    ],
)
def test_what_is_said_of_a_cause(cause: VersionCause, told: str) -> None:
    assert cause_text(VersionEntry(1, TODAY, cause, "svart-ekonomi"), FORM, RESPONDENT) == told


@pytest.mark.parametrize("cause", VersionCause)
def test_every_cause_is_said_and_no_word_of_the_program_shows(cause: VersionCause) -> None:
    said = cause_text(VersionEntry(1, TODAY, cause, "svart-ekonomi"), FORM, RESPONDENT)
    assert bool(said) == (cause is not VersionCause.SAVED)
    assert "{" not in said
    assert "svart-ekonomi" not in said


def test_a_question_without_a_short_name_is_quoted_and_one_that_is_gone_is_not_named() -> None:
    came_in = VersionEntry(1, TODAY, came_in=True)
    assert cause_text(came_in, FORM, RESPONDENT) == "från en säkerhetskopia"
    emptied = VersionEntry(1, TODAY, VersionCause.EMPTIED, "tva")
    assert cause_text(emptied, small_form(), RESPONDENT) == "innan svaret på ”Vad mer?” blev tomt"
    assert "en fråga som inte är kvar" in cause_text(emptied, FORM, RESPONDENT)


def test_a_copy_may_have_been_saved_for_anybody() -> None:
    (entry,) = _entries([0], VersionCause.COPIED)
    assert cause_text(entry, FORM, RESPONDENT) == "när en kopia sparades"
