"""A document that somebody has edited in Word around its answers: nothing is lost in silence."""

from collections.abc import Callable
from functools import partial

import pytest
from lxml import etree

from app.formats.docx.block_writer import styled_paragraph, text_run
from app.formats.docx.edited_report import EditedReport, read_report_docx
from app.formats.docx.markup import el, w
from app.formats.docx.report_docx import write_form_docx
from app.formats.source_text import Omission, OmissionKind
from app.model.report import AnswerStatus, Contact
from app.model.rich_text import Block
from tests.support.commented_document import commented
from tests.support.report_documents import (
    content,
    control,
    edited,
    exported,
    form_named,
    parts_of,
    rich_report,
    template,
    zipped,
)
from tests.support.terms import CALENDAR

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)
NOTED = FORM.model_copy(
    update={
        "sections": tuple(
            section.model_copy(
                update={
                    "questions": tuple(
                        one.model_copy(update={"hint": f"Anvisning till {one.id}."})
                        for one in section.questions
                    )
                }
            )
            for section in FORM.sections
        )
    }
)
BLANK = REPORT.model_copy(
    update={
        "form": NOTED.reference(),
        "committee": None,
        "term": None,
        "contact": Contact(),
        "answers": tuple(
            answer.model_copy(update={"blocks": (), "not_applicable": False, "reason": ""})
            for answer in REPORT.answers
        ),
    }
)
FORM_DOCUMENT = write_form_docx(BLANK, NOTED, template())
_read = partial(read_report_docx, file="rapport.docx", calendar=CALENDAR, forms=[FORM])


def _after(change: Callable[[etree._Element], None]) -> EditedReport:
    return _read(edited(DOCUMENT, change))


def _form_after(change: Callable[[etree._Element], None]) -> EditedReport:
    return read_report_docx(edited(FORM_DOCUMENT, change), "blankett.docx", CALENDAR, [NOTED])


def _paragraph(text: str) -> etree._Element:
    return el("p", text_run(text))


