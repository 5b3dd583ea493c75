"""What changes in what is asked for, between versions: told where answers feel it."""

from typing import Any

import pytest

from app.model.form import FormDefinition
from app.model.value_succession import advice_on_changed_values
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM

FIRST = ("sections", 0, "questions", 0)
A, B = {"id": "a", "text": "A"}, {"id": "b", "text": "B"}
ORT, COUNT = {"id": "ort", "text": "Ort"}, {"id": "antal", "text": "Antal", "kind": "number"}
NUMBER: dict[str, Any] = {"kind": "number", "unit": "kr", "decimals": 1, "min": 0, "max": 9}
CHOICES: dict[str, Any] = {"kind": "choices", "options": [A, B], "min_chosen": 1, "max_chosen": 2}
DATE: dict[str, Any] = {"kind": "date", "earliest": "2022-02-01", "latest": "2022-03-01"}
TABLE: dict[str, Any] = {"kind": "table", "columns": [ORT, COUNT], "min_rows": 1, "max_rows": 9}
FIXED: dict[str, Any] = {"kind": "table", "columns": [ORT, COUNT], "fixed_rows": ["Ett", "Två"]}


def _form(asked: dict[str, Any], version: int) -> FormDefinition:
    content = form_content(version=version)
    content["sections"][0]["questions"][0].update(asked)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _given(was: dict[str, Any], now: dict[str, Any]) -> list[tuple[str, tuple[object, ...]]]:
    advice = advice_on_changed_values(_form(now, 2), _form(was, 1))
    return [(one.code, one.location) for one in advice]


def _column(was: dict[str, Any], now: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"kind": "table", "columns": [ORT, {**COUNT, **one}]} for one in (was, now)]


@pytest.mark.parametrize(
    ("was", "now", "code", "place"),
    [
        ({}, NUMBER, "kind-changed", ("kind",)),
        (NUMBER, {}, "kind-changed", ("kind",)),
        (NUMBER, {**NUMBER, "unit": "tkr"}, "unit-changed", ("unit",)),
        (NUMBER, {**NUMBER, "unit": ""}, "unit-changed", ("unit",)),
        (NUMBER, {**NUMBER, "decimals": 0}, "limit-narrowed", ("decimals",)),
        (NUMBER, {**NUMBER, "min": 1}, "limit-narrowed", ("min",)),
        (NUMBER, {**NUMBER, "max": 8}, "limit-narrowed", ("max",)),
        ({"kind": "number"}, {"kind": "number", "max": 8}, "limit-narrowed", ("max",)),
        (CHOICES, {**CHOICES, "min_chosen": 2}, "limit-narrowed", ("min_chosen",)),
        (CHOICES, {**CHOICES, "max_chosen": 1}, "limit-narrowed", ("max_chosen",)),
        (DATE, {**DATE, "earliest": "2022-02-02"}, "limit-narrowed", ("earliest",)),
        (DATE, {**DATE, "latest": "2022-02-28"}, "limit-narrowed", ("latest",)),
        ({"kind": "date"}, {"kind": "date", "latest": "term"}, "limit-narrowed", ("latest",)),
        (TABLE, {**TABLE, "min_rows": 2}, "limit-narrowed", ("min_rows",)),
        (TABLE, {**TABLE, "max_rows": 8}, "limit-narrowed", ("max_rows",)),
        (*_column({}, {"kind": "date"}), "kind-changed", ("columns", 1, "kind")),
        (*_column({}, {"unit": "st"}), "unit-changed", ("columns", 1, "unit")),
        (*_column({}, {"min": 0}), "limit-narrowed", ("columns", 1, "min")),
        (
            {"kind": "choice", "options": [A, B]},
            {"kind": "choice", "options": [A, {"id": "c", "text": "C"}]},
            "option-dropped",
            ("options",),
        ),
        # The same option with another id is another one.
        (
            {"kind": "choice", "options": [A, B]},
            {"kind": "choice", "options": [A, {"id": "b2", "text": "b"}]},
            "option-dropped",
            ("options", 1, "id"),
        ),
        (TABLE, {**TABLE, "columns": [ORT]}, "column-dropped", ("columns",)),
        (
            TABLE,
            {**TABLE, "columns": [ORT, {**COUNT, "id": "antalet"}]},
            "column-dropped",
            ("columns", 1, "id"),
        ),
        (FIXED, {**FIXED, "fixed_rows": ["ett", "Tre"]}, "row-dropped", ("fixed_rows",)),
    ],
)
def test_what_answers_feel_is_told_with_its_place(
    was: dict[str, Any], now: dict[str, Any], code: str, place: tuple[object, ...]
) -> None:
    assert _given(was, now) == [(code, (*FIRST, *place))]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (NUMBER, NUMBER),
        (NUMBER, {**NUMBER, "min": -1, "max": 10, "decimals": 2}),
        (NUMBER, {"kind": "number", "unit": "kr", "decimals": 1}),
        (CHOICES, {"kind": "choices", "options": [B, A, {"id": "c", "text": "C"}], "other": True}),
        (CHOICES, {**CHOICES, "options": [{"id": "a", "text": "Aa"}, B]}),
        (
            {"kind": "choice", "options": [A, B]},
            {"kind": "choice", "options": [{"id": "c", "text": "C", "replaces": ["a", "b"]}]},
        ),
        (DATE, {"kind": "date", "earliest": "2022-01-01", "latest": "term"}),
        ({"kind": "date"}, {"kind": "date"}),
        (TABLE, {"kind": "table", "columns": [COUNT, ORT], "totals": True}),
        (TABLE, {**TABLE, "columns": [ORT, {**COUNT, "id": "nytt", "replaces": ["antal"]}]}),
        (FIXED, {**FIXED, "fixed_rows": ["Två", "Ett", "Tre"]}),
        (FIXED, TABLE | {"min_rows": None, "max_rows": None}),
        ({"kind": "yes_no"}, {"kind": "yes_no", "comment": True}),
    ],
)
def test_what_answers_do_not_feel_is_not(was: dict[str, Any], now: dict[str, Any]) -> None:
    assert _given(was, now) == []


def test_of_a_new_question_nothing_is_told() -> None:
    assert _given({"id": "annan"}, NUMBER) == []


def test_the_sentence_says_what_it_was() -> None:
    (advice,) = advice_on_changed_values(_form(NUMBER, 2), _form({}, 1))
    assert advice.message.startswith("I version 1 var svaret text, nu är det ett tal.")
    (advice,) = advice_on_changed_values(
        _form({**NUMBER, "unit": "tkr"}, 2), _form({**NUMBER, "unit": ""}, 1)
    )
    assert advice.message.startswith("I version 1 var enheten inte angiven, nu är den ”tkr”.")
