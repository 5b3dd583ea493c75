"""Writes the body of a report's document, in the order and wording of the printed form."""

from collections.abc import Iterator, Sequence
from itertools import count

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import BlockWriter, styled_paragraph, text_run
from app.formats.docx.control_names import control_tag, control_title
from app.formats.docx.document_texts import shown_blocks
from app.formats.docx.form_outline import FIELD_LABEL, AnswerPlace, FieldTable, form_outline
from app.formats.docx.markup import Element, el
from app.model.form import FormDefinition
from app.model.report import Report

# A control around paragraphs is one for a building block, which holds the same as rich text:
# LibreOffice 7.4 leaves it alone. Of a rich text control it unwraps the first paragraph, and saves
# that without its formatting, or with tracked changes as XML that nothing reads. Without the
# gallery's name SuperDoc drops the content.
_GALLERY = "Quick Parts"


class ControlWriter:
    """Creates the content controls of one document, each with its own id.

    A `blank` form asks to be filled in, where a report says that there is no answer.
    """

    def __init__(self, *, blank: bool = False) -> None:
        self._ids = count(1)
        self._no_answer = wording.FILL_IN if blank else wording.NO_ANSWER
        self._no_value = wording.OPEN if blank else wording.NOT_FILLED_IN

    def rich_text(self, tag: str, title: str, paragraphs: Sequence[Element]) -> Element:
        """A control around paragraphs; without any it shows that there is no answer."""
        kind = el("docPartObj", el("docPartGallery", val=_GALLERY))
        if not paragraphs:
            prompt = el("p", _prompt(self._no_answer))
            return self._control(tag, title, [prompt], el("showingPlcHdr"), kind)
        return self._control(tag, title, paragraphs, kind)

    def line(self, tag: str, title: str, text: str) -> Element:
        """A control within a paragraph, for one line."""
        # Of w:text, too, LibreOffice 7.4 makes unreadable XML once a change in it is tracked.
        if not text:
            prompt = _prompt(self._no_value)
            return self._control(tag, title, [prompt], el("showingPlcHdr"))
        return self._control(tag, title, [text_run(text)])

    def _control(
        self, tag: str, title: str, content: Sequence[Element], *properties: Element
    ) -> Element:
        return el(
            "sdt",
            el(
                "sdtPr",
                el("alias", val=control_title(title)),
                el("tag", val=tag),
                el("id", val=str(next(self._ids))),
                # The text can be edited, but the control not deleted by mistake.
                el("lock", val="sdtLocked"),
                *properties,
            ),
            el("sdtContent", *content),
        )


def _prompt(text: str) -> Element:
    return text_run(text, el("rStyle", val="PlaceholderText"))


# In all the width of the text column in word/document.xml (twentieths of a point).
_LABEL_WIDTH, _VALUE_WIDTH = 3620, 4318


class ReportBody:
    """Writes one report, or a `blank` form to fill in, with the notes on its questions."""

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
        for part in form_outline(self._report, self._form):
            if isinstance(part, AnswerPlace):
                yield self._answer(part)
            elif isinstance(part, FieldTable):
                yield self._table(part)
            elif self._blank or not part.is_note:
                yield styled_paragraph(part.style, text_run(part.text))

    def _answer(self, place: AnswerPlace) -> Element:
        answer = place.answer
        return self._controls.rich_text(
            control_tag(answer.question_id),
            place.title,
            self._blocks.paragraphs(shown_blocks(answer), f"Heading{place.level + 1}"),
        )

    def _table(self, fields: FieldTable) -> Element:
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
