"""What is told of an answer to which something else is asked for now."""

from typing import Any

import pytest

from app.model.carried_texts import changed_text
from app.model.carry_over import Outcome, PlannedAnswer, plan_carry_over
from app.model.form import FormDefinition
from app.model.question_move import plan_move
from app.model.report import Answer, Report
from tests.support.every_kind import empty_report
from tests.support.example_report import paragraph
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM, a_term

NEXT = a_term("2022-VB")
COLUMNS = [{"id": "ort", "text": "Ort"}, {"id": "antal", "text": "Antal", "kind": "number"}]
NUMBER, TABLE = {"kind": "number", "unit": "st"}, {"kind": "table", "columns": COLUMNS}
CHOICE = {"kind": "choice", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}
ANOTHER = "Frågan besvaras på annat sätt nu. "


def _form(asked: dict[str, Any]) -> FormDefinition:
    content = form_content()
    content["sections"][0]["questions"][0].update(asked)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _answered(asked: dict[str, Any], value: object, text: str) -> Report:
    report = empty_report(_form(asked))
    content = {**dict(report.answers[0]), "value": value}
    content["blocks"] = (paragraph(text),) if text else ()
    return report.with_answer(Answer.model_validate(content, context=IN_STOCKHOLM))


def _both(report: Report, asked: dict[str, Any]) -> list[PlannedAnswer]:
    """In the next term, and where the draft is moved."""
    plans = (plan_carry_over([report], _form(asked), NEXT), plan_move(report, _form(asked)))
    return [plan.planned[0] for plan in plans]


@pytest.mark.parametrize(
    ("was", "value", "text", "now", "told"),
    [
        ({}, None, "ca 12 st", NUMBER, f"{ANOTHER}Svaret är läst ur det som stod där"),
        ({}, None, "många", NUMBER, f"{ANOTHER}Svaret gick inte att läsa, och är kvar som text."),
        (NUMBER, "12", "", {}, f"{ANOTHER}Svaret är kvar som text"),
        (NUMBER, "12", "", {**NUMBER, "unit": "kr"}, f"{ANOTHER}Svaret gick inte att läsa"),
        (
            CHOICE,
            {"chosen": ["a"], "other": ""},
            "",
            {"kind": "choice", "options": [{"id": "b", "text": "B"}]},
            "Ett alternativ som är valt finns inte längre. Välj på nytt.",
        ),
        (
            TABLE,
            {"rows": [{"ort": "A", "antal": "1"}]},
            "",
            {"kind": "table", "columns": COLUMNS[:1]},
            "Tabellen har andra kolumner eller rader nu.",
        ),
        ({}, None, "Text.", {}, ""),
        (NUMBER, "12", "", {**NUMBER, "max": 1}, ""),
        (CHOICE, {"chosen": ["a"], "other": ""}, "", {**CHOICE, "other": True}, ""),
        (TABLE, {"rows": [{"ort": "A"}]}, "", {**TABLE, "totals": True}, ""),
    ],
)
def test_what_became_of_it_is_told(
    was: dict[str, Any], value: object, text: str, now: dict[str, Any], told: str
) -> None:
    for planned in _both(_answered(was, value, text), now):
        assert changed_text(planned).startswith(told)
        assert bool(changed_text(planned)) is bool(told)
        said = planned.outcome is Outcome.READ
        assert said is told.startswith(ANOTHER)
        if told:
            assert not planned.answer.origin.confirmed


def test_nothing_is_told_of_what_nobody_has_answered() -> None:
    for planned in _both(_answered(TABLE, None, ""), {"kind": "table", "columns": COLUMNS[:1]}):
        assert changed_text(planned) == ""
    (carried, moved) = _both(_answered({}, None, ""), NUMBER)
    assert carried.outcome is Outcome.NEW
    assert changed_text(moved) == f"{ANOTHER}Inget svar än."


def test_what_came_back_from_beside_the_questions_is_read() -> None:
    report = _answered({}, None, "ca 12 st")
    content = form_content()
    content["sections"][0]["questions"].pop(0)
    away = plan_move(report, FormDefinition.model_validate(content, context=IN_STOCKHOLM))
    between = report.model_copy(update={"answers": (), "unplaced": away.left_over})
    planned = plan_move(between, _form(NUMBER)).planned[0]
    assert planned.outcome is Outcome.RETURNED
    assert planned.answer.told == "12\u00a0st"
    assert planned.answer.blocks == (paragraph("ca 12 st"),)
