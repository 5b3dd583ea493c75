"""Values in the cells of a workbook: numbers that are numbers, days that are days."""

import datetime
from decimal import Decimal

from app.formats.collation.cell_styles import CellStyle
from app.formats.collation.sheet import Cell
from app.model.collation.figures.number_figures import PERCENT
from app.model.kinds.asked import decimals_of
from app.model.kinds.told import NO_BREAK, cell_text
from app.model.kinds.value import CellValue, Table
from app.model.report import Answer

# Programs do not agree on the days before, for Excel takes 1900 for a leap year; and it has none
# before that year.
_FIRST_DAY = datetime.date(1900, 3, 1)


def number_format(unit: str, decimals: int, *, signed: bool = False) -> str:
    """Excel's format for a number with its unit; `signed` shows the plus of a change."""
    places = f".{'0' * decimals}" if decimals else ""
    if unit == PERCENT:
        # Excel shows a hundred times the number, and calculates with the share itself.
        shown = f"0{places}\\{NO_BREAK}%"
    else:
        named = unit.replace('"', "”")
        shown = f"#,##0{places}" + (f'"{NO_BREAK}{named}"' if unit else "")
    return f"+{shown};-{shown};{shown}" if signed else shown


def in_cell(number: Decimal, unit: str) -> Decimal:
    """The number that stands in the cell: of 12.5 % the share, 0.125."""
    return number.scaleb(-2) if unit == PERCENT else number


def number_cell(
    number: Decimal | None, unit: str, decimals: int, style: CellStyle = CellStyle.NUMBER
) -> Cell:
    if number is None:
        return Cell(None, style)
    return Cell(in_cell(number, unit), style, number_format(unit, decimals))


def day_cell(day: datetime.date) -> Cell:
    if day < _FIRST_DAY:
        return Cell(day.isoformat(), CellStyle.TEXT)
    return Cell(day, CellStyle.DAY)


def value_cell(value: CellValue | None, unit: str, text: str, decimals: int | None = None) -> Cell:
    """A value; `text` is how people read it. A number has its own decimals unless they are said."""
    if isinstance(value, Decimal):
        return number_cell(value, unit, decimals_of(value) if decimals is None else decimals)
    if isinstance(value, datetime.date):
        return day_cell(value)
    return Cell(text, CellStyle.TEXT)


def answer_cell(answer: Answer) -> Cell:
    """The value of an answer; of a table the number of rows, of what is no value yet that."""
    if answer.not_applicable:
        return Cell(None, CellStyle.TEXT)
    if answer.unfinished:
        return Cell("; ".join(one.text for one in answer.unfinished), CellStyle.GAP)
    value = answer.value
    if isinstance(value, Table):
        rows = sum(bool(row) for row in value.rows)
        return Cell(rows, CellStyle.NUMBER, number_format("rad" if rows == 1 else "rader", 0))
    return value_cell(value, answer.unit, cell_text(value, answer.unit, answer.options))
