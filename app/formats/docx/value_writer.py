"""Writes the answers to questions that ask for more than text."""

import datetime

from app.formats.docx.block_writer import BlockWriter, styled_paragraph, text_run
from app.formats.docx.control_names import part_tag
from app.formats.docx.control_writer import ControlWriter
from app.formats.docx.document_texts import COMMENT_ON, shown_blocks
from app.formats.docx.form_outline import AnswerPlace
from app.formats.docx.markup import Element
from app.formats.docx.value_cells import CellWriter, ValuePlace
from app.formats.docx.value_table import ValueTable
from app.formats.shown_values import COMMENT, ShownAnswer, asked_here, shown_answer
from app.model.form import Question
from app.model.kinds.kind import Kind
from app.model.term import Term


class ValueWriter:
    """Writes the typed answers of one document, or asks for them in a `blank` form."""

    def __init__(
        self, controls: ControlWriter, blocks: BlockWriter, term: Term | None, *, blank: bool
    ) -> None:
        self._controls = controls
        self._blocks = blocks
        self._term = term
        self._blank = blank

    def elements(self, place: AnswerPlace, question: Question) -> list[Element]:
        """The value, and the comment where there is one or is to be one."""
        answer, subheading = place.answer, f"Heading{place.level + 1}"
        if answer.not_applicable:
            return self._blocks.paragraphs(shown_blocks(answer), subheading)
        shown = shown_answer(answer, question, self._term)
        written = self._value(place, question, shown)
        if shown.comment or (self._blank and question.comment):
            comment = self._blocks.paragraphs(shown.comment, subheading)
            tag, title = part_tag(answer.question_id, "comment"), COMMENT_ON.format(place.title)
            written.append(styled_paragraph("CommentLabel", text_run(COMMENT)))
            written.append(self._controls.rich_text(tag, title, comment))
        return written

    def _value(self, place: AnswerPlace, question: Question, shown: ShownAnswer) -> list[Element]:
        answer = place.answer
        if answer.kind is Kind.TABLE:
            table = ValueTable(
                answer, question, place.title, self._term, shown.rows, blank=self._blank
            )
            return [table.element(self._controls)]
        day = answer.value if isinstance(answer.value, datetime.date) else None
        where = ValuePlace(answer.question_id, place.title, asked_here(answer, question))
        return CellWriter(self._controls, blank=self._blank).paragraphs(where, shown.cell, day)
