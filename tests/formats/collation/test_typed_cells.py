"""Values in cells: of which type, and in which number format."""

import datetime
from decimal import Decimal

import pytest

from app.formats.collation.cell_styles import CellStyle
from app.formats.collation.sheet import Cell
from app.formats.collation.typed_cells import (
    answer_cell,
    day_cell,
    number_cell,
    number_format,
    value_cell,
)
from app.model.kinds.value import Chosen
from tests.support.answered_values import NOT_APPLICABLE, answered, asking

FORM = asking(
    {"id": "tal", "kind": "number", "unit": "mnkr", "decimals": 2},
    {"id": "ja", "kind": "yes_no"},
    {"id": "rader", "kind": "table", "columns": [{"id": "a", "text": "A"}]},
)


@pytest.mark.parametrize(
    ("unit", "decimals", "shown"),
    [
        ("", 0, "#,##0"),
        ("", 2, "#,##0.00"),
        ("tkr", 1, '#,##0.0"\u00a0tkr"'),
        ("%", 0, "0\\\u00a0%"),
        ("%", 1, "0.0\\\u00a0%"),
        ('"a;b"', 0, '#,##0"\u00a0”a;b”"'),
    ],
)
def test_a_number_has_its_unit_and_decimals(unit: str, decimals: int, shown: str) -> None:
    assert number_format(unit, decimals) == shown
    assert number_format(unit, decimals, signed=True) == f"+{shown};-{shown};{shown}"


def test_a_percentage_is_a_share() -> None:
    assert number_cell(Decimal("12.5"), "%", 1).value == Decimal("0.125")
    assert number_cell(Decimal("12.5"), "kr", 1).value == Decimal("12.5")
    assert number_cell(None, "kr", 1) == Cell(None, CellStyle.NUMBER)


@pytest.mark.parametrize("day", [datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)])
def test_a_day_is_a_day(day: datetime.date) -> None:
    assert day_cell(day) == Cell(day, CellStyle.DAY)


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(1900, 2, 28)])
def test_a_day_that_excel_does_not_know_is_a_text(day: datetime.date) -> None:
    assert day_cell(day) == Cell(day.isoformat(), CellStyle.TEXT)


def test_what_is_neither_a_number_nor_a_day_stands_as_people_read_it() -> None:
    assert value_cell(True, "", "Ja") == Cell("Ja", CellStyle.TEXT)
    assert value_cell(Chosen(chosen=("a",)), "", "Norr") == Cell("Norr", CellStyle.TEXT)
    assert value_cell(None, "", "") == Cell("", CellStyle.TEXT)


def test_an_answer_has_its_value() -> None:
    values = {
        "tal": Decimal("-1.25"),
        "ja": False,
        "rader": {"rows": [{"a": "x"}, {}, {"a": "y"}]},
    }
    report = answered(FORM, "x", values)
    number, no, rows = map(answer_cell, report.answers)
    assert number == Cell(Decimal("-1.25"), CellStyle.NUMBER, '#,##0.00"\u00a0mnkr"')
    assert no == Cell("Nej", CellStyle.TEXT)
    assert rows == Cell(2, CellStyle.NUMBER, '#,##0"\u00a0rader"')


def test_what_is_set_aside_or_no_value_yet_is_not_counted() -> None:
    aside = {**NOT_APPLICABLE, "value": Decimal(3)}
    typed = {"unfinished": [{"text": "kanske"}]}
    number, unsure, blank = map(
        answer_cell, answered(FORM, "x", {"tal": aside, "ja": typed}).answers
    )
    assert number == Cell(None, CellStyle.TEXT)
    assert unsure == Cell("kanske", CellStyle.GAP)
    assert blank == Cell("", CellStyle.TEXT)
