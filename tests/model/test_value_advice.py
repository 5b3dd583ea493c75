"""Advice on kinds of questions: each piece where it helps, and not where it does not."""

from typing import Any

import pytest

from app.model.form import FormDefinition
from app.model.value_advice import MOST_COLUMNS, advice_on_values
from tests.support.every_kind import every_kind
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM

FIRST = ("sections", 0, "questions", 0)
A, B = {"id": "a", "text": "A"}, {"id": "b", "text": "B"}
YES, NO = {"id": "ja", "text": "Ja"}, {"id": "nej", "text": "nej"}
COUNT = {"id": "antal", "text": "Antal", "kind": "number"}


def _form(asked: dict[str, Any], second: dict[str, Any] | None = None) -> FormDefinition:
    content = form_content()
    content["sections"][0]["questions"][0].update(asked)
    content["sections"][0]["questions"][1].update(second or {})
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _given(form: FormDefinition) -> list[tuple[str, tuple[object, ...]]]:
    return [(advice.code, advice.location) for advice in advice_on_values(form)]


def _option(text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"kind": "choice", "options": [A, B, {"id": "c", "text": text}], **more}


def _column(**column: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"kind": "table", "columns": [A, {"id": "b", "text": "B", **column}]}


FIRES: list[tuple[FormDefinition, str, tuple[object, ...]]] = [
    (
        _form({"kind": "table", "columns": [{"id": f"k{n}", "text": f"K{n}"} for n in range(7)]}),
        "many-columns",
        (*FIRST, "columns"),
    ),
    (_form({"kind": "choice", "options": [A]}), "one-option", (*FIRST, "options")),
    (
        _form(_column(kind="choices", options=[A])),
        "one-option",
        (*FIRST, "columns", 1, "options"),
    ),
    (_form({"kind": "choice", "options": [YES, NO]}), "yes-no-as-choice", (*FIRST, "options")),
    (_form({"kind": "number", "unit": "mkr"}), "unusual-unit", (*FIRST, "unit")),
    (_form({"kind": "number", "unit": "Kronor"}), "unusual-unit", (*FIRST, "unit")),
    (
        _form(_column(kind="number", unit="procent")),
        "unusual-unit",
        (*FIRST, "columns", 1, "unit"),
    ),
    (_form(_option("Annat")), "own-words-as-option", (*FIRST, "options", 2, "text")),
    (_form(_option("Annan bransch")), "own-words-as-option", (*FIRST, "options", 2, "text")),
    (
        _form(_option("Annat, ange vad", other=True)),
        "own-words-as-option",
        (*FIRST, "options", 2, "text"),
    ),
    (_form(_option("a" * 81)), "long-option", (*FIRST, "options", 2, "text")),
    (_form(_option("Två\nrader")), "line-break", (*FIRST, "options", 2, "text")),
    (_form(_option("Norr ")), "space-at-an-end", (*FIRST, "options", 2, "text")),
    (
        _form({"kind": "table", "columns": [{"id": "a", "text": "a" * 81}, COUNT]}),
        "long-heading",
        (*FIRST, "columns", 0, "text"),
    ),
    (
        _form({"kind": "table", "columns": [A, COUNT], "fixed_rows": ["Ett", " Två"]}),
        "space-at-an-end",
        (*FIRST, "fixed_rows", 1),
    ),
    (
        _form({"kind": "yes_no"}, {"ask_if": {"question": "ett", "is": ["no", "yes"]}}),
        "always-asked",
        ("sections", 0, "questions", 1, "ask_if"),
    ),
]


@pytest.mark.parametrize(("form", "code", "location"), FIRES)
def test_advice_is_given_with_its_place(
    form: FormDefinition, code: str, location: tuple[object, ...]
) -> None:
    assert _given(form) == [(code, location)]


SILENT: list[FormDefinition] = [
    every_kind(),
    _form({}),
    _form(
        {
            "kind": "table",
            "columns": [{"id": f"k{n}", "text": f"K{n}"} for n in range(MOST_COLUMNS)],
        }
    ),
    _form({"kind": "choice", "options": [A], "other": True}),
    _form({"kind": "choice", "options": [A, B]}),
    _form({"kind": "choice", "options": [YES, NO, {"id": "delvis", "text": "Delvis"}]}),
    _form({"kind": "choice", "options": [YES, NO], "other": True}),
    _form({"kind": "number", "unit": "kr"}),
    _form({"kind": "number", "unit": "%"}),
    _form({"kind": "number", "unit": "besök per dygn"}),
    _form({"kind": "number"}),
    _form(_option("Annonsering")),
    _form(_option("Övriga Sverige och Norden", other=True)),
    _form(_option("a" * 80)),
    _form({"kind": "yes_no"}, {"ask_if": {"question": "ett", "is": ["no"]}}),
    _form(
        {"kind": "choice", "options": [A, B], "other": True},
        {"ask_if": {"question": "ett", "is": ["a", "b"]}},
    ),
]


@pytest.mark.parametrize("form", SILENT)
def test_no_advice_is_given_where_nothing_is_gained(form: FormDefinition) -> None:
    assert _given(form) == []
