"""What is typed for a value, by the kind that is asked for."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.form import Question
from app.model.kinds.told import value_text
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.kinds.value import CellValue, Chosen
from app.model.kinds.worded import worded_value
from app.model.term import Term
from tests.support.kind_strategies import numbers
from tests.support.terms import a_term

TERM = a_term("2022-T1")
OPTIONS = [{"id": "n", "text": "Norr"}, {"id": "s", "text": "Söder om ån"}]
CHOICE: dict[str, Any] = {"kind": "choice", "options": OPTIONS}
CHOICES: dict[str, Any] = {**CHOICE, "kind": "choices"}


def _read(text: str, term: Term | None = TERM, **asked: Any) -> CellValue | None:  # noqa: ANN401
    return read_typed(text, _question(**asked), term)


def _question(**asked: Any) -> Question:  # noqa: ANN401
    return Question.model_validate({"id": "fraga", "text": "Fråga?", **asked})


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        ("1 250,5 kr", {"kind": "number", "unit": "kr", "decimals": 1}, Decimal("1250.5")),
        ("12", {"kind": "number"}, Decimal(12)),
        ("12 maj", {"kind": "date"}, datetime.date(2022, 5, 12)),
        ("Ja", {"kind": "yes_no"}, True),
        ("nej.", {"kind": "yes_no"}, False),
        ("norr", CHOICE, Chosen(chosen=("n",))),
        (" Söder  om ån ", CHOICE, Chosen(chosen=("s",))),
        ("Väster", {**CHOICE, "other": True}, Chosen(other="Väster")),
        ("Söder om ån\nNorr", CHOICES, Chosen(chosen=("n", "s"))),
        ("Söder om ån; Norr", CHOICES, Chosen(chosen=("n", "s"))),
        ("Söder om ån, Norr", CHOICES, Chosen(chosen=("n", "s"))),
        ("norr,söder om ån; ", CHOICES, Chosen(chosen=("n", "s"))),
        (
            "Norr, Väster, allt",
            {**CHOICES, "other": True},
            Chosen(chosen=("n",), other="Väster, allt"),
        ),
        (
            "Öster, och väster, Norr",
            {"kind": "choices", "options": [{"id": "a", "text": "Öster, och väster"}, *OPTIONS]},
            Chosen(chosen=("a", "n")),
        ),
        ("Norr; Väster", {**CHOICES, "other": True}, Chosen(chosen=("n",), other="Väster")),
        (
            "Norr; allt\nSöder\u00a0om ån",
            {"kind": "choices", "options": [{"id": "a", "text": "Norr; allt"}, OPTIONS[1]]},
            Chosen(chosen=("a", "s")),
        ),
        ("vad som helst", {}, "vad som helst"),
        ("", {"kind": "number"}, None),
        (" \u00a0", {"kind": "date"}, None),
    ],
)
def test_it_is_read_as_what_is_asked_for(
    text: str, asked: dict[str, Any], value: CellValue | None
) -> None:
    assert _read(text, **asked) == value


@pytest.mark.parametrize(
    ("text", "asked", "fault"),
    [
        ("12,55", {"kind": "number", "decimals": 1}, ValueFault.DECIMALS),
        ("12 kr", {"kind": "number", "unit": "tkr"}, ValueFault.OTHER_UNIT),
        ("i maj", {"kind": "date"}, ValueFault.DAY_MISSING),
        ("kanske", {"kind": "yes_no"}, ValueFault.NO_YES_OR_NO),
        ("Väster", CHOICE, ValueFault.NO_OPTION),
        ("Norr; Väster", CHOICES, ValueFault.NO_OPTION),
        ("Norr, Väster", CHOICES, ValueFault.NO_OPTION),
        ("Norr, Söder om ån", CHOICE, ValueFault.NO_OPTION),
        ("Väster; Öster", {**CHOICES, "other": True}, ValueFault.NO_OPTION),
    ],
)
def test_what_is_something_else_is_refused(
    text: str, asked: dict[str, Any], fault: ValueFault
) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        _read(text, **asked)
    assert refused.value.code is fault


def test_a_day_without_a_year_has_none_without_a_term() -> None:
    with pytest.raises(UnreadableValueError):
        _read("12 maj", None, kind="date")


@given(
    value=numbers(2) | st.booleans() | st.dates(min_value=datetime.date(1000, 1, 1)),
    chosen=st.lists(st.sampled_from(["n", "s"]), unique=True, min_size=1),
)
def test_what_is_told_of_a_value_is_read_as_it(value: Any, chosen: list[str]) -> None:  # noqa: ANN401
    kinds = {bool: "yes_no", Decimal: "number", datetime.date: "date"}
    asked: dict[str, Any] = {"kind": kinds[type(value)]}
    if type(value) is Decimal:
        asked |= {"decimals": 2, "unit": "tkr"}
    assert _read(value_text(value, "tkr"), None, **asked) == value
    options = worded_value(_question(**CHOICES), None)["options"]
    choice = Chosen(chosen=tuple(one for one in ("n", "s") if one in chosen))
    assert _read(value_text(choice, "", options), **CHOICES) == choice


@pytest.mark.parametrize("fault", ValueFault)
def test_every_fault_says_what_to_write_in_one_or_two_sentences(fault: ValueFault) -> None:
    said = str(UnreadableValueError(fault, "kr"))
    assert said[0].islower()
    assert said[-1] not in ".!?"
    assert "{" not in said