def _delete(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _heading(root: etree._Element, tag: str) -> etree._Element:
    heading = control(root, tag).getprevious()
    assert heading is not None
    return heading


def _set_text(element: etree._Element, text: str) -> None:
    first, *others = element.iter(w("t"))
    first.text = text
    for other in others:
        other.text = ""


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def _unplaced(reading: EditedReport) -> list[str]:
    added = reading.report.unplaced[len(REPORT.unplaced) :]
    return [text for one in added for text in _texts(one.blocks)]


def _without_tags(root: etree._Element) -> None:
    for tag in list(root.iter(w("tag"))):
        _delete(tag)


def test_a_document_that_nobody_touched_has_nothing_to_tell() -> None:
    for document, form, report in ((DOCUMENT, FORM, REPORT), (FORM_DOCUMENT, NOTED, BLANK)):
        reading = read_report_docx(document, "rapport.docx", CALENDAR, [form])
        assert reading.report == report
        assert (reading.edited, reading.not_taken, reading.form_text) == ((), (), ())
        assert (reading.omissions, reading.comments, reading.has_tracked_changes) == ((), (), False)


# Controls that other programs have changed.


def test_controls_without_tags_are_told_by_their_titles_though_one_was_cut_in_three() -> None:
    def cut(root: etree._Element) -> None:
        _without_tags(root)
        whole = next(
            sdt
            for sdt in root.iter(w("sdt"))
            if sdt.find(f"{w('sdtPr')}/{w('alias')}[@{w('val')}='Telefon']") is not None
        )
        for text in (" 21 ", "000"):
            piece = etree.fromstring(etree.tostring(whole))
            _set_text(piece, text)
            whole.getparent().append(piece)  # type: ignore[union-attr]
        _set_text(whole, "08-509")

    reading = _after(cut)
    assert reading.report.contact.phone == "08-509 21 000"
    assert (reading.edited, reading.not_taken) == (("contact.phone",), ())
    assert reading.report.committee == REPORT.committee
    assert reading.report.term == REPORT.term


def test_fields_without_tag_and_title_are_told_by_their_labels() -> None:
    def strip(root: etree._Element) -> None:
        _without_tags(root)
        for cell in root.iter(w("tc")):
            for properties in list(cell.iter(w("sdtPr"))):
                properties[:] = []
        # One more, so that counting them does not help.
        root[0].insert(0, el("sdt", el("sdtContent", _paragraph(""))))

    reading = _after(strip)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_another_control_is_never_taken_for_one_that_is_missing() -> None:
    def replace(root: etree._Element) -> None:
        phone = control(root, "contact.phone")
        phone.addprevious(text_run("08-508 21 000"))
        _delete(phone)
        contents = el("sdt", el("sdtPr"), el("sdtContent", _paragraph("Innehåll ... 3")))
        root[0].insert(0, contents)

    reading = _after(replace)
    assert reading.report.contact == REPORT.contact
    assert "contact.phone" not in reading.edited
    assert _unplaced(reading) == ["Innehåll ... 3"]


def test_a_control_around_a_question_changes_nothing() -> None:
    def wrap(root: etree._Element) -> None:
        answer, heading = control(root, "hallbar-tillvaxt"), _heading(root, "hallbar-tillvaxt")
        around = el("sdt", el("sdtPr"), el("sdtContent"))
        heading.addprevious(around)
        around[1].extend([heading, answer])

    reading = _after(wrap)
    assert (reading.report, reading.edited, reading.form_text) == (REPORT, (), ())


def test_a_table_around_questions_and_answers_changes_nothing() -> None:
    def wrap(root: etree._Element) -> None:
        rows = []
        for tag in ("svart-ekonomi", "hallbar-tillvaxt"):
            heading, answer = _heading(root, tag), control(root, tag)
            place = el("tbl")
            heading.addprevious(place)
            place.append(el("tr", el("tc", heading), el("tc", answer)))
            rows.append(place)

    reading = _after(wrap)
    assert (reading.report, reading.edited, reading.form_text) == (REPORT, (), ())


# The table of committee, term and contact details.


def test_a_row_that_was_added_is_kept_and_told() -> None:
    def add(root: etree._Element) -> None:
        cells = (el("tc", _paragraph(text)) for text in ("Ytterligare kontakt", "Olle Ek, 08-1"))
        next(root.iter(w("tbl"))).append(el("tr", *cells))

    reading = _after(add)
    assert _unplaced(reading) == ["Ytterligare kontakt", "Olle Ek, 08-1"]
    assert reading.edited == ("unplaced",)
    assert reading.report.contact == REPORT.contact


def test_a_column_that_was_added_is_kept_and_told() -> None:
    def add(root: etree._Element) -> None:
        for number, row in enumerate(root.iter(w("tr"))):
            row.append(el("tc", _paragraph(f"Not {number}")))

    reading = _after(add)
    assert _unplaced(reading) == [f"Not {number}" for number in range(5)]
    assert reading.report.contact == REPORT.contact


def test_a_value_typed_where_its_control_was_deleted_is_read() -> None:
    def replace(root: etree._Element) -> None:
        for tag, text in (("contact.email", "ny@stockholm.se"), ("term", "T2 2022")):
            field = control(root, tag)
            field.addprevious(text_run(text))
            _delete(field)

    reading = _after(replace)
    assert reading.report.contact.email == "ny@stockholm.se"
    assert reading.report.term == REPORT.term
    assert reading.not_taken == ()


def test_a_term_that_is_none_is_told_with_what_stands_there() -> None:
    reading = _after(lambda root: _set_text(content(root, "term"), "I fjol"))
    assert reading.report.term is None
    assert (reading.edited, reading.not_taken) == (("term",), ("term",))
    assert reading.term_text == "I fjol"


# What the form prints.


@pytest.mark.parametrize("style", ["FormText", "Normal"])
def test_text_below_an_answer_belongs_to_it_in_any_style(style: str) -> None:
    reading = _after(
        lambda root: control(root, "hallbar-tillvaxt").addnext(
            styled_paragraph(style, text_run("Skrivet under."))
        )
    )
    assert reading.report.answer("hallbar-tillvaxt").plain.endswith("\nSkrivet under.")
    assert reading.edited == ("hallbar-tillvaxt",)


def test_a_question_that_was_reworded_is_told_and_keeps_its_answer() -> None:
    reading = _after(
        lambda root: _set_text(
            _heading(root, "svart-ekonomi"),
            "Hur sker samverkan med skatteverket och polisen i arbetet mot den svarta ekonomin och "
            "organiserad brottslighet i näringslivet?",
        )
    )
    (told,) = reading.form_text
    assert "polisen" in told
    assert reading.report.answers == REPORT.answers
    # What is new in it stands nowhere else.
    assert reading.edited == ("unplaced",)
    assert _unplaced(reading) == [told]


def test_text_typed_after_a_question_is_told_and_kept() -> None:
    def add(root: etree._Element) -> None:
        _heading(root, "ovriga-upplysningar").append(text_run(" Nej, inga."))

    reading = _after(add)
    (told,) = reading.form_text
    assert told.endswith("Nej, inga.")
    assert _unplaced(reading) == [told]


def test_words_that_were_taken_out_of_an_introduction_are_told() -> None:
    def cut(root: etree._Element) -> None:
        for paragraph in root.iter(w("p")):
            text = "".join(one.text or "" for one in paragraph.iter(w("t")))
            if text.startswith("För att nå resultat"):
                _set_text(paragraph, text.partition(". ")[0])

    reading = _after(cut)
    (told,) = reading.form_text
    assert told.startswith("För att nå resultat")
    assert (reading.edited, reading.report) == ((), REPORT)


def test_a_heading_that_was_deleted_is_told() -> None:
    def delete(root: etree._Element) -> None:
        for paragraph in list(root.iter(w("p"))):
            if "".join(one.text or "" for one in paragraph.iter(w("t"))).startswith("2. "):
                _delete(paragraph)

    reading = _after(delete)
    (told,) = reading.form_text
    assert told.startswith("2. ")
    assert (reading.edited, reading.report) == ((), REPORT)


def test_an_answer_below_a_reworded_question_is_read_without_its_control() -> None:
    def replace(root: etree._Element) -> None:
        found, heading = control(root, "svart-ekonomi"), _heading(root, "svart-ekonomi")
        heading.append(text_run(" (högst en sida)"))
        found.addnext(_paragraph("Skrivet utan kontroll."))
        _delete(found)

    reading = _after(replace)
    assert reading.report.answer("svart-ekonomi").plain == "Skrivet utan kontroll."


# A blank form.


def test_prompts_that_were_saved_as_text_are_no_answers() -> None:
    def resave(root: etree._Element) -> None:
        _without_tags(root)
        for shown in list(root.iter(w("showingPlcHdr"))):
            _delete(shown)

    reading = _form_after(resave)
    assert reading.edited == ()
    assert {answer.status for answer in reading.report.answers} == {AnswerStatus.BLANK}


def test_an_answer_below_the_note_is_read_where_its_control_was_deleted() -> None:
    def replace(root: etree._Element) -> None:
        for answer in BLANK.answers:
            found = control(root, answer.question_id)
            found.addnext(_paragraph(f"Om {answer.question_id}."))
            _delete(found)

    reading = _form_after(replace)
    plain = {answer.question_id: answer.plain for answer in reading.report.answers}
    assert plain == {one.question_id: f"Om {one.question_id}." for one in BLANK.answers}
    assert reading.form_text == ()


def test_text_in_the_style_of_the_note_and_below_it_is_the_answer() -> None:
    reading = _form_after(
        lambda root: control(root, "svart-ekonomi").addprevious(
            styled_paragraph("FormText", text_run("På en ny rad."))
        )
    )
    assert reading.report.answer("svart-ekonomi").plain == "På en ny rad."
    assert reading.edited == ("svart-ekonomi",)


# What a report has no place for.


def test_a_picture_in_an_answer_is_told_by_its_question() -> None:
    picture = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    )
    reading = _after(
        lambda root: content(root, "hallbar-tillvaxt").append(etree.fromstring(picture))
    )
    assert reading.omissions == (Omission(OmissionKind.PICTURE, "hallbar-tillvaxt"),)
    assert reading.report.answer("hallbar-tillvaxt") == REPORT.answer("hallbar-tillvaxt")


