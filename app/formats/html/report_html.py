"""Writes the report as HTML, in the order and wording of the printed form."""

from collections.abc import Iterator

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import labelled_lines, shown_blocks
from app.formats.html.elements import Html, element, html
from app.formats.html.html_writer import write_answer, write_heading
from app.formats.html.value_html import write_table, write_told
from app.formats.shown_values import COMMENT
from app.model.form import FormDefinition, Question, Section
from app.model.form_texts import worded
from app.model.kinds.conditions import as_asked
from app.model.kinds.kind import Kind
from app.model.report import Answer, AnswerStatus, Report
from app.model.rich_text import paragraphs
from app.model.term import Term


def write_report_html(report: Report, form: FormDefinition) -> Html:
    """The report without style: h1 is the title, h2 a section."""
    return html(*_parts(report, form))


def _parts(report: Report, form: FormDefinition) -> Iterator[Html]:
    title = write_heading(1, worded(form.title_of_reports, report.term))
    yield element("table", element("tr", element("th", title)), width="100%")
    yield _form_text(form.preamble, report)
    yield _contact_table(report, form)
    yield write_heading(2, worded(form.heading, report.term))
    below = 3 if form.heading else 2
    yield write_heading(below, worded(form.description_heading, report.term))
    yield _form_text(form.description, report)
    asked = {answer.question_id: answer for answer in as_asked(report).answers}
    for section in form.sections:
        there = [question for question in section.questions if question.id in asked]
        if there:
            yield write_heading(2, worded(section.heading, report.term))
            yield _form_text(section.introduction, report)
        for question in there:
            yield _question(asked[question.id], section, question, report.term)


def _question(answer: Answer, section: Section, question: Question, term: Term | None) -> Html:
    if answer.status is AnswerStatus.BLANK:
        none = element("p", wording.NO_ANSWER, css="prompt")
        return html(write_answer(section, answer.question, ()), none)
    if answer.kind is Kind.TEXT or answer.not_applicable:
        return write_answer(section, answer.question, shown_blocks(answer))
    value = write_table(answer, question, term) or write_told(answer)
    label = element("p", COMMENT, css="label") if answer.blocks else html()
    return write_answer(section, answer.question, answer.blocks, html(value, label))


def _contact_table(report: Report, form: FormDefinition) -> Html:
    rows = (
        element("tr", element("td", label, css="label", width="46%"), _field(text))
        for _, label, text in labelled_lines(report, form)
    )
    return element("table", *rows, width="100%")


def _field(text: str) -> Html:
    return element("td", text) if text else element("td", wording.NOT_FILLED_IN, css="prompt")


def _form_text(text: str, report: Report) -> Html:
    blocks = paragraphs(text)
    return html(*(element("p", worded(block.text, report.term), css="form") for block in blocks))
