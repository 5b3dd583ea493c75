"""The body of the document, in the order and wording of the printed form."""

from collections.abc import Iterator

from app.formats.docx import docx_texts as wording
from app.formats.docx.block_writer import FORM_TEXT, BlockWriter, styled_paragraph, text_run
from app.formats.docx.control_writer import ControlWriter, control_tag
from app.formats.docx.markup import Element, el
from app.formats.docx.shown import labelled_lines, shown_blocks
from app.model.form import FormDefinition, Question, Section
from app.model.form_texts import worded
from app.model.report import Report
from app.model.rich_text import paragraphs

# Together the text column of word/document.xml.
_LABEL_WIDTH, _VALUE_WIDTH = 3620, 4318


class BodyWriter:
    """Writes one report; a `blank` one as a form to fill in, with all that it says to whom."""

    def __init__(
        self, report: Report, form: FormDefinition, blocks: BlockWriter, *, blank: bool = False
    ) -> None:
        self._report = report
        self._form = form
        self._blocks = blocks
        self._controls = ControlWriter(blank=blank)
        self._blank = blank

    def elements(self) -> Iterator[Element]:
        """Everything from the title to the last answer."""
        form = self._form
        yield self._styled("Title", form.title)
        yield from self._form_text(form.preamble)
        yield self._contact_table()
        if form.heading:
            yield self._styled("Heading1", form.heading)
        if form.description_heading:
            level = 2 if form.heading else 1
            yield self._styled(f"Heading{level}", form.description_heading)
        yield from self._form_text(form.description)
        for section in form.sections:
            if section.heading:
                yield self._styled("Heading1", section.heading)
            yield from self._form_text(section.introduction)
            for question in section.questions:
                yield from self._question(section, question)

    def _question(self, section: Section, question: Question) -> Iterator[Element]:
        answer = self._report.answer(question.id)
        # The closing section has no heading of its own: its questions stand one level higher.
        level = 2 if section.heading else 1
        yield styled_paragraph(f"Heading{level}", text_run(answer.question))
        if self._blank:
            yield from self._form_text(question.notes)
        yield self._controls.rich_text(
            control_tag(question.id),
            question.short or answer.question,
            self._blocks.paragraphs(shown_blocks(answer), f"Heading{level + 1}"),
        )

    def _contact_table(self) -> Element:
        properties = el(
            "tblPr",
            el("tblStyle", val="FieldTable"),
            el("tblW", w=str(_LABEL_WIDTH + _VALUE_WIDTH), type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblLook", val="0680", firstColumn="1", noHBand="1", noVBand="1"),
            el("tblCaption", val=wording.CONTACT_TABLE),
            el("tblDescription", val=wording.CONTACT_TABLE_DESCRIPTION),
        )
        grid = el("tblGrid", *(el("gridCol", w=str(x)) for x in (_LABEL_WIDTH, _VALUE_WIDTH)))
        return el(
            "tbl",
            properties,
            grid,
            *(self._row(*line) for line in labelled_lines(self._report, self._form)),
        )

    def _row(self, tag: str, label: str, text: str) -> Element:
        control = self._controls.line(tag, label, text)
        return el(
            "tr",
            el("trPr", el("cantSplit")),
            _cell(_LABEL_WIDTH, styled_paragraph("FieldLabel", text_run(label))),
            _cell(_VALUE_WIDTH, styled_paragraph("FieldValue", control)),
        )

    def _styled(self, style: str, text: str) -> Element:
        return styled_paragraph(style, text_run(worded(text, self._report.term)))

    def _form_text(self, text: str) -> Iterator[Element]:
        for block in paragraphs(text):
            yield self._styled(FORM_TEXT, block.text)


def _cell(width: int, paragraph: Element) -> Element:
    return el("tc", el("tcPr", el("tcW", w=str(width), type="dxa")), paragraph)
