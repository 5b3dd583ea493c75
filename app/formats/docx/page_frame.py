"""Header and footer: whose report it is, for which term, its revision and day, and the page."""

from docx.document import Document
from docx.section import _BaseHeaderFooter

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import styled_paragraph, text_run
from app.formats.docx.document_texts import form_line, header_line, revision_line
from app.formats.docx.markup import Element, el
from app.model.form import FormDefinition
from app.model.report import Report


def write_page_frame(
    document: Document, report: Report, form: FormDefinition, *, draft: bool, blank: bool
) -> None:
    """Fill the headers and footers. The first page has its title instead of a header."""
    below = form_line(form) if blank else revision_line(report)
    section = document.sections[0]
    line = styled_paragraph("Header", text_run(header_line(report, form)))
    _fill(section.header, [*_draft_mark(draft), line])
    _fill(section.first_page_header, [*_draft_mark(draft), styled_paragraph("Header")])
    for footer in (section.footer, section.first_page_footer):
        _fill(footer, [page_line(below)])


def _draft_mark(draft: bool) -> list[Element]:
    return [styled_paragraph("DraftMark", text_run(wording.DRAFT))] if draft else []


def page_line(below: str) -> Element:
    """What stands below a page, with its number to the right."""
    return styled_paragraph(
        "Footer",
        text_run(f"{below}\t{wording.PAGE}"),
        el("fldSimple", text_run("1"), instr=" PAGE "),
        text_run(wording.OF_PAGES),
        el("fldSimple", text_run("1"), instr=" NUMPAGES "),
    )


def _fill(frame: _BaseHeaderFooter, paragraphs: list[Element]) -> None:
    root: Element = frame.part.element
    root[:] = paragraphs
