"""Rows that the set names, with the year of the term in their names and in the options."""

from typing import Any

import pytest

from app.model.carry_over import plan_carry_over
from app.model.form import FormDefinition, Question
from app.model.kinds.named_rows import names_of_rows, renamed
from app.model.kinds.typed import read_typed
from app.model.kinds.value import Cell, Chosen, Row, Table
from app.model.kinds.worded import asked_in
from app.model.report import Answer, Report
from app.model.rewording import reworded
from app.model.term import Term
from tests.support.every_kind import empty_report
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM, a_term

THEN, NOW = a_term("2022-T2"), a_term("2023-T1")
TABLE: dict[str, Any] = {
    "id": "tabell",
    "text": "Hur många?",
    "kind": "table",
    "columns": [
        {"id": "ar", "text": "År"},
        {"id": "antal", "text": "Antal {year}", "kind": "number", "decimals": 2},
        {
            "id": "val",
            "text": "Val",
            "kind": "choice",
            "options": [{"id": "i", "text": "Under {year}"}, {"id": "f", "text": "Före {year}"}],
        },
    ],
    "fixed_rows": ["Under {year}", "2021", "Plan för {year}"],
    "totals": True,
}
QUESTION = Question.model_validate(TABLE)


def _form() -> FormDefinition:
    section = {"number": 1, "title": "Siffror", "questions": [TABLE]}
    return FormDefinition.model_validate(form_content(sections=[section]), context=IN_STOCKHOLM)


def _rows(*names: str) -> list[Row]:
    return [Row(cells=(Cell(column="ar", value=name),)) for name in names]


def _names(rows: tuple[Row, ...]) -> list[object]:
    return [row.at("ar") for row in rows]


def _report(term: Term = THEN) -> Report:
    report = empty_report(_form()).model_copy(update={"term": term})
    rows = [
        {"ar": f"Under {term.year}", "antal": "12", "val": {"chosen": ["i"], "other": ""}},
        {"ar": "2021", "antal": "7"},
        {"ar": f"Plan för {term.year}", "antal": "15"},
    ]
    report = reworded(report, _form())
    answer = {**dict(report.answer("tabell")), "value": {"rows": rows}}
    return report.with_answer(Answer.model_validate(answer, context=IN_STOCKHOLM))


def test_the_year_stands_in_their_names() -> None:
    assert names_of_rows(QUESTION, NOW) == ("Under 2023", "2021", "Plan för 2023")


@pytest.mark.parametrize(
    ("were", "are"),
    [
        (["Under 2022", "2021"], ["Under 2023", "2021"]),
        (["under  2022"], ["Under 2023"]),
        (["Plan för ____", "Under ____"], ["Plan för 2023", "Under 2023"]),
        # Of two one is it; which, nobody knows but by their order.
        (["Under 2021", "Under 2022"], ["Under 2023", "Under 2022"]),
        (["Under 2022", "Under 2023"], ["Under 2022", "Under 2023"]),
        # What is another year by itself stays another year.
        (["2020", "2022"], ["2020", "2022"]),
        (["Något annat", ""], ["Något annat", ""]),
    ],
)
def test_a_row_of_another_year_gets_the_name_of_this_one(were: list[str], are: list[str]) -> None:
    assert _names(renamed(_rows(*were), QUESTION, NOW)) == are


def test_rows_that_nobody_names_stay_as_they_are() -> None:
    free = QUESTION.model_copy(update={"fixed_rows": ()})
    assert _names(renamed(_rows("Under 2022"), free, NOW)) == ["Under 2022"]


def test_another_term_words_the_rows_anew_with_what_stands_in_them() -> None:
    other = reworded(_report().model_copy(update={"term": NOW}), _form()).answer("tabell")
    assert isinstance(other.value, Table)
    assert _names(other.value.rows) == ["Under 2023", "2021", "Plan för 2023"]
    assert [str(row.at("antal")) for row in other.value.rows] == ["12", "7", "15"]
    assert other.value.rows[0].at("val") == Chosen(chosen=("i",))
    assert [option.text for option in other.columns[2].options] == ["Under 2023", "Före 2023"]
    assert Answer.model_validate(dict(other), context=IN_STOCKHOLM) == other


def test_they_come_along_to_the_next_year() -> None:
    (planned,) = plan_carry_over([_report()], _form(), NOW).planned
    value = planned.answer.value
    assert isinstance(value, Table)
    assert [(row.at("ar"), str(row.at("antal"))) for row in value.rows] == [
        *(("Under 2023", "12"), ("2021", "7"), ("Plan för 2023", "15"))
    ]
    assert planned.answer.blocks == ()


def test_what_is_typed_is_read_by_the_options_as_they_are_worded() -> None:
    asked = asked_in(QUESTION, NOW).columns[2]
    assert read_typed("under 2023", asked, NOW) == Chosen(chosen=("i",))
    assert asked_in(QUESTION, NOW).columns[1].text == "Antal 2023"
