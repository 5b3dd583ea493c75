"""A sheet for each table that was asked for: the rows of all committees, to be filtered."""

from collections.abc import Sequence
from decimal import Decimal

from app.formats.collation.cell_styles import CellStyle
from app.formats.collation.collation_texts import mark_sentence, states_text
from app.formats.collation.sheet import Cell, Column, Formula, OpenWorkbook, Sheet, sum_of_shown
from app.formats.collation.typed_cells import number_format, value_cell
from app.model.collation.collation import Collation
from app.model.collation.figures.number_figures import PERCENT, exact_sum
from app.model.collation.figures.question_figures import CollationFigures
from app.model.collation.figures.table_figures import TableCell, TableFigures, TableRow
from app.model.collation.outline import AskedQuestion
from app.model.kinds.asked import decimals_of
from app.model.kinds.kind import Kind
from app.model.kinds.worded import WordedColumn

_NAME, _KNOWN = Column("{One}", 32, worded=True), Column("Att veta", 30)
_WIDTHS = {Kind.TEXT: 36, Kind.CHOICES: 30, Kind.CHOICE: 24}
_WIDTH = 16
# Of the 31 that Excel takes, some are for the number of a sheet that the table goes on in.
_LONGEST = 25
_NOT_IN_NAMES = frozenset("[]:*?/\\'")


def write_tables(book: OpenWorkbook, collation: Collation) -> None:
    """One row for each row of a committee's table, with the sums of the numbers below."""
    figures = CollationFigures(collation)
    number = 0
    for area in collation.areas:
        for question in area.questions:
            table = figures.of(question).table if Kind.TABLE in question.kinds else None
            if table is not None:
                number += 1
                _write(book, f"Tabell {number} {question.short}", question, table)


def sheet_name(text: str) -> str:
    """What Excel takes for the name of a sheet."""
    signs = (sign for sign in text if sign not in _NOT_IN_NAMES and sign <= "\uffff")
    return " ".join("".join(signs)[:_LONGEST].split())


def _write(book: OpenWorkbook, name: str, question: AskedQuestion, table: TableFigures) -> None:
    columns = tuple(map(_column, table.columns))

    def top(sheet: Sheet) -> None:
        said = " ".join((*question.wordings[:1], states_text(table.committees)))
        sheet.line(Cell(said, CellStyle.REMARK))

    with Sheet(book, sheet_name(name), (_NAME, *columns, _KNOWN), top=top, kept=1) as sheet:
        begun, first = sheet.name_now, sheet.next_row
        decimals = [
            max(map(decimals_of, _numbers(table.rows, at)), default=0)
            for at in range(len(table.columns))
        ]
        for row in table.rows:
            cells = map(_cell, row.cells, table.columns, decimals)
            sheet.add(row.name, *cells, mark_sentence(row.mark))
        last = sheet.next_row - 1
        sheet.end_of_table()
        if table.rows and any(_is_summed(column) for column in table.columns):
            sheet.line()
            whole = sheet.name_now == begun
            sheet.line(*_totals(table, decimals, (first, last) if whole else None))


def _column(column: WordedColumn) -> Column:
    style = CellStyle.NUMBER if column.kind is Kind.NUMBER else CellStyle.TEXT
    heading = f"{column.text} ({column.unit})" if column.unit else column.text
    return Column(heading, _WIDTHS.get(column.kind, _WIDTH), style)


def _cell(cell: TableCell, column: WordedColumn, decimals: int) -> Cell:
    if cell.value is None and cell.text:
        return Cell(cell.text, CellStyle.GAP)
    return value_cell(cell.value, column.unit, cell.text, decimals)


def _is_summed(column: WordedColumn) -> bool:
    return column.kind is Kind.NUMBER and column.unit != PERCENT


def _totals(
    table: TableFigures, decimals: Sequence[int], rows: tuple[int, int] | None
) -> list[Cell]:
    """As formulas where all the rows are in one sheet."""
    cells = [Cell("Summa", CellStyle.TOTAL)]
    for at, column in enumerate(table.columns):
        if not _is_summed(column):
            cells.append(Cell(None, CellStyle.SUM))
            continue
        total = exact_sum(_numbers(table.rows, at))
        shown = number_format(column.unit, decimals[at])
        value: Formula | Decimal = total
        if rows:
            value = sum_of_shown(*rows, at + 1, total)
        cells.append(Cell(value, CellStyle.SUM, shown))
    return cells


def _numbers(rows: Sequence[TableRow], at: int) -> list[Decimal]:
    values = (row.cells[at].value for row in rows)
    return [value for value in values if isinstance(value, Decimal)]
