"""Writes a table that is asked for as a table: headings, rows that Word can add to, and sums."""

import datetime
from collections.abc import Iterator, Sequence

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import keep_with_next, styled_paragraph, text_run
from app.formats.docx.column_widths import ColumnTexts, fitted
from app.formats.docx.control_names import part_tag
from app.formats.docx.control_writer import ControlWriter
from app.formats.docx.markup import Element, el, w
from app.formats.docx.value_cells import CellWriter, ValuePlace
from app.formats.shown_values import (
    EMPTY,
    TOTAL,
    ShownRow,
    all_empty,
    asked_in_columns,
    column_heading,
    fixed_rows,
    has_boxes,
)
from app.model.form import Question
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.told import number_text, totals
from app.model.kinds.value import Table
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer
from app.model.term import Term

# So many rows a form leaves open where it is not said how many.
_OPEN_ROWS = 5
# A table of so many rows stays on one page.
_FEW_ROWS = 6
# So many controls, and lines of lists to choose from, are read within the limits of a file.
_MOST_CONTROLS, _MOST_CHOICES = 2_000, 10_000
_AS_TEXT = AskedValue()
# What may come to stand in a cell that is empty.
_SAMPLES = {
    Kind.TEXT: "Ett par ord, eller flera",
    Kind.NUMBER: "100\u00a0000",
    Kind.DATE: "30 september 2022",
    Kind.YES_NO: "__Nej",
}


class ValueTable:
    """Writes the table of one answer; a `blank` one has as many rows as there are to be."""

    def __init__(
        self,
        answer: Answer,
        question: Question,
        title: str,
        term: Term | None,
        rows: Sequence[ShownRow],
        *,
        blank: bool,
    ) -> None:
        self._answer = answer
        self._question = question
        self._title = title
        self._blank = blank
        self._given = fixed_rows(question, term)
        self._asked = asked_in_columns(answer, question)
        self._sums = {} if blank or all_empty(rows) else self._sums_of(answer.value)
        empty = (EMPTY,) * len(self._asked)
        self._rows = (*rows, *[empty] * (self._least_rows() - len(rows)))
        self._is_large = len(self._rows) * len(self._asked) > _MOST_CONTROLS
        self._in_boxes = has_boxes(answer.columns, len(self._rows))
        choices = sum(len(asked.options) for asked in self._asked)
        self._has_lists = choices * len(self._rows) <= _MOST_CHOICES
        self._fit = fitted(list(self._texts()))

    def _least_rows(self) -> int:
        if self._given or not self._blank:
            return 1
        least = max(self._question.min_rows or 0, _OPEN_ROWS)
        most = self._question.max_rows
        return least if most is None else min(least, most)

    def _sums_of(self, value: object) -> dict[str, str]:
        if not self._question.totals or not isinstance(value, Table):
            return {}
        sums = totals(value, self._answer.columns)
        return {column: number_text(number) for column, number in sums.items()}

    def _texts(self) -> Iterator[ColumnTexts]:
        for at, (column, asked) in enumerate(zip(self._answer.columns, self._asked, strict=True)):
            # What opens a list, and a box, take the place of two letters.
            options = [f"__{option.text}" for option in asked.options]
            texts = (
                column_heading(column),
                _SAMPLES.get(asked.kind, ""),
                self._sums.get(column.id, ""),
                *(options if asked.kind is Kind.CHOICES or self._blank else ()),
                *(line for row in self._rows for line in row[at].text.split("\n")),
            )
            yield ColumnTexts(texts, asked.kind not in {Kind.NUMBER, Kind.DATE, Kind.YES_NO})

    def element(self, controls: ControlWriter) -> Element:
        """The whole table."""
        rows = [self._row(controls, number, row) for number, row in enumerate(self._rows)]
        together = rows if len(rows) <= _FEW_ROWS else rows[-1:]
        for row in together if self._sums else together[:-1]:
            _keep_with_next(row)
        if not self._given:
            tag = part_tag(self._answer.question_id, "rows")
            rows = [controls.repeated_rows(tag, self._title, rows)]
        grid = el("tblGrid", *(el("gridCol", w=str(width)) for width in self._fit.widths))
        sums = [self._totals()] if self._sums else []
        return el("tbl", self._properties(), grid, self._headings(), *rows, *sums)

    def _properties(self) -> Element:
        beyond = self._fit.beyond
        return el(
            "tblPr",
            el("tblStyle", val="ValueTable"),
            el("tblW", w=str(sum(self._fit.widths)), type="dxa"),
            *([el("tblInd", w=str(-beyond), type="dxa")] if beyond else []),
            el("tblLayout", type="fixed"),
            table_look(has_sums=bool(self._sums)),
            el("tblCaption", val=self._title),
            el("tblDescription", val=wording.TABLE_DESCRIPTION),
        )

    def _in_columns(self) -> Iterator[tuple[WordedColumn, ValuePlace, int]]:
        for column, asked, width in zip(
            self._answer.columns, self._asked, self._fit.widths, strict=True
        ):
            boxed = self._in_boxes or asked.kind is not Kind.CHOICES
            listed = self._has_lists or asked.kind is not Kind.CHOICE
            place = ValuePlace(
                self._answer.question_id,
                column.text,
                asked if boxed and listed else _AS_TEXT,
                column.id,
                self._fit.is_small,
            )
            yield column, place, width

    def _headings(self) -> Element:
        texts = [column_heading(column) for column in self._answer.columns]
        row = self._printed(texts, el("tblHeader"))
        _keep_with_next(row)
        return row

    def _totals(self) -> Element:
        texts = [self._sums.get(column.id, "") for column in self._answer.columns]
        return self._printed([f"{TOTAL} {texts[0]}".rstrip(), *texts[1:]])

    def _printed(self, texts: Sequence[str], *properties: Element) -> Element:
        cells = (
            _cell(width, styled_paragraph(place.line_style, text_run(text)))
            for text, (_, place, width) in zip(texts, self._in_columns(), strict=True)
        )
        return el("tr", el("trPr", el("cantSplit"), *properties), *cells)

    def _row(self, controls: ControlWriter, number: int, row: ShownRow) -> Element:
        cells = CellWriter(controls, blank=self._blank)
        says_nothing = not self._blank and all_empty(self._rows)
        written = []
        for at, (column, place, width) in enumerate(self._in_columns()):
            has_boxes = place.asked.kind is Kind.CHOICES
            if (at == 0 and number < len(self._given)) or (self._is_large and not has_boxes):
                paragraphs = [styled_paragraph(place.line_style, text_run(row[at].text))]
            else:
                prompt = wording.NO_ANSWER if at == 0 and says_nothing else wording.OPEN
                day = self._day(number, column.id)
                paragraphs = cells.paragraphs(place, row[at], day, prompt)
            written.append(_cell(width, *paragraphs))
        return el("tr", el("trPr", el("cantSplit")), *written)

    def _day(self, number: int, column: str) -> datetime.date | None:
        rows = self._answer.value.rows if isinstance(self._answer.value, Table) else ()
        value = rows[number].at(column) if number < len(rows) else None
        return value if isinstance(value, datetime.date) else None


def _keep_with_next(row: Element) -> None:
    for paragraph in row.iter(w("p")):
        keep_with_next(paragraph)


def table_look(*, has_sums: bool) -> Element:
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
