"""Limits and conditions as expressions, written and read back."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.xlsform.expressions import (
    UnsayableError,
    condition_of,
    constraint_of,
    limits_of,
    relevant_of,
)
from app.formats.xlsform.names import id_of, name_of
from app.formats.xlsform.texts import from_cell, in_cell
from app.model.base import SLUG
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from tests.support.kind_strategies import numbers

_SLUGS = st.from_regex(SLUG, fullmatch=True).filter(lambda slug: len(slug) <= 80)
_CHOSEN_FROM = (Kind.YES_NO, Kind.CHOICE, Kind.CHOICES)


@given(numbers(), numbers())
def test_limits_of_numbers(one: Decimal, other: Decimal) -> None:
    least, most = sorted((one, other))
    asked = AskedValue(kind=Kind.NUMBER, decimals=4, min=least, max=most)
    assert limits_of(constraint_of(asked), Kind.NUMBER, 4) == {"min": least, "max": most}


@given(st.dates(), st.dates())
def test_limits_of_days(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    asked = AskedValue(kind=Kind.DATE, earliest=first, latest=last)
    found = limits_of(constraint_of(asked), Kind.DATE, 0)
    assert found == {"earliest": first, "latest": last}


@given(
    _SLUGS, st.sampled_from([Kind.YES_NO, Kind.CHOICE, Kind.CHOICES]), st.lists(_SLUGS, min_size=1)
)
def test_conditions(question_id: str, kind: Kind, answers: list[str]) -> None:
    name = name_of(question_id)
    found = condition_of(relevant_of(name, kind, answers), {name: question_id})
    assert found == (question_id, list(dict.fromkeys(answers)))


@given(_SLUGS)
def test_a_name_carries_its_id_and_begins_as_names_do(question_id: str) -> None:
    name = name_of(question_id)
    assert id_of(name) == question_id
    assert name[0] == "_" or name[0].isalpha()


@given(st.text(alphabet="a${}\u2060 "))
def test_no_text_of_ours_is_a_reference_to_an_answer(text: str) -> None:
    assert "${" not in in_cell(text)
    if "$\u2060{" not in text:
        assert from_cell(in_cell(text)) == text


@given(st.text(max_size=200), st.sampled_from(list(Kind)))
def test_any_other_text_is_refused_in_words(text: str, kind: Kind) -> None:
    for read in (lambda: limits_of(text, kind, 0), lambda: condition_of(text, {"a": "a"})):
        try:
            read()
        except UnsayableError as error:
            assert str(error)


@pytest.mark.parametrize(
    ("constraint", "kind", "decimals"),
    [
        (". > 0", Kind.NUMBER, 2),
        (". >= 0 or . <= 9", Kind.NUMBER, 0),
        (". >= 0 and . >= 1", Kind.NUMBER, 0),
        (". >= 1-2", Kind.NUMBER, 0),
        (". <= today()", Kind.DATE, 0),
        (". <= date('2022-13-01')", Kind.DATE, 0),
        (". < date('0001-01-01')", Kind.DATE, 0),
        (". >= 1", Kind.CHOICES, 0),
        ("count-selected(.) >= 1", Kind.NUMBER, 0),
    ],
)
def test_what_no_set_can_say(constraint: str, kind: Kind, decimals: int) -> None:
    with pytest.raises(UnsayableError):
        limits_of(constraint, kind, decimals)
