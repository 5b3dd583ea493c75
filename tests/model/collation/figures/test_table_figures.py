"""The tables of all committees as one table, and the days they have given."""

import datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.collation.figures.choice_figures import ChoiceFigures
from app.model.collation.figures.given_values import FigureState
from app.model.collation.figures.number_figures import NumberFigures
from app.model.collation.figures.question_figures import CollationFigures, QuestionFigures
from app.model.collation.figures.table_figures import DateFigures
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.kinds.value import Table
from app.model.report import Report
from tests.support.answered_values import NOT_APPLICABLE, answered, asking
from tests.support.collations import collation_of
from tests.support.form_strategies import forms
from tests.support.strategies import reports

COLUMNS = [
    {"id": "insats", "text": "Insats"},
    {"id": "antal", "text": "Antal", "kind": "number", "unit": "st"},
    {"id": "dag", "text": "Dag", "kind": "date"},
]
TABLE = {"id": "t", "kind": "table", "columns": COLUMNS}


def _all(sent: list[Report], form: FormDefinition) -> list[QuestionFigures]:
    collation = collation_of(sent, [form])
    counted = CollationFigures(collation)
    return [counted.of(one) for area in collation.areas for one in area.questions]


def test_the_rows_of_all_stand_under_each_other() -> None:
    form = asking(TABLE)
    first = {"rows": [{"insats": "Mässa", "antal": "3"}, {}, {"dag": "2022-05-12"}]}
    sent = [
        answered(form, "a", {"t": first}),
        answered(form, "b", {"t": NOT_APPLICABLE}),
        answered(form, "c", {"t": {"rows": [{"antal": "4"}]}}),
    ]
    (found,) = _all(sent, form)
    assert found.table is not None
    assert [column.text for column in found.table.columns] == ["Insats", "Antal", "Dag"]
    assert [
        (row.name, row.number, *(cell.text for cell in row.cells)) for row in found.table.rows
    ] == [
        ("A", 1, "Mässa", "3\u00a0st", ""),
        ("A", 3, "", "", "12 maj 2022"),
        ("C", 1, "", "4\u00a0st", ""),
    ]
    assert found.table.rows[0].cells[1].value == Decimal(3)
    assert [one.state for one in found.table.committees][1] is FigureState.NOT_APPLICABLE


def test_what_is_typed_and_no_value_yet_stands_in_its_place() -> None:
    form = asking(TABLE)
    typed = [
        {"text": "ca 5", "row": 0, "column": "antal"},
        {"text": "i maj", "row": 2, "column": "dag"},
    ]
    sent = [answered(form, "a", {"t": {"value": {"rows": [{"insats": "A"}]}, "unfinished": typed}})]
    (found,) = _all(sent, form)
    assert found.table is not None
    cells = {
        row.number: [(cell.value, cell.text) for cell in row.cells] for row in found.table.rows
    }
    assert cells == {
        1: [("A", "A"), (None, "ca 5"), (None, "")],
        3: [(None, ""), (None, ""), (None, "i maj")],
    }


def test_a_column_in_another_unit_stands_beside_itself() -> None:
    form = asking(TABLE)
    columns = [COLUMNS[0], {**COLUMNS[1], "unit": "tkr"}, COLUMNS[2]]
    older = asking({**TABLE, "columns": columns}, version=2)
    sent = [
        answered(form, "a", {"t": {"rows": [{"antal": "1"}]}}),
        answered(older, "b", {"t": {"rows": [{"antal": "2"}]}}),
        answered(older, "c", {"t": {"rows": [{"antal": "3"}]}}),
    ]
    (found,) = _all(sent, form)
    assert found.table is not None
    assert [(one.id, one.unit) for one in found.table.columns] == [
        *(("insats", ""), ("antal", "tkr"), ("antal", "st"), ("dag", "")),
    ]
    assert [[cell.text for cell in row.cells] for row in found.table.rows] == [
        *(["", "", "1\u00a0st", ""], ["", "2\u00a0tkr", "", ""], ["", "3\u00a0tkr", "", ""]),
    ]


def test_the_first_and_the_last_day_are_known() -> None:
    form = asking({"id": "nar", "kind": "date"})
    days = [datetime.date(2022, 5, 12), None, datetime.date(1891, 1, 2)]
    sent = [answered(form, name, {"nar": day}) for name, day in zip("abc", days, strict=True)]
    (found,) = _all(sent, form)
    (dates,) = found.dates
    assert [one.days for one in dates.committees] == [(days[0],), (), (days[2],)]
    assert (dates.earliest, dates.latest) == (days[2], days[0])


@settings(max_examples=60)
@given(data=st.data(), form=forms(kinds=tuple(Kind)))
def test_nothing_that_any_committee_has_given_is_left_out(
    data: st.DataObject, form: FormDefinition
) -> None:
    sent = [
        data.draw(reports(form)).model_copy(update={"committee": None, "only": ()})
        for _ in range(2)
    ]
    collation = collation_of(sent, [form])
    counted = CollationFigures(collation)
    for question in (one for area in collation.areas for one in area.questions):
        found = counted.of(question)
        places: list[NumberFigures | ChoiceFigures | DateFigures]
        places = [*found.numbers, *found.choices, *found.dates]
        assert all(len(one.committees) == len(sent) for one in places)
        for one in collation.answers_to(question.id):
            answer = one.answer
            if answer.not_applicable or answer.value is None or answer.unfinished:
                continue
            if isinstance(answer.value, Table):
                assert found.table is not None
                rows = [row for row in found.table.rows if row.key == one.key]
                cells = [cell.value for row in rows for cell in row.cells]
                for row in answer.value.rows:
                    assert all(cell.value in cells for cell in row.cells)
            else:
                (itself,) = (
                    place.committees[one.key]
                    for place in places
                    if place.way.column == ""
                    and place.committees[one.key].state is FigureState.GIVEN
                )
                assert itself.key == one.key


def test_a_set_that_asks_for_text_alone_has_no_figures() -> None:
    form = asking({"id": "ett"})
    (found,) = _all([answered(form, "a", {})], form)
    assert (found.numbers, found.choices, found.dates, found.table) == ((), (), (), None)
