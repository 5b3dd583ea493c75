"""A form's document in outline: what it prints, where the fields stand, and where each answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.formats.docx.control_names import control_tag
from app.formats.docx.document_texts import labelled_lines
from app.model.form import FormDefinition, Question, Section
from app.model.form_texts import worded
from app.model.report import Answer, Report
from app.model.rich_text import paragraphs

# The styles of the question set's own texts and of the names of fields.
FORM_TEXT, FIELD_LABEL = "FormText", "FieldLabel"


@dataclass(frozen=True)
class PrintedLine:
    """A paragraph of the form's own, in a style of the template.

    `tag` names the answer or the field that it is about. A note is printed only in a blank form.
    """

    style: str
    text: str
    tag: str = ""
    is_note: bool = False


@dataclass(frozen=True)
class FieldTable:
    """The table of committee, term and contact details: tag, label and value of each."""

    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class AnswerPlace:
    """Where an answer stands; `level` is that of the heading above it."""

    answer: Answer
    title: str
    level: int


def is_answered(form: FormDefinition, report: Report) -> bool:
    """Whether the report has the form's questions, all but some that need not be asked."""
    answered = [answer.question_id for answer in report.answers]
    asked = [q.id for q in form.questions() if q.ask_if is None or q.id in answered]
    return answered == asked


def form_outline(
    report: Report, form: FormDefinition
) -> Iterator[PrintedLine | FieldTable | AnswerPlace]:
    """Everything from the title to the last answer.

    A question that the report does not answer, not even with nothing, is not asked.
    """

    def printed(style: str, text: str, *, is_note: bool = False) -> PrintedLine:
        return PrintedLine(style, worded(text, report.term), is_note=is_note)

    yield printed("Title", form.title_of_reports)
    yield from (printed(FORM_TEXT, block.text) for block in paragraphs(form.preamble))
    yield FieldTable(tuple(labelled_lines(report, form)))
    if form.heading:
        yield printed("Heading1", form.heading)
    if form.description_heading:
        yield printed(f"Heading{2 if form.heading else 1}", form.description_heading)
    yield from (printed(FORM_TEXT, block.text) for block in paragraphs(form.description))
    for block in paragraphs(form.instructions):
        yield printed(FORM_TEXT, block.text, is_note=True)
    answers = {answer.question_id: answer for answer in report.answers}
    for section in form.sections:
        asked = [question for question in section.questions if question.id in answers]
        if section.heading and asked:
            yield printed("Heading1", section.heading)
        introduction = paragraphs(section.introduction) if asked else ()
        yield from (printed(FORM_TEXT, block.text) for block in introduction)
        for question in asked:
            notes = worded(form.printed_notes_of(question), report.term)
            yield from _question(answers[question.id], section, question, notes)


def _question(
    answer: Answer, section: Section, question: Question, notes: str
) -> Iterator[PrintedLine | AnswerPlace]:
    tag = control_tag(question.id)
    # The closing section has no heading: its questions are one level higher.
    level = 2 if section.heading else 1
    yield PrintedLine(f"Heading{level}", answer.question, tag)
    for block in paragraphs(notes):
        yield PrintedLine(FORM_TEXT, block.text, tag, is_note=True)
    yield AnswerPlace(answer, question.short or answer.question, level)
