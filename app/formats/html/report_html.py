"""Writes the report as HTML, in the order and wording of the printed form."""

from collections.abc import Iterator

from app.formats.docx import document_texts as wording
from app.formats.docx.document_texts import labelled_lines, shown_blocks
from app.formats.html.elements import Html, element, html
from app.formats.html.html_writer import write_answer, write_heading
from app.model.form import FormDefinition, Question, Section
from app.model.form_texts import worded
from app.model.report import Report
from app.model.rich_text import paragraphs


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
    for section in form.sections:
        yield write_heading(2, worded(section.heading, report.term))
        yield _form_text(section.introduction, report)
        for question in section.questions:
            yield _question(report, section, question)


def _question(report: Report, section: Section, question: Question) -> Html:
    answer = report.answer(question.id)
    blocks = shown_blocks(answer)
    none = html() if blocks else element("p", wording.NO_ANSWER, css="prompt")
    return html(write_answer(section, answer.question, blocks), none)


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
