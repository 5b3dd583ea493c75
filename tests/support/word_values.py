"""Filling in the controls of a document as Word does."""

from lxml import etree

from app.formats.docx.markup import W14, el, named, w
from app.model.report import Answer, Report
from tests.support.report_documents import control


def fill_in(found: etree._Element, text: str) -> None:
    """Type into a control: what it said is gone, and so is its prompt."""
    properties = found.find(w("sdtPr"))
    assert properties is not None
    for mark in properties.findall(w("showingPlcHdr")):
        properties.remove(mark)
    first, *others = found.iter(w("t"))
    first.text = text
    for other in others:
        other.text = ""


def tick(root: etree._Element, tag: str, *, on: bool) -> None:
    """Tick a box, or untick it, as Word does: its sign is another too."""
    found = control(root, tag)
    (checked,) = found.iter(named(W14, "checked"))
    checked.set(named(W14, "val"), str(int(on)))
    (sign,) = found.iter(w("t"))
    sign.text = "☒" if on else "☐"


def run_with(text: str) -> etree._Element:
    written = el("t")
    written.text = text
    return el("r", written)


def with_answer(report: Report, question_id: str, **changes: object) -> Report:
    given = {**dict(report.answer(question_id)), **changes}
    return report.with_answer(Answer.model_validate(given))
