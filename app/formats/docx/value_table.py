"""Writes a table that is asked for as a table: headings, rows that Word can add to, and sums."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import chain

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import styled_paragraph, text_run
from app.formats.docx.control_names import part_tag
from app.formats.docx.control_writer import ControlWriter
from app.formats.docx.markup import Element, el
from app.formats.docx.value_cells import CellWriter, ValuePlace
from app.formats.shown_values import (
    EMPTY,
    TOTAL,
    ShownRow,
    all_empty,
    asked_in_columns,
    column_heading,
    fixed_rows,
)
from app.model.form import Question
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.told import number_text, totals
from app.model.kinds.value import Table
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer
from app.model.term import Term

# All of the text column in word/document.xml (twentieths of a point).
_WIDTH = 7938
# How much of it a column gets, against the others.
_SHARES = {Kind.TEXT: 5, Kind.CHOICE: 4, Kind.CHOICES: 5, Kind.DATE: 3, Kind.NUMBER: 3}
_LEAST_SHARE = 2
# So many rows a form leaves open where it is not said how many.
_OPEN_ROWS = 5


class ValueTable:
    """Writes one table."""

    def __init__(self, answer: Answer, question: Question, title: str, term: Term | None) -> None:
        self._answer = answer
        self._question = question
        self._title = title
        self._given = fixed_rows(question, term)
        self._asked = asked_in_columns(answer, question)
        self._widths = list(_widths(self._asked))

    def element(self, rows: Sequence[ShownRow], controls: ControlWriter, *, blank: bool) -> Element:
        """The table with these rows; a `blank` one has as many as there are to be."""
        cells = CellWriter(controls, blank=blank)
        empty = (EMPTY,) * len(self._asked)
        missing = self._least(blank) - len(rows)
        filled = [
            self._row(cells, number, row) for number, row in enumerate((*rows, *[empty] * missing))
        ]
        if not self._given:
            tag = part_tag(self._answer.question_id, "rows")
            filled = [controls.repeated_rows(tag, self._title, filled)]
        sums = [] if blank or all_empty(rows) else list(self._sums())
        grid = el("tblGrid", *(el("gridCol", w=str(width)) for width in self._widths))
        return el("tbl", self._properties(bool(sums)), grid, self._headings(), *filled, *sums)

    def _least(self, blank: bool) -> int:
        if self._given or not blank:
            return 1
        asked = self._question
        least = max(asked.min_rows or 0, _OPEN_ROWS)
        return least if asked.max_rows is None else min(least, asked.max_rows)

    def _properties(self, has_sums: bool) -> Element:
        return el(
            "tblPr",
            el("tblStyle", val="ValueTable"),
            el("tblW", w=str(_WIDTH), type="dxa"),
            el("tblLayout", type="fixed"),
            _look(has_sums),
            el("tblCaption", val=self._title),
            el("tblDescription", val=wording.TABLE_DESCRIPTION),
        )

    def _headings(self) -> Element:
        cells = (
            _cell(width, styled_paragraph(_aligned(asked), text_run(column_heading(column))))
            for column, asked, width in self._in_columns()
        )
        return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)

    def _in_columns(self) -> Iterator[tuple[WordedColumn, AskedValue, int]]:
        return zip(self._answer.columns, self._asked, self._widths, strict=True)

    def _row(self, cells: CellWriter, number: int, row: ShownRow) -> Element:
        written = []
        for at, (column, asked, width) in enumerate(self._in_columns()):
            place = ValuePlace(self._answer.question_id, column.text, asked, column.id)
            if at == 0 and number < len(self._given):
                paragraphs = [styled_paragraph(place.style, text_run(row[at].text))]
            else:
                paragraphs = cells.paragraphs(place, row[at], self._day(number, column.id))
            written.append(_cell(width, *paragraphs))
        return el("tr", el("trPr", el("cantSplit")), *written)

    def _day(self, number: int, column: str) -> datetime.date | None:
        rows = self._answer.value.rows if isinstance(self._answer.value, Table) else ()
        value = rows[number].at(column) if number < len(rows) else None
        return value if isinstance(value, datetime.date) else None

    def _sums(self) -> Iterator[Element]:
        if not self._question.totals or not isinstance(self._answer.value, Table):
            return
        sums = totals(self._answer.value, self._answer.columns)
        written = []
        for at, (column, asked, width) in enumerate(self._in_columns()):
            text = number_text(sums[column.id]) if column.id in sums else ""
            if at == 0:
                text = f"{TOTAL} {text}".rstrip()
            written.append(_cell(width, styled_paragraph(_aligned(asked), text_run(text))))
        yield el("tr", el("trPr", el("cantSplit")), *written)


def _widths(columns: Sequence[AskedValue]) -> Iterator[int]:
    shares = [_SHARES.get(asked.kind, _LEAST_SHARE) for asked in columns]
    ends = [_WIDTH * sum(shares[: at + 1]) // sum(shares) for at in range(len(shares))]
    yield from (end - start for start, end in zip(chain((0,), ends), ends, strict=False))


def _aligned(asked: AskedValue) -> str:
    return "CellNumber" if asked.kind is Kind.NUMBER else "CellText"


def _look(has_sums: bool) -> Element:
    """Which rows look apart: the first, and the last where it has the sums."""
    return el(
        "tblLook",
        val="0660" if has_sums else "0620",
        firstRow="1",
        lastRow=str(int(has_sums)),
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )


def _cell(width: int, *paragraphs: Element) -> Element:
    return el("tc", el("tcPr", el("tcW", w=str(width), type="dxa")), *paragraphs)
