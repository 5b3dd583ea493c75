"""A sheet of the workbook: a table below its headings, to be filtered, read and printed.

Rows are written in order and not kept: memory does not grow with them.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import TracebackType
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from app.formats.collation.cell_styles import ACCENT, CellStyle, format_with
from app.formats.collation.cell_texts import CONTINUED, cell_texts
from app.model.respondent import Respondent
from app.model.rich_text import shortened

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""Excel's limits for a sheet."""
_A4 = 9
_CENTIMETRE = 1 / 2.54
_BOTTOM = 0.7
# Of a page without its margins, in points.
_PAGE_WIDTH = (29.7 - 2) * _CENTIMETRE * 72
_PAGE_HEIGHT = ((21.0 - 2) * _CENTIMETRE - _BOTTOM) * 72
_HEADING_HEIGHT = 30
_MOST_BREAKS = 1_023
_A_LINE = 15.0
_HIGHEST = 409.0
CHART_SPACE = 4
"""Between a chart and the cells around it, in pixels."""
MOST_LINES = int(_HIGHEST / _A_LINE)
"""What a row shows; Excel makes none higher."""
# More would leave no room for the rest.
_MOST_FROZEN = 15


@dataclass(frozen=True)
class Formula:
    """A formula of the program's own, and what it comes to, for those who do not calculate."""

    text: str
    value: Decimal


def sum_of_shown(first: int, last: int, column: int, value: Decimal) -> Formula:
    """The sum of the rows of a column, from 0, that are left when the table is filtered."""
    return Formula(f"=SUBTOTAL(109,{xl_range_abs(first, column, last, column)})", value)


Value = str | int | Decimal | Formula | datetime.date | None
"""A datetime is a date, too."""
WriteAbove = Callable[["Sheet"], None]


@dataclass(frozen=True)
class Cell:
    """A value with a style of its own, and perhaps a number format of Excel's."""

    value: Value
    style: CellStyle
    number_format: str = ""


@dataclass(frozen=True)
class Column:
    """A column; the width is in digits of the default font, as Excel counts.

    The heading of one that is `worded` has what those who answer are called (`Respondent.fill`).
    """

    heading: str
    width: float
    style: CellStyle = CellStyle.TEXT
    worded: bool = False


@dataclass(frozen=True)
class OpenWorkbook:
    """The workbook that is being written, its formats and limits, and the printed title."""

    workbook: Workbook
    formats: dict[CellStyle, Format]
    title: str
    respondent: Respondent
    most_rows: int = MOST_ROWS
    most_columns: int = MOST_COLUMNS
    _numbered: dict[tuple[CellStyle, str], Format] = field(default_factory=dict)

    def format_of(self, cell: Cell) -> Format:
        if not cell.number_format:
            return self.formats[cell.style]
        key = cell.style, cell.number_format
        if key not in self._numbered:
            self._numbered[key] = format_with(self.workbook, *key)
        return self._numbered[key]


