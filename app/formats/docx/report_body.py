"""Writes the body of a report's document, in the order and wording of the printed form."""

from collections.abc import Iterator

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import BlockWriter, keep_with_next, styled_paragraph, text_run
from app.formats.docx.control_names import control_tag
from app.formats.docx.control_writer import ControlWriter
from app.formats.docx.document_texts import shown_blocks
from app.formats.docx.form_outline import (
    FIELD_LABEL,
    AnswerPlace,
    FieldTable,
    PrintedLine,
    form_outline,
)
from app.formats.docx.markup import Element, el
from app.formats.docx.value_writer import ValueWriter
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked
from app.model.kinds.kind import Kind
from app.model.report import Report

# In all the width of the text column in word/document.xml (twentieths of a point).
_LABEL_WIDTH, _VALUE_WIDTH = 3620, 4318


class ReportBody:
    """Writes one report, or a `blank` form to fill in, with the notes on its questions.

    What is not asked stands only in a form.
    """

    def __init__(
        self, report: Report, form: FormDefinition, blocks: BlockWriter, *, blank: bool = False
    ) -> None:
        self._report = report if blank else as_asked(report)
        self._form = form
        self._blocks = blocks
        self._controls = ControlWriter(blank=blank)
        self._values = ValueWriter(self._controls, blocks, report.term, blank=blank)
        self._blank = blank
        self._typed = {
            control_tag(answer.question_id)
            for answer in report.answers
            if answer.kind is not Kind.TEXT
        }

    def elements(self) -> Iterator[Element]:
        """Everything from the title to the last answer."""
        for part in form_outline(self._report, self._form):
            if isinstance(part, AnswerPlace):
                yield self._answer(part)
            elif isinstance(part, FieldTable):
                yield self._table(part)
            elif self._blank or not part.is_note:
                yield self._line(part)

    def _line(self, line: PrintedLine) -> Element:
        paragraph = styled_paragraph(line.style, text_run(line.text))
        if line.is_note and line.tag in self._typed:
            # What is asked for stands above the place for it.
            keep_with_next(paragraph)
        return paragraph

    def _answer(self, place: AnswerPlace) -> Element:
        answer = place.answer
        if answer.kind is Kind.TEXT:
            content = self._blocks.paragraphs(shown_blocks(answer), f"Heading{place.level + 1}")
        else:
            content = self._values.elements(place, self._form.question(answer.question_id))
        return self._controls.rich_text(control_tag(answer.question_id), place.title, content)

    def _table(self, fields: FieldTable) -> Element:
        properties = el(
            "tblPr",
            el("tblStyle", val="FieldTable"),
            el("tblW", w=str(_LABEL_WIDTH + _VALUE_WIDTH), type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblLook", val="0680", firstColumn="1", noHBand="1", noVBand="1"),
            el("tblCaption", val=wording.CONTACT_TABLE.format(self._form.labels.committee)),
            el("tblDescription", val=wording.CONTACT_TABLE_DESCRIPTION),
        )
        grid = el("tblGrid", *(el("gridCol", w=str(x)) for x in (_LABEL_WIDTH, _VALUE_WIDTH)))
        return el("tbl", properties, grid, *(self._row(*row) for row in fields.rows))

    def _row(self, tag: str, label: str, text: str) -> Element:
        control = self._controls.line(tag, label, text)
        return el(
            "tr",
            el("trPr", el("cantSplit")),
            _cell(_LABEL_WIDTH, styled_paragraph(FIELD_LABEL, text_run(label))),
            _cell(_VALUE_WIDTH, styled_paragraph("FieldValue", control)),
        )


def _cell(width: int, paragraph: Element) -> Element:
    return el("tc", el("tcPr", el("tcW", w=str(width), type="dxa")), paragraph)
