"""The report as HTML, in the order and wording of the printed form, as the document has it."""

from html import escape

from app.formats.docx import docx_texts as wording
from app.formats.docx.shown import labelled_lines, shown_blocks
from app.formats.html.html_writer import write_answer, write_heading
from app.model.form import FormDefinition, Question, Section
from app.model.form_texts import worded
from app.model.report import Report
from app.model.rich_text import paragraphs


def write_report_html(report: Report, form: FormDefinition) -> str:
    """The report on its question set, without style: h1 is the title, h2 a section."""
    title = write_heading(1, worded(form.title, report.term))
    parts = [
        f'<table width="100%"><tr><th>{title}</th></tr></table>',
        _form_text(form.preamble, report),
    ]
    parts.append(_contact_table(report, form))
    parts.append(write_heading(2, worded(form.heading, report.term)))
    below = 3 if form.heading else 2
    parts.append(write_heading(below, worded(form.description_heading, report.term)))
    parts.append(_form_text(form.description, report))
    for section in form.sections:
        parts.append(write_heading(2, worded(section.heading, report.term)))
        parts.append(_form_text(section.introduction, report))
        parts += (_question(report, section, question) for question in section.questions)
    return "".join(parts)


def _question(report: Report, section: Section, question: Question) -> str:
    answer = report.answer(question.id)
    blocks = shown_blocks(answer)
    none = "" if blocks else f'<p class="prompt">{wording.NO_ANSWER}</p>'
    return write_answer(section, answer.question, blocks) + none


def _contact_table(report: Report, form: FormDefinition) -> str:
    rows = "".join(
        f'<tr><td width="46%" class="label">{escape(label)}</td>{_field(text)}</tr>'
        for _, label, text in labelled_lines(report, form)
    )
    return f'<table width="100%">{rows}</table>'


def _field(text: str) -> str:
    if text:
        return f"<td>{escape(text)}</td>"
    return f'<td class="prompt">{wording.NOT_FILLED_IN}</td>'


def _form_text(text: str, report: Report) -> str:
    blocks = paragraphs(text)
    lines = (escape(worded(block.text, report.term)) for block in blocks)
    return "".join(f'<p class="form">{line}</p>' for line in lines)
