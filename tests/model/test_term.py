"""Terms: three a year, in their order."""

import datetime

import pytest
from hypothesis import given

from app.model.term import Term
from tests.support.strategies import terms
from tests.support.terms import CALENDAR, IN_STOCKHOLM, T2, a_term


@given(term=terms())
def test_a_term_is_written_and_read_as_its_code(term: Term) -> None:
    assert a_term(term.code) == term
    assert Term.model_validate_json(term.model_dump_json(), context=IN_STOCKHOLM) == term
    assert str(term) == term.code


@pytest.mark.parametrize(
    ("code", "label", "in_a_sentence"),
    [
        ("2022-T1", "Tertialrapport 1 2022", "tertialrapport 1 2022"),
        ("2022-T2", "Tertialrapport 2 2022", "tertialrapport 2 2022"),
        ("2022-VB", "Verksamhetsberättelse 2022", "verksamhetsberättelse 2022"),
    ],
)
def test_a_term_has_a_name_for_people(code: str, label: str, in_a_sentence: str) -> None:
    assert a_term(code).label == label
    assert a_term(code).in_a_sentence == in_a_sentence


def test_terms_come_in_their_order() -> None:
    codes = ["2021-VB", "2022-T1", "2022-T2", "2022-VB", "2023-T1"]
    assert [t.code for t in sorted(a_term(code) for code in reversed(codes))] == codes


def test_equal_terms_are_neither_before_nor_after() -> None:
    one, same = a_term("2022-T2"), Term(year=2022, period=T2)
    assert one == same
    assert hash(one) == hash(same)
    assert one <= same
    assert not one < same


@pytest.mark.parametrize(
    "code",
    ["", "2022", "2022-T3", "2022-t1", "T1-2022", " 2022-T1", "2022-T1\n", "22-T1", "٢٠٢٢-T1"],
)
def test_what_is_no_term_is_refused_in_swedish(code: str) -> None:
    with pytest.raises(ValueError, match=r"är ingen period\. Skriv till exempel 2022-T1"):
        CALENDAR.known_term(code)


@pytest.mark.parametrize("code", ["1999-T1", "2100-VB", "0000-T1"])
def test_a_year_outside_this_century_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="year"):
        a_term(code)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2022-01-01", "2021-VB"),
        ("2022-02-28", "2021-VB"),
        ("2022-03-01", "2022-T1"),
        ("2022-05-20", "2022-T1"),
        ("2022-06-30", "2022-T1"),
        ("2022-07-01", "2022-T2"),
        ("2022-09-14", "2022-T2"),
        ("2022-10-31", "2022-T2"),
        ("2022-11-01", "2022-VB"),
        ("2022-12-31", "2022-VB"),
    ],
)
def test_the_term_to_write_about_is_the_one_that_ends(day: str, code: str) -> None:
    assert CALENDAR.to_report(datetime.date.fromisoformat(day)).code == code


@pytest.mark.parametrize(
    ("code", "after"),
    [("2022-T1", "2022-T2"), ("2022-T2", "2022-VB"), ("2022-VB", "2023-T1")],
)
def test_the_term_that_follows(code: str, after: str) -> None:
    assert CALENDAR.following(a_term(code)) == a_term(after)
    assert CALENDAR.preceding(a_term(after)) == a_term(code)


def test_no_term_is_before_the_first_or_after_the_last() -> None:
    assert CALENDAR.preceding(a_term("2000-T1")) is None
    assert CALENDAR.following(a_term("2099-VB")) is None


def test_terms_go_on_to_the_last_year_there_is() -> None:
    terms = [*CALENDAR.onwards(a_term("2098-T2"))]
    assert [term.code for term in terms] == ["2098-T2", "2098-VB", "2099-T1", "2099-T2", "2099-VB"]
