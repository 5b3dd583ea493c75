"""A document that somebody has edited in Word: what stands there is taken, and is told."""

from collections.abc import Callable

import pytest
from lxml import etree

from app.formats.docx.markup import el, w
from app.formats.docx.runs import text_run
from app.formats.report_docx import read_report_docx
from app.model.report import AnswerStatus, Report
from app.model.rich_text import Block, Span
from tests.support.report_documents import (
    content,
    control,
    edited,
    exported,
    form_named,
    rich_report,
)

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)


def _read_after(change: Callable[[etree._Element], None]) -> tuple[Report, tuple[str, ...]]:
    reading = read_report_docx(edited(DOCUMENT, change), "rapport.docx")
    return reading.report, reading.edited


def _paragraph(text: str) -> etree._Element:
    return el("p", text_run(text))


def _set_text(element: etree._Element, text: str) -> None:
    first, *others = element.iter(w("t"))
    first.text = text
    for other in others:
        other.text = ""


def test_changed_text_wins_over_the_embedded_report() -> None:
    report, changed = _read_after(
        lambda root: _set_text(content(root, "svart-ekonomi"), "Ändrat i Word.")
    )
    assert report.answer("svart-ekonomi").blocks == (Block(spans=(Span(text="Ändrat i Word."),)),)
    assert changed == ("svart-ekonomi",)


def test_an_added_paragraph_is_read() -> None:
    report, changed = _read_after(
        lambda root: content(root, "hallbar-tillvaxt").append(_paragraph("Nytt."))
    )
    assert [b.text for b in report.answer("hallbar-tillvaxt").blocks][1:] == ["Nytt."]
    assert changed == ("hallbar-tillvaxt",)


@pytest.mark.parametrize("where", ["addprevious", "addnext"])
def test_text_written_beside_a_control_belongs_to_the_answer(where: str) -> None:
    report, changed = _read_after(
        lambda root: getattr(control(root, "svart-ekonomi"), where)(_paragraph("Utanför."))
    )
    texts = [block.text for block in report.answer("svart-ekonomi").blocks]
    assert texts[0 if where == "addprevious" else -1] == "Utanför."
    assert len(texts) == 2
    assert changed == ("svart-ekonomi",)


def test_an_answer_written_below_the_prompt_is_read() -> None:
    report, changed = _read_after(
        lambda root: control(root, "ovriga-upplysningar").addnext(_paragraph("Svar."))
    )
    answer = report.answer("ovriga-upplysningar")
    assert (answer.status, answer.plain) == (AnswerStatus.ANSWERED, "Svar.")
    assert changed == ("ovriga-upplysningar",)


def test_a_deleted_control_is_told_and_keeps_the_answer() -> None:
    def delete(root: etree._Element) -> None:
        found = control(root, "vaxla-upp-stockholm")
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    report, changed = _read_after(delete)
    assert report == REPORT
    assert changed == ("vaxla-upp-stockholm",)


def test_an_emptied_control_is_a_blank_answer() -> None:
    report, changed = _read_after(lambda root: _set_text(content(root, "svart-ekonomi"), ""))
    assert report.answer("svart-ekonomi").status is AnswerStatus.BLANK
    assert changed == ("svart-ekonomi",)


def test_a_prompt_that_is_shown_is_no_answer() -> None:
    def show_prompt(root: etree._Element) -> None:
        properties = control(root, "svart-ekonomi").find(w("sdtPr"))
        assert properties is not None
        properties.append(el("showingPlcHdr"))
        _set_text(content(root, "svart-ekonomi"), "Klicka eller tryck här för att ange text.")

    report, changed = _read_after(show_prompt)
    assert report.answer("svart-ekonomi").status is AnswerStatus.BLANK
    assert changed == ("svart-ekonomi",)


def test_a_changed_reason_stays_a_reason() -> None:
    report, changed = _read_after(
        lambda root: _set_text(content(root, "verksamhetsomraden"), "Ej relevant. Saknas här.")
    )
    answer = report.answer("verksamhetsomraden")
    assert (answer.not_applicable, answer.reason) == (True, "Saknas här.")
    assert changed == ("verksamhetsomraden",)


def test_an_answer_in_the_place_of_a_reason_makes_the_question_applicable() -> None:
    report, _ = _read_after(
        lambda root: _set_text(content(root, "verksamhetsomraden"), "Vi har två områden.")
    )
    answer = report.answer("verksamhetsomraden")
    assert (answer.status, answer.reason) == (AnswerStatus.ANSWERED, "")
    assert answer.plain == "Vi har två områden."


def test_contact_committee_and_term_are_read_as_they_stand() -> None:
    def change(root: etree._Element) -> None:
        _set_text(content(root, "contact.phone"), "08-508 99 999")
        _set_text(content(root, "term"), "tertialrapport 1  2023")
        _set_text(content(root, "committee"), "Bromma stadsdelsnämnd")

    reading = read_report_docx(edited(DOCUMENT, change), "rapport.docx")
    report, changed = reading.report, reading.edited
    assert report.contact.phone == "08-508 99 999"
    assert report.term is not None
    assert report.term.code == "2023-T1"
    assert report.committee == REPORT.committee
    assert reading.committee_name == "Bromma stadsdelsnämnd"
    assert changed == ("committee", "term", "contact.phone")


def test_a_term_that_is_none_is_no_term() -> None:
    report, changed = _read_after(lambda root: _set_text(content(root, "term"), "I fjol"))
    assert report.term is None
    assert changed == ("term",)
