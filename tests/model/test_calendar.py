"""Calendars: any city's periods, in their order, and what they make of codes and words."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.model.calendar import Calendar
from app.model.form import FormDefinition
from app.model.term import Period, Term
from tests.support.calendars import calendars, register_with
from tests.support.small_form import form_content
from tests.support.terms import CALENDAR, a_term

GOTEBORG = register_with(
    [
        {"code": code, "name": name, "short": short, "first_month": 1, "last_month": last}
        for code, name, short, last in (
            ("MARS", "Uppföljningsrapport mars", "mars", 3),
            ("AUG", "Uppföljningsrapport augusti", "augusti", 8),
            ("OKT", "Uppföljningsrapport oktober", "oktober", 10),
            ("AR", "Årsrapport", "år", 12),
        )
    ]
).calendar


@given(calendar=calendars(), data=st.data())
def test_what_follows_and_what_precedes_are_each_others_inverse(
    calendar: Calendar, data: st.DataObject
) -> None:
    period = data.draw(st.sampled_from(calendar.periods))
    term = Term(year=data.draw(st.integers(2000, 2099)), period=period)
    following, preceding = calendar.following(term), calendar.preceding(term)
    if following is not None:
        assert term < following
        assert calendar.preceding(following) == term
    if preceding is not None:
        assert preceding < term
        assert calendar.following(preceding) == term
    assert (following is None) == (term == max(calendar.onwards(term)))


@given(calendar=calendars(), year=st.integers(2095, 2099))
def test_terms_come_in_the_order_of_the_year(calendar: Calendar, year: int) -> None:
    first = Term(year=year, period=calendar.periods[0])
    terms = [*calendar.onwards(first)]
    assert len(terms) == (2100 - year) * len(calendar.periods)
    assert all(earlier < later for earlier, later in pairwise(terms))
    assert all(calendar.following(one) == later for one, later in pairwise(terms))


@given(calendar=calendars(), data=st.data())
def test_a_term_is_read_as_it_is_written(calendar: Calendar, data: st.DataObject) -> None:
    period = data.draw(st.sampled_from(calendar.periods))
    term = Term(year=2026, period=period)
    read = calendar.term(term.code)
    assert (read, read.label, read.days) == (term, term.label, term.days)
    assert Term.model_validate_json(term.model_dump_json(), context=calendar.context) == term
    assert calendar.known_term(term.code) == term
    assert calendar.knows(term)


@given(calendar=calendars(), data=st.data())
def test_a_period_is_recognised_however_the_register_says_it_is_written(
    calendar: Calendar, data: st.DataObject
) -> None:
    period = data.draw(st.sampled_from(calendar.periods))
    term = Term(year=2026, period=period)
    for text in (period.name, period.name.upper(), *period.written):
        assert calendar.recognised(f"{text} 2026") == term
        assert calendar.recognised(text, 2026) == term
        assert "" not in calendar.written.periods_in(text)


@given(calendar=calendars(), text=st.text(max_size=320))
def test_no_text_is_too_odd(calendar: Calendar, text: str) -> None:
    calendar.recognised(text, 2026)


@given(calendar=calendars(), day=st.dates(datetime.date(2001, 1, 1), datetime.date(2098, 12, 31)))
def test_a_report_is_begun_in_the_last_month_but_one(
    calendar: Calendar, day: datetime.date
) -> None:
    term = calendar.to_report(day)
    assert calendar.knows(term)
    begins = term.days[1].replace(day=1) - datetime.timedelta(days=1)
    assert begins.replace(day=1) <= day
    later = calendar.following(term)
    if later is not None and later.period.last_month > term.period.last_month:
        assert (day.year, day.month) < (later.year, later.period.last_month - 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Uppföljningsrapport mars 2026", "2026-MARS"),
        ("uppföljningsrapport augusti 2026", "2026-AUG"),
        ("Oktober 2026", "2026-OKT"),
        ("OKT 2026", "2026-OKT"),
        ("januari-augusti 2026", "2026-AUG"),
        ("årsrapport 2026", "2026-AR"),
        ("jan - dec 2026", "2026-AR"),
        ("☐ mars ☒ augusti ☐ oktober 2026", "2026-AUG"),
        ("Uppföljningsrapport 2026", "None"),
        ("mars och augusti 2026", "None"),
        ("tertial 1 2026", "None"),
        ("VB 2026", "None"),
    ],
)
def test_the_periods_of_another_city_are_recognised(text: str, code: str) -> None:
    assert str(GOTEBORG.recognised(text)) == code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-01-31", "2025-AR"),
        ("2026-02-01", "2026-MARS"),
        ("2026-06-30", "2026-MARS"),
        ("2026-07-01", "2026-AUG"),
        ("2026-09-01", "2026-OKT"),
        ("2026-11-01", "2026-AR"),
    ],
)
def test_another_city_begins_its_reports_likewise(day: str, code: str) -> None:
    assert str(GOTEBORG.to_report(datetime.date.fromisoformat(day))) == code


def test_what_is_told_anew_begins_where_the_period_before_ends() -> None:
    assert [period.new_from for period in GOTEBORG.periods] == [1, 4, 9, 11]
    assert [period.new_from for period in CALENDAR.periods] == [1, 5, 9]


def test_a_term_of_another_city_is_kept_as_it_is() -> None:
    there = a_term("2026-MARS")
    assert there.code == "2026-MARS"
    assert there.label == "MARS 2026"
    assert there.days == (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    assert not CALENDAR.knows(there)
    assert CALENDAR.following(there) is CALENDAR.preceding(there) is None
    assert a_term("2026-VB") < there < a_term("2027-T1")
    assert there == Term.model_validate("2026-MARS") == GOTEBORG.term("2026-MARS")


def test_without_a_calendar_a_term_has_its_code_alone() -> None:
    bare = Term.model_validate("2026-T1")
    assert bare == a_term("2026-T1")
    assert hash(bare) == hash(a_term("2026-T1"))
    assert bare.label == "T1 2026"
    assert bare.period == Period.unknown("T1")


@pytest.mark.parametrize("code", ["2026-T3", "2026-MARS"])
def test_a_period_that_is_typed_has_to_be_known(code: str) -> None:
    with pytest.raises(ValidationError, match=r"är ingen period\. Skriv till exempel 2022-T1"):
        CALENDAR.known_term(code)
    with pytest.raises(ValidationError, match="Skriv till exempel 2022-MARS"):
        GOTEBORG.known_term("2026-T1")


def test_a_set_of_another_city_has_its_periods_by_their_codes() -> None:
    content = form_content(periods=["MARS", "AR"], valid_from="2026-MARS")
    form = FormDefinition.model_validate(content, context=GOTEBORG.context)
    assert [period.code for period in form.periods] == ["MARS", "AR"]
    assert form.asks_in(GOTEBORG.term("2026-AR"))
    assert str(next(form.terms(GOTEBORG))) == "2026-MARS"
    assert [*form.terms(CALENDAR)] == []
