"""Filling in the controls of a document as Word does."""

from collections.abc import Iterable

from lxml import etree

from app.formats.docx.markup import W14, el, named, w
from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text
from app.model.kinds.value import Chosen, Row, Table
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer, Report
from tests.support.report_documents import control
from tests.support.terms import IN_STOCKHOLM


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
    return report.with_answer(Answer.model_validate(given, context=IN_STOCKHOLM))


def fill_in_form(root: etree._Element, report: Report) -> None:
    """Give every answer of a report in its empty form, typed as Swedes write."""
    for answer in report.answers:
        name, value = answer.question_id, answer.value
        if answer.kind is Kind.TEXT or isinstance(value, Table):
            pass
        elif isinstance(value, Chosen) and answer.kind is Kind.CHOICES:
            _choose(root, name, value)
        elif value is not None:
            fill_in(control(root, f"{name}:value"), cell_text(value, "", answer.options))
        if isinstance(value, Table):
            (table,) = control(root, name).iter(w("tbl"))
            for row, element in zip(value.rows, list(table.iter(w("tr")))[1:], strict=False):
                _fill_in_row(element, name, answer.columns, row)
        if answer.blocks:
            (text,) = answer.blocks
            tag = name if answer.kind is Kind.TEXT else f"{name}:comment"
            fill_in(control(root, tag), text.text)


def _choose(root: etree._Element, name: str, value: Chosen) -> None:
    for option in value.chosen:
        tick(root, f"{name}:{option}", on=True)
    if value.other:
        fill_in(control(root, f"{name}:other"), value.other)


def _fill_in_row(
    element: etree._Element, name: str, columns: Iterable[WordedColumn], row: Row
) -> None:
    for column in columns:
        value = row.at(column.id)
        if isinstance(value, Chosen) and column.kind is Kind.CHOICES:
            _choose(element, f"{name}:{column.id}", value)
            continue
        try:
            found = control(element, f"{name}:{column.id}")
        except KeyError:
            # The name of the row is printed.
            continue
        if value is not None:
            fill_in(found, cell_text(value, "", column.options))