@dataclass
class Sheet:
    """Takes rows one by one; continues in another sheet at Excel's limit.

    `top` writes the rows above the headings. `kept` columns are frozen when the sheet is scrolled,
    and `pages` is how many pages the columns take in print. One that is not `filtered` has several
    tables, one below the other.
    """

    book: OpenWorkbook
    name: str
    columns: tuple[Column, ...]
    top: WriteAbove | None = None
    kept: int = 0
    pages: int = 1
    filtered: bool = True

    def __post_init__(self) -> None:
        self._number = 0
        self._row = 0
        self._headings = 0
        self._ended = False
        self._printed = 0.0
        self._breaks: list[int] = []
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._finish()

    def add(self, *values: Value | Cell) -> None:
        """A row of the table; text too long for a cell continues in rows below."""
        cells = [
            value if isinstance(value, Cell) else Cell(value, column.style)
            for value, column in zip(values, self.columns, strict=True)
        ]
        texts = [cell_texts(c.value) if isinstance(c.value, str) else () for c in cells]
        for part in range(max(1, *map(len, texts))):
            shown = [
                replace(cell, value=_part(cell.value, pieces, part, names=not place))
                for place, (cell, pieces) in enumerate(zip(cells, texts, strict=True))
            ]
            self.line(*shown, height=self._height(shown))

    def line(self, *cells: Cell, height: float | None = None) -> None:
        """A row outside the table; height in points."""
        self._make_room()
        if height is not None:
            self._sheet.set_row(self._row, height)
        for place, cell in enumerate(cells):
            self._put(place, cell)
        self._row += 1
        self._printed += height or _A_LINE

    @property
    def name_now(self) -> str:
        """The name of the sheet that is being written."""
        return str(self._sheet.get_name())

    @property
    def next_row(self) -> int:
        """The row that is written next, from 0."""
        return self._row

    def keep_together(self, rows: int, lines: int = 0) -> bool:
        """Go on in another sheet, or in print on another page, where so many rows do not fit.

        The rows may have more `lines`. False where they do not fit in any sheet.
        """
        is_begun = self._row > self._headings + 1
        if is_begun and self._row + rows > self.book.most_rows:
            self._finish()
            self._begin()
        elif is_begun and self._printed + max(rows, lines) * _A_LINE > self._page_height:
            self._breaks.append(self._row)
            self._printed = _HEADING_HEIGHT
        return self._row + rows <= self.book.most_rows

    @property
    def _page_height(self) -> float:
        """What fits on a page, in points, when all the columns fit in its width."""
        # Of a digit in pixels, with the sides of a cell.
        width = sum(7 * column.width + 5 for column in self.columns) * 0.75
        return _PAGE_HEIGHT * max(1.0, width / _PAGE_WIDTH)

    def draw(self, row: int, chart: Chart, description: str) -> None:
        """Put a chart into the last column, from a row of this sheet on."""
        # Within its rows, or its edge is printed with those of another page.
        place = {"x_offset": CHART_SPACE, "y_offset": CHART_SPACE}
        column = len(self.columns) - 1
        self._sheet.insert_chart(row, column, chart, {**place, "description": description})

    def spread(self, spans: Sequence[tuple[str, int]], style: CellStyle, height: float) -> None:
        """A row of merged cells above the table, from the second column on, each with its width."""
        self._sheet.set_row(self._row, height)
        self._put(0, Cell("", style))
        column = 1
        for text, width in spans:
            shown = self.book.formats[style]
            if width > 1:
                self._sheet.merge_range(self._row, column, self._row, column + width - 1, "", shown)
            self._put(column, Cell(text, style))
            column += width
        self._row += 1

    def end_of_table(self) -> None:
        """Rows after this are not filtered or sorted with the table."""
        if not self._ended and self.filtered:
            last = max(self._row - 1, self._headings)
            self._sheet.autofilter(self._headings, 0, last, len(self.columns) - 1)
            self._ended = True

    def _height(self, cells: Sequence[Cell]) -> float | None:
        """The height of the longest text in points; None where one line is enough.

        Excel would fit the height itself; other programs do not.
        """
        pairs = zip(cells, self.columns, strict=True)
        lines = max(
            (lines_in(c.value, column) for c, column in pairs if isinstance(c.value, str)),
            default=1,
        )
        return min(lines * _A_LINE, _HIGHEST) if lines > 1 else None

    def _make_room(self) -> None:
        if self._row >= self.book.most_rows:
            self._finish()
            self._begin()

    def _finish(self) -> None:
        self.end_of_table()
        self._sheet.set_h_pagebreaks(self._breaks[:_MOST_BREAKS])
        self._sheet.print_area(0, 0, self._row - 1, len(self.columns) - 1)

    def _begin(self) -> None:
        self._number += 1
        self._ended = False
        self._row = 0
        self._printed = 0.0
        self._breaks = []
        name = self.name if self._number == 1 else f"{self.name} {self._number}"
        self._sheet: Worksheet = self.book.workbook.add_worksheet(name)
        for place, column in enumerate(self.columns):
            self._sheet.set_column(place, place, column.width)
        if self.top is not None:
            self.top(self)
        self._headings = self._row
        self.line(
            *(Cell(self._heading(column), CellStyle.HEADING) for column in self.columns),
            height=_HEADING_HEIGHT,
        )
        self._set_up(name)

    def _heading(self, column: Column) -> str:
        return self.book.respondent.fill(column.heading) if column.worded else column.heading

    def _set_up(self, name: str) -> None:
        sheet = self._sheet
        if self._row <= _MOST_FROZEN:
            sheet.freeze_panes(self._row, self.kept)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(ACCENT)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=_CENTIMETRE, right=_CENTIMETRE, top=2 * _CENTIMETRE, bottom=_BOTTOM)
        sheet.fit_to_pages(self.pages, 0)
        sheet.repeat_rows(self._headings if self.kept == 0 else 0, self._headings)
        if self.kept:
            sheet.repeat_columns(0, self.kept - 1)
        # Excel takes 255 signs in all; & begins a code.
        title, shown = (text.replace("&", "&&") for text in (shortened(self.book.title), name))
        sheet.set_header(f"&L&B{title}&R{shown}")
        sheet.set_footer("&CSida &P av &N")

    def _put(self, column: int, cell: Cell) -> None:
        refused = self._written(column, cell.value, self.book.format_of(cell))
        if refused:
            raise ValueError(f"row {self._row}, column {column}: {refused}")

    def _written(self, column: int, value: Value, shown: Format) -> int:
        """0, or the library's code for a value that it has not written whole."""
        place = self._row, column
        if isinstance(value, datetime.date):
            refused = self._sheet.write_datetime(*place, value, shown)
        elif isinstance(value, int | Decimal):
            number = float(value) if isinstance(value, Decimal) else value
            refused = self._sheet.write_number(*place, number, shown)
        elif isinstance(value, Formula):
            refused = self._sheet.write_formula(*place, value.text, shown, float(value.value))
        elif not value:
            refused = self._sheet.write_blank(*place, None, shown)
        elif value.startswith("<r>"):
            # XlsxWriter takes such a text for markup of its own where it keeps no rows.
            parts = shown, value[0], shown, value[1:], shown
            refused = self._sheet.write_rich_string(*place, *parts)
        else:
            refused = self._sheet.write_string(*place, value, shown)
        return int(refused)


def _part(value: Value, pieces: Sequence[str], part: int, *, names: bool) -> Value:
    """The value in this part of a row that is split; the first column is repeated in each part."""
    if part < len(pieces):
        return pieces[part]
    if names and pieces:
        return CONTINUED + shortened(pieces[0])
    return None if part else value


def lines_in(text: str, column: Column) -> int:
    """About how many lines the text takes in the column."""
    # Letters are narrower than digits; the indent takes some room.
    signs = max(1, int(1.1 * column.width) - 2)
    return sum(max(1, -(-len(line) // signs)) for line in text.split("\n"))
