"""A document with a value of every kind, and its empty form; and what is changed in them."""

from collections.abc import Callable

from lxml import etree

from app.formats.docx.edited_report import EditedReport, read_report_docx
from app.formats.docx.markup import w
from app.formats.docx.report_docx import write_form_docx, write_report_docx
from tests.support.every_kind import empty_report, every_kind, full_report
from tests.support.report_documents import control, edited, template
from tests.support.terms import CALENDAR
from tests.support.word_values import fill_in

FORM = every_kind()
REPORT = full_report(FORM)
EMPTY = empty_report(FORM)
TEMPLATE = template()
DOCUMENT = write_report_docx(REPORT, FORM, TEMPLATE)
BLANK = write_form_docx(EMPTY, FORM, TEMPLATE)

Change = Callable[[etree._Element], None]


def text_in(element: etree._Element) -> str:
    return "".join(written.text or "" for written in element.iter(w("t")))


def paragraphs_in(element: etree._Element) -> list[str]:
    return [text_in(paragraph) for paragraph in element.iter(w("p"))]


def read_after(change: Change, document: bytes = DOCUMENT) -> EditedReport:
    return read_report_docx(edited(document, change), "rapport.docx", CALENDAR, [FORM])


def typed(tag: str, text: str) -> Change:
    """Type into a control as Word saves it: what it said is gone, and so is its prompt."""

    def change(root: etree._Element) -> None:
        fill_in(control(root, tag), text)

    return change
