"""Answers as plain text and HTML, to paste into other programs."""

from dataclasses import dataclass

from app.formats.docx import document_texts as wording
from app.formats.html.elements import html
from app.formats.html.html_writer import write_answer, write_heading, write_html
from app.formats.html.value_html import write_table
from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.kinds.conditions import as_asked
from app.model.report import Answer, AnswerStatus, Report
from app.model.rich_text import Block, BlockKind, RichText, Span, plain_text


@dataclass(frozen=True)
class TextToCopy:
    """A text to copy, as blocks, HTML and plain text."""

    blocks: RichText
    html: str
    """Elements without style; headings have levels, which blocks do not."""

    @property
    def plain(self) -> str:
        """The text with the markers of lists written out."""
        return plain_text(self.blocks)


def blocks_to_copy(blocks: RichText) -> TextToCopy:
    """A text as it stands; h3 is a sub-heading."""
    return TextToCopy(blocks, write_html(blocks))


def answer_to_copy(answer: Answer) -> TextToCopy:
    """An answer without its question; a table is one in HTML."""
    said = _said(answer)
    table = write_table(answer, None, None)
    return (
        TextToCopy(said, html(table, write_html(answer.blocks))) if table else blocks_to_copy(said)
    )


def report_to_copy(report: Report, form: FormDefinition) -> TextToCopy:
    """Every answer under its section and its question; what is not asked is left out."""
    asked = {answer.question_id: answer for answer in as_asked(report).answers}
    blocks: list[Block] = []
    written: list[str] = []
    for section in form.sections:
        there = [question for question in section.questions if question.id in asked]
        heading = worded(section.heading, report.term) if there else ""
        blocks += [_block(heading, BlockKind.SUBHEADING)] if heading else []
        written.append(write_heading(2, heading))
        for question in there:
            answer = asked[question.id]
            said = _said(answer)
            blocks += [_block(answer.question, BlockKind.SUBHEADING), *said]
            table = write_table(answer, question, report.term)
            below = answer.blocks if table else said
            written.append(write_answer(section, answer.question, below, table))
    return TextToCopy(tuple(blocks), "".join(written))


def _said(answer: Answer) -> RichText:
    """The answer as text, that there is none, or why the question is not applicable."""
    if answer.status is AnswerStatus.BLANK:
        return (_block(wording.COPIED_NO_ANSWER),)
    if answer.status is AnswerStatus.NOT_APPLICABLE:
        reason = answer.reason.strip()
        if not reason:
            return (_block(wording.NOT_APPLICABLE),)
        return (_block(f"{wording.COPIED_NOT_APPLICABLE} {reason}"),)
    return answer.told_blocks


def _block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, spans=(Span(text=text),))
