"""The sheets of figures in the workbook of the 28 committees, and what is to stand in them."""

from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from app.model.kinds.value import Table
from tests.support.collations import StillCollation
from tests.support.workbooks import Row, rows_of

FIGURE_SHEETS = ["Siffror", "Val", "Tabell 1 Insatser", "Tabell 2 Lokaler"]
NUMBERS = [
    ("Företagsbesök (st)", "antal-besok", "", 1),
    ("Insatser: Företag (st)", "insatser", "foretag", 1),
    ("Insatser: Kostnad (tkr)", "insatser", "kostnad", 1),
    ("Lokaler: Antal (st)", "lokaler", "antal", 1),
    ("Andel av budgeten (%)", "andel-av-budget", "", 100),
]
"""The title of a block, its question and column, and what a number is divided by in its cell."""


def block_of(sheet: Worksheet, title: str) -> list[Row]:
    """The rows below a title, down to the empty ones before the next."""
    found = rows_of(sheet)
    start = next(at for at, row in enumerate(found) if row[0] == title) + 1
    end = next((at for at in range(start, len(found)) if not any(found[at])), len(found))
    return found[start:end]


def numbers_of(
    question_id: str, collation: StillCollation, column: str = "", before: bool = False
) -> dict[str, Decimal]:
    """Of each committee its number, of a column the sum."""
    reports = collation.before if before else collation.reports
    found: dict[str, Decimal] = {}
    for report in reports:
        assert report.committee is not None
        for answer in report.answers:
            value = answer.value
            if answer.question_id != question_id:
                continue
            if isinstance(value, Table):
                cells = [row.at(column) for row in value.rows]
                numbers = [cell for cell in cells if isinstance(cell, Decimal)]
                if numbers:
                    found[report.committee.name] = sum(numbers, start=Decimal(0))
            elif isinstance(value, Decimal):
                found[report.committee.name] = value
    return found
