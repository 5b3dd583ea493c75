"""The body of the document, in the order and wording of the printed form."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import FORM_TEXT, BlockWriter, styled_paragraph, text_run
from app.formats.docx.document_texts import labelled_lines, shown_blocks
from app.formats.docx.markup import Element, el, w
from app.model.form import FormDefinition, Question, Section
from app.model.form_texts import worded
from app.model.report import Report
from app.model.rich_text import paragraphs

# LibreOffice 7.4 takes all formatting out of the first paragraph of a rich text control. A building
# block control holds the same and is left alone.
_KEPT_AS_IT_IS = "docPartObj"
# Word calls a file damaged whose tag or title is longer.
_MAX_NAME = 64


def control_tag(question_id: str) -> str:
    """The tag of a question's control: its id, unless that is very long or means something else."""
    if question_id in {"committee", "term"}:
        return f"answer.{question_id}"
    if len(question_id) <= _MAX_NAME:
        return question_id
    return f"{question_id[:50]}-{hashlib.sha256(question_id.encode()).hexdigest()[:12]}"


class ControlWriter:
    """Makes the content controls of one document, each with an id of its own.

    `blank` is for an empty form, which asks to be filled in instead of saying that it is not.
    """

    def __init__(self, *, blank: bool = False) -> None:
        self._ids = count(1)
        self._blank = blank
        self._no_answer = wording.FILL_IN if blank else wording.NO_ANSWER
        self._no_value = wording.OPEN if blank else wording.NOT_FILLED_IN

    def rich_text(self, tag: str, title: str, paragraphs: Sequence[Element]) -> Element:
        """A control around whole paragraphs; without any it shows that there is no answer."""
        if not paragraphs:
            prompt = el("p", _prompt(self._no_answer))
            kind = [el(_KEPT_AS_IT_IS)] if self._blank else []
            return self._control(tag, title, [prompt], el("showingPlcHdr"), *kind)
        kind = [] if _is_bare(paragraphs[0]) else [el(_KEPT_AS_IT_IS)]
        return self._control(tag, title, paragraphs, *kind)

    def line(self, tag: str, title: str, text: str) -> Element:
        """A control for plain text within a paragraph."""
        if not text:
            prompt = _prompt(self._no_value)
            return self._control(tag, title, [prompt], el("showingPlcHdr"), el("text"))
        return self._control(tag, title, [text_run(text)], el("text"))

    def _control(
        self, tag: str, title: str, content: Sequence[Element], *properties: Element
    ) -> Element:
        return el(
            "sdt",
            el(
                "sdtPr",
                el("alias", val=_shortened(title)),
                el("tag", val=tag),
                el("id", val=str(next(self._ids))),
                # The text can be changed, the control not be deleted by mistake.
                el("lock", val="sdtLocked"),
                *properties,
            ),
            el("sdtContent", *content),
        )


def _is_bare(paragraph: Element) -> bool:
    """Whether there is neither formatting, link nor line break in it."""
    return next(paragraph.iter(w("rPr"), w("br")), None) is None


def _prompt(text: str) -> Element:
    return text_run(text, el("rStyle", val="PlaceholderText"))


def _shortened(title: str) -> str:
    """The title on one line, as long as Word takes it; Word counts in UTF-16."""
    line = " ".join(title.split())
    return line.encode("utf-16-le")[: 2 * _MAX_NAME].decode("utf-16-le", "ignore")


# Together the text column of word/document.xml.
_LABEL_WIDTH, _VALUE_WIDTH = 3620, 4318


class ReportBody:
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
