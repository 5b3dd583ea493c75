"""A document that somebody has edited in Word: what stands there is taken, and is told."""

from collections.abc import Callable
from functools import partial

import pytest
from lxml import etree

from app.formats.docx.block_writer import text_run
from app.formats.docx.control_names import control_tag
from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.markup import DRAWING, MATH, el, named, w
from app.formats.errors import FormatErrorCode, ReportFileError
from app.model import lengths
from app.model.report import CONTACT_LENGTHS, AnswerStatus, Report
from app.model.rich_text import Block, Span
from tests.support.report_documents import (
    content,
    control,
    edited,
    exported,
    form_named,
    parts_of,
    rich_report,
    zipped,
)
from tests.support.terms import CALENDAR

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)


def _read_after(change: Callable[[etree._Element], None]) -> tuple[Report, tuple[str, ...]]:
    reading = read_report_docx(edited(DOCUMENT, change), "rapport.docx", CALENDAR)
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


@pytest.mark.parametrize(("one", "other"), [("\u200c", ""), ("", "\u200c"), ("\u200d", "\u200f")])
def test_a_character_that_nobody_sees_is_an_edit_where_it_has_a_meaning(
    one: str, other: str
) -> None:
    before, after = (Block(spans=(Span(text=f"می{sign}خواهم"),)) for sign in (one, other))
    answer = REPORT.answer("svart-ekonomi").model_copy(update={"blocks": (before,)})
    document = exported(REPORT.with_answer(answer), FORM)
    assert read_report_docx(document, "rapport.docx", CALENDAR).edited == ()
    changed = edited(document, lambda root: _set_text(content(root, "svart-ekonomi"), after.text))
    reading = read_report_docx(changed, "rapport.docx", CALENDAR)
    assert reading.edited == ("svart-ekonomi",)
    assert reading.report.answer("svart-ekonomi").blocks == (after,)


