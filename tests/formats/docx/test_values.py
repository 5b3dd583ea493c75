"""Typed answers in a document: native controls, read back as they were or as they are edited."""

import pytest

from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.markup import W14, W15, named, w
from app.formats.docx.report_docx import write_report_docx
from app.model.kinds.value import Chosen
from app.model.report import Report
from app.model.rich_text import Block, Span
from tests.support.every_kind import empty_report
from tests.support.report_documents import (
    content,
    control,
    main_part,
    parts_of,
)
from tests.support.terms import CALENDAR, IN_STOCKHOLM
from tests.support.value_documents import (
    BLANK,
    DOCUMENT,
    EMPTY,
    FORM,
    REPORT,
    TEMPLATE,
    paragraphs_in,
)
from tests.support.word_values import with_answer


@pytest.mark.parametrize(
    ("report", "form_is_known"), [(REPORT, True), (REPORT, False), (EMPTY, True)]
)
def test_a_report_comes_back_whole(report: Report, form_is_known: bool) -> None:
    document = write_report_docx(report, FORM, TEMPLATE)
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [FORM] if form_is_known else [])
    assert (reading.report, reading.edited, reading.form_text) == (report, (), ())


def test_an_empty_form_has_nothing_that_is_taken_for_an_answer() -> None:
    reading = read_report_docx(BLANK, "blankett.docx", CALENDAR, [FORM])
    assert (reading.report, reading.edited, reading.form_text) == (EMPTY, (), ())


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("foretag:value", w("text")),
        ("plan:value", w("dropDownList")),
        ("beslutad:value", w("date")),
        ("form:value", w("comboBox")),
        ("branscher:handel", named(W14, "checkbox")),
        ("insatser:rows", named(W15, "repeatingSection")),
        ("insatser:antal", w("text")),
        ("insatser:dag", w("date")),
        ("orter:lage", w("dropDownList")),
        ("orter:branscher:bygg", named(W14, "checkbox")),
        ("foretag:comment", w("docPartObj")),
    ],
)
@pytest.mark.parametrize("document", [DOCUMENT, BLANK], ids=["report", "form"])
def test_values_stand_in_controls_of_word(document: bytes, tag: str, kind: str) -> None:
    root = main_part(document)
    found = control(root, tag)
    assert found.find(f"{w('sdtPr')}/{kind}") is not None
    assert control(root, tag.partition(":")[0]) in list(found.iterancestors(w("sdt")))


def test_a_list_has_the_options_and_takes_other_words_where_the_question_does() -> None:
    root = main_part(BLANK)
    items = [
        [item.get(w("displayText")) for item in control(root, tag).iter(w("listItem"))]
        for tag in ("plan:value", "form:value")
    ]
    assert items == [["Ja", "Nej"], ["Möten", "Nätverk", "Företagsbesök"]]


def test_the_report_shows_values_with_their_units() -> None:
    root = main_part(DOCUMENT)
    shown = {tag: paragraphs_in(content(root, tag)) for tag in ("foretag", "kostnad", "beslutad")}
    assert shown["foretag"][0] == "1\u00a0250\u00a0st"
    assert shown["foretag"][1] == "Kommentar:"
    assert shown["kostnad"] == ["1\u00a0842,5\u00a0tkr"]
    assert shown["beslutad"] == ["12 maj 2022"]
    assert paragraphs_in(content(root, "branscher"))[:4] == [
        "☒Handel",
        "☐Besöksnäring",
        "☒Bygg och anläggning",
        "Annat: Kultur",
    ]


def test_a_table_has_headings_on_each_page_and_sums() -> None:
    (table,) = content(main_part(DOCUMENT), "insatser").iter(w("tbl"))
    rows = list(table.iter(w("tr")))
    assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert paragraphs_in(rows[0]) == ["Insats", "Dag", "Deltagare (st)", "Kostnad (tkr)", "Klar"]
    assert paragraphs_in(rows[-1]) == ["Summa", "", "1\u00a0248", "152,5", ""]
    assert len(rows) == 5