def test_a_picture_beside_a_question_is_told() -> None:
    picture = el("drawing")
    etree.SubElement(picture, "{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    reading = _after(lambda root: _heading(root, "svart-ekonomi").append(el("r", picture)))
    assert reading.omissions == (Omission(OmissionKind.PICTURE, ""),)
    assert (reading.edited, reading.form_text) == ((), ())


def test_what_is_written_in_the_margin_of_the_pages_is_kept_and_told() -> None:
    parts, name = parts_of(DOCUMENT), "word/header1.xml"
    (header := etree.fromstring(parts[name])).append(_paragraph("Ännu inte godkänd av nämnden"))
    reading = _read(zipped({**parts, name: etree.tostring(header)}))
    assert _unplaced(reading) == ["Ännu inte godkänd av nämnden"]
    assert reading.edited == ("unplaced",)


def test_comments_are_read_with_what_they_are_about() -> None:
    told = {
        "svart-ekonomi": ("Chefen", "Stämmer det?"),
        "contact.name": ("Chefen", "Är det hon?"),
        # At the end, below the last answer.
        "": ("", "Fint"),
    }
    reading = _read(commented(DOCUMENT, told))
    told["ovriga-upplysningar"] = told.pop("")
    assert {one.place: (one.author, one.text) for one in reading.comments} == told
    assert (reading.report, reading.edited) == (REPORT, ())


@pytest.mark.parametrize("name", ["ins", "del", "moveTo"])
def test_tracked_changes_are_told(name: str) -> None:
    reading = _after(
        lambda root: content(root, "hallbar-tillvaxt")[0].append(el(name, text_run("")))
    )
    assert reading.has_tracked_changes