def test_a_character_that_nobody_sees_is_no_edit_where_it_has_none() -> None:
    text = REPORT.answer("svart-ekonomi").blocks[0].text
    answer = REPORT.answer("svart-ekonomi").model_copy(
        update={"blocks": (Block(spans=(Span(text=text),)),)}
    )
    report = REPORT.with_answer(answer)
    changed = edited(
        exported(report, FORM),
        lambda root: _set_text(content(root, "svart-ekonomi"), f"{text[:5]}\u200b{text[5:]}\u200c"),
    )
    reading = read_report_docx(changed, "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (report, ())


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


def _delete(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def test_an_answer_whose_control_was_deleted_is_what_stands_below_its_question() -> None:
    def replace(root: etree._Element) -> None:
        found = control(root, "svart-ekonomi")
        found.addnext(_paragraph("Skrivet utan kontroll."))
        _delete(found)

    report, changed = _read_after(replace)
    assert report.answer("svart-ekonomi").plain == "Skrivet utan kontroll."
    assert changed == ("svart-ekonomi",)


def test_an_answer_that_was_deleted_with_its_control_is_blank() -> None:
    report, changed = _read_after(lambda root: _delete(control(root, "vaxla-upp-stockholm")))
    assert report.answer("vaxla-upp-stockholm").status is AnswerStatus.BLANK
    assert changed == ("vaxla-upp-stockholm",)


def test_a_question_that_is_gone_altogether_keeps_its_answer_and_is_told() -> None:
    def delete(root: etree._Element) -> None:
        found = control(root, "vaxla-upp-stockholm")
        heading = found.getprevious()
        assert heading is not None
        _delete(heading)
        _delete(found)

    reading = read_report_docx(edited(DOCUMENT, delete), "rapport.docx", CALENDAR)
    assert reading.report == REPORT
    assert reading.edited == reading.not_taken == ("vaxla-upp-stockholm",)


def test_text_typed_beside_a_field_in_its_cell_belongs_to_it() -> None:
    def add(root: etree._Element) -> None:
        found = control(root, "contact.phone")
        found.addnext(text_run(" (växel)"))

    report, changed = _read_after(add)
    assert report.contact.phone == REPORT.contact.phone + " (växel)"
    assert changed == ("contact.phone",)


def _before_question(root: etree._Element) -> etree._Element:
    heading = control(root, "svart-ekonomi").getprevious()
    assert heading is not None
    return heading


def _box(text: str) -> etree._Element:
    return el("p", el("r", el("pict", el("txbxContent", _paragraph(text)))))


@pytest.mark.parametrize(
    "place",
    [
        lambda root, new: _before_question(root).addprevious(new),
        lambda root, new: next(root.iter(w("tbl"))).addnext(new),
        lambda root, new: root.find(w("body")).insert(0, new),
    ],
    ids=["between headings", "after the table", "before the title"],
)
def test_text_outside_every_answer_is_kept_and_told(
    place: Callable[[etree._Element, etree._Element], None],
) -> None:
    report, changed = _read_after(lambda root: place(root, _paragraph("Vilsen rad.")))
    (beside,) = report.unplaced[len(REPORT.unplaced) :]
    assert "Vilsen rad." in [block.text for block in beside.blocks]
    assert changed == ("unplaced",)


def test_text_in_a_box_in_an_answer_is_part_of_it() -> None:
    report, changed = _read_after(
        lambda root: content(root, "svart-ekonomi").append(_box("I en ruta."))
    )
    assert report.answer("svart-ekonomi").blocks[-1].text == "I en ruta."
    assert changed == ("svart-ekonomi",)


def test_text_in_a_box_beside_a_heading_is_kept_and_told() -> None:
    def anchor(root: etree._Element) -> None:
        (run,) = _box("I en ruta.")
        next(root.iter(w("p"))).append(run)

    report, changed = _read_after(anchor)
    assert [block.text for block in report.unplaced[-1].blocks] == ["I en ruta."]
    assert changed == ("unplaced",)


def test_text_in_a_drawing_beside_a_heading_is_kept_and_told() -> None:
    def draw(root: etree._Element) -> None:
        drawing = el("drawing")
        paragraph = etree.SubElement(drawing, named(DRAWING, "p"))
        run = etree.SubElement(paragraph, named(DRAWING, "r"))
        etree.SubElement(run, named(DRAWING, "t")).text = "I en figur."
        next(root.iter(w("p"))).append(el("r", drawing))

    report, changed = _read_after(draw)
    assert [block.text for block in report.unplaced[-1].blocks] == ["I en figur."]
    assert changed == ("unplaced",)


def test_an_equation_outside_every_answer_is_kept_and_told() -> None:
    equation = etree.Element(named(MATH, "oMath"))
    run = etree.SubElement(equation, named(MATH, "r"))
    etree.SubElement(run, named(MATH, "t")).text = "a=b"
    report, changed = _read_after(lambda root: next(root.iter(w("tbl"))).addnext(el("p", equation)))
    assert "a=b" in [block.text for block in report.unplaced[-1].blocks]
    assert changed == ("unplaced",)


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

    reading = read_report_docx(edited(DOCUMENT, change), "rapport.docx", CALENDAR)
    report, changed = reading.report, reading.edited
    assert report.contact.phone == "08-508 99 999"
    assert report.term is not None
    assert report.term.code == "2023-T1"
    assert report.committee == REPORT.committee
    assert reading.committee_name == "Bromma stadsdelsnämnd"
    assert changed == ("committee", "term", "contact.phone")


def test_a_detail_that_is_too_long_is_not_taken() -> None:
    for field, most in CONTACT_LENGTHS.items():
        place = f"contact.{field}"

        def write(root: etree._Element, length: int, place: str = place) -> None:
            _set_text(content(root, place), "a" * length)

        reading = read_report_docx(
            edited(DOCUMENT, partial(write, length=most + 1)), "rapport.docx", CALENDAR
        )
        assert reading.report.contact == REPORT.contact
        assert (reading.edited, reading.not_taken) == ((place,), (place,))
        reading = read_report_docx(
            edited(DOCUMENT, partial(write, length=most)), "rapport.docx", CALENDAR
        )
        assert getattr(reading.report.contact, field) == "a" * most
        assert reading.not_taken == ()


def test_a_reason_that_is_too_long_is_an_answer() -> None:
    reason = "a" * (lengths.REASON + 1)
    tag = control_tag("verksamhetsomraden")
    report, _ = _read_after(lambda root: _set_text(content(root, tag), f"Ej relevant. {reason}"))
    answer = report.answer("verksamhetsomraden")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.plain == f"Ej relevant. {reason}"


def test_a_term_that_is_none_is_no_term() -> None:
    report, changed = _read_after(lambda root: _set_text(content(root, "term"), "I fjol"))
    assert report.term is None
    assert changed == ("term",)


def test_a_document_that_libreoffice_has_cut_into_is_refused_with_what_happened() -> None:
    parts = parts_of(DOCUMENT)
    broken = parts["word/document.xml"].replace(
        b"<w:sdtContent>", b'<w:del w:id="1"><w:sdtContent></w:del>', 1
    )
    with pytest.raises(ReportFileError, match="LibreOffice") as refused:
        read_report_docx(zipped({**parts, "word/document.xml": broken}), "rapport.docx", CALENDAR)
    assert refused.value.code is FormatErrorCode.CUT_BY_TRACKING


def test_a_sign_that_nobody_sees_is_no_edit() -> None:
    def without_hyphens(root: etree._Element) -> None:
        hyphens = list(root.iter(w("softHyphen")))
        assert hyphens
        for hyphen in hyphens:
            parent = hyphen.getparent()
            assert parent is not None
            parent.remove(hyphen)
        text = next(content(root, "contact.email").iter(w("t")))
        text.text = f"\u200b{text.text}\u00a0"[:-1] + "\u200e"

    report, changed = _read_after(without_hyphens)
    assert changed == ()
    assert report == REPORT