def test_what_is_not_asked_stands_in_the_form_alone() -> None:
    assert "Varför finns ingen plan?" not in paragraphs_in(main_part(DOCUMENT))
    texts = paragraphs_in(main_part(BLANK))
    at = texts.index("Varför finns ingen plan?")
    assert texts[at + 1] == "Ställs om svaret på ”Finns en plan för näringslivsarbetet?” är Nej."


def test_a_section_of_which_nothing_is_asked_is_not_printed() -> None:
    asked = {"question": "ett", "is": ["yes"]}
    sections = [
        {
            "number": 1,
            "title": "Först",
            "questions": [{"id": "ett", "text": "Ja?", "kind": "yes_no"}],
        },
        {
            "number": 2,
            "title": "Sedan",
            "introduction": "Mer om det.",
            "questions": [{"id": "tva", "text": "Vad?", "ask_if": asked}],
        },
    ]
    form = FORM.model_validate(
        {**FORM.model_dump(by_alias=True), "sections": sections}, context=IN_STOCKHOLM
    )
    report = with_answer(empty_report(form), "ett", value=False)
    document = write_report_docx(report, form, TEMPLATE)
    assert not {"2. Sedan", "Mer om det.", "Vad?"} & set(paragraphs_in(main_part(document)))
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [form])
    assert (reading.report, reading.edited) == (report, ())


def test_answers_that_are_left_out_of_what_is_sent_are_not_missed() -> None:
    answers = tuple(one for one in REPORT.answers if one.question_id != "varfor-inte")
    report = REPORT.model_copy(update={"answers": answers})
    document = write_report_docx(report, FORM, TEMPLATE)
    for forms in ([FORM], []):
        reading = read_report_docx(document, "rapport.docx", CALENDAR, forms)
        assert (reading.report, reading.edited, reading.form_text) == (report, (), ())
        assert (reading.form is FORM) is bool(forms)


def test_a_report_that_lacks_a_question_is_refused() -> None:
    answers = tuple(one for one in REPORT.answers if one.question_id != "foretag")
    with pytest.raises(ValueError, match="does not answer"):
        write_report_docx(REPORT.model_copy(update={"answers": answers}), FORM, TEMPLATE)


def test_what_is_no_value_yet_stands_in_a_draft_as_it_is_typed() -> None:
    report = with_answer(REPORT, "foretag", value=None, unfinished=({"text": "12,"},))
    report = with_answer(
        report, "insatser", unfinished=({"text": "kl. 3", "row": 2, "column": "dag"},)
    )
    document = write_report_docx(report, FORM, TEMPLATE, draft=True)
    assert paragraphs_in(content(main_part(document), "foretag"))[0] == "12,\u00a0st"
    assert "kl. 3" in paragraphs_in(content(main_part(document), "insatser"))
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [FORM])
    assert (reading.report, reading.edited) == (report, ())


def test_an_option_that_is_gone_is_shown_with_its_old_words() -> None:
    options = (*REPORT.answer("form").options, {"id": "fax", "text": "Fax", "gone": True})
    report = with_answer(REPORT, "form", options=options, value=Chosen(chosen=("fax",)))
    document = write_report_docx(report, FORM, TEMPLATE)
    assert paragraphs_in(content(main_part(document), "form")) == ["Fax"]
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [FORM])
    assert (reading.report, reading.edited) == (report, ())


def test_words_like_a_prompt_are_kept() -> None:
    blocks = (Block(spans=(Span(text="Inget svar."),)),)
    report = with_answer(REPORT, "branscher", blocks=blocks, value=Chosen(other="Inget svar."))
    reading = read_report_docx(
        write_report_docx(report, FORM, TEMPLATE), "rapport.docx", CALENDAR, [FORM]
    )
    assert (reading.report, reading.edited) == (report, ())


def test_styles_for_values_are_only_where_values_are() -> None:
    assert b"ValueTable" in parts_of(DOCUMENT)["word/styles.xml"]
    assert "word/value-styles.xml" not in parts_of(DOCUMENT)
