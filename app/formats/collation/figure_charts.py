"""Excel's own charts of the figures: a bar for each committee, or for each option."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.chart import Chart

from app.formats.collation.cell_styles import ACCENT
from app.formats.collation.sheet import CHART_SPACE, OpenWorkbook

CHART_WIDTH = 78
"""Of the column that has the charts, in digits of the default font."""
LEAST_ROWS = 9
"""What a chart needs to be read."""
_ROW = 20
_HIGHEST = 3_000
_DIGIT = 7
_BEFORE = "#A9B4C0"
_LETTERS = {"size": 9, "color": "#1A2430"}


@dataclass(frozen=True)
class Bars:
    """A column of numbers to draw, with a number format; None is no bar."""

    name: str
    column: int
    numbers: Sequence[Decimal | int | None]
    number_format: str


@dataclass(frozen=True)
class ChartPlace:
    """The cells that a chart shows: names in the first column of a sheet, below the title."""

    sheet: str
    first_row: int
    names: Sequence[str]

    def _cells(self, column: int) -> list[object]:
        last = self.first_row + len(self.names) - 1
        return [self.sheet, self.first_row, column, last, column]

    def chart(self, book: OpenWorkbook, title: str, bars: Sequence[Bars], rows: int) -> Chart:
        """As high as so many rows; the first of the bars stands out."""
        chart = book.workbook.add_chart({"type": "bar"})
        for place, one in enumerate(bars):
            chart.add_series(
                {
                    "name": one.name,
                    "categories": self._cells(0),
                    "values": self._cells(one.column),
                    # Nothing is kept of the sheet from which to take them.
                    "categories_data": list(self.names),
                    "values_data": [None if n is None else float(n) for n in one.numbers],
                    "fill": {"color": _BEFORE if place else ACCENT},
                    "gap": 40,
                    "data_labels": {
                        "value": True,
                        "num_format": one.number_format,
                        "font": {**_LETTERS, "size": 8},
                    },
                }
            )
        # Of the cell above: XlsxWriter takes a text that looks like a reference for one.
        cell = [self.sheet, self.first_row - 1, 0]
        font = {**_LETTERS, "size": 11}
        chart.set_title({"name": cell, "data": [title], "name_font": font})
        # Each bar says its number.
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_y_axis({"reverse": True, "num_font": _LETTERS, "label_position": "low"})
        chart.set_legend({"position": "bottom"} if len(bars) > 1 else {"none": True})
        height = min(max(rows, LEAST_ROWS) * _ROW, _HIGHEST) - 2 * CHART_SPACE
        chart.set_size({"width": CHART_WIDTH * _DIGIT - CHART_SPACE, "height": height})
        return chart
