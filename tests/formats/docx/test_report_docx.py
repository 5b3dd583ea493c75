"""A report written as a document and read back: nothing lost, and what was edited is taken."""

import pytest
from hypothesis import given
from lxml import etree

from app.formats.docx import document_texts as wording
from app.formats.docx.control_names import control_tag
from app.formats.docx.control_reader import read_content
from app.formats.docx.document_texts import shown_blocks, shown_lines
from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.embedded import EMBEDDED_PART
from app.formats.docx.package import WordPackage
from app.formats.docx.report_docx import write_report_docx
from app.formats.errors import ReportFileError
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.rich_text import Block, BlockKind, Span
from tests.support.report_documents import (
    exported,
    form_named,
    parts_of,
    rich_report,
    template,
    zipped,
)
from tests.support.strategies import reports
from tests.support.terms import CALENDAR, IN_STOCKHOLM

FORM = form_named("stadsdelsnamnd")
SMALL_FORM = form_named("kulturnamnden-tertial")
TEMPLATE = template()
REPORT = rich_report(FORM)
DOCUMENT = exported(REPORT, FORM)


def _without_docx(report: Report) -> Report:
    return report.model_copy(update={"docx": None})


@given(report=reports(SMALL_FORM))
def test_a_report_comes_back_whole(report: Report) -> None:
    reading = read_report_docx(
        write_report_docx(report, SMALL_FORM, TEMPLATE), "rapport.docx", CALENDAR
    )
    assert reading.report == _without_docx(report)
    assert reading.edited == ()


@given(report=reports(SMALL_FORM))
def test_the_controls_alone_hold_what_the_report_says(report: Report) -> None:
    package = WordPackage(write_report_docx(report, SMALL_FORM, TEMPLATE), "rapport.docx")
    content = read_content(package, report, SMALL_FORM)
    questions = [answer.question_id for answer in report.answers]
    controls = content.controls
    assert content.outside == ()
    assert [controls[q] for q in questions] == [shown_blocks(a) for a in report.answers]
    lines = {tag: "".join(b.text for b in controls[tag]) for tag in shown_lines(report)}
    assert lines == shown_lines(report)


def test_a_rich_report_comes_back_whole() -> None:
    reading = read_report_docx(DOCUMENT, "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (REPORT, ())


def test_the_same_report_gives_the_same_bytes() -> None:
    assert exported(REPORT, FORM) == DOCUMENT


@pytest.mark.parametrize("part", [EMBEDDED_PART, "word/header1.xml"])
def test_a_template_without_room_for_a_part_is_refused(part: str) -> None:
    lacking = {name: content for name, content in TEMPLATE.items() if name != part}
    with pytest.raises(ValueError, match=f"not in the template: {part}"):
        write_report_docx(REPORT, FORM, lacking)


def test_a_form_that_is_not_the_reports_is_refused() -> None:
    with pytest.raises(ValueError, match="does not answer"):
        write_report_docx(REPORT, SMALL_FORM, TEMPLATE)


def test_text_set_aside_is_not_shown_and_not_lost() -> None:
    hidden = Block(spans=(Span(text="Dolt sedan tidigare."),))
    aside = REPORT.answer("verksamhetsomraden").model_copy(update={"blocks": (hidden,)})
    report = REPORT.with_answer(aside)
    document = exported(report, FORM)
    assert "Dolt sedan tidigare." not in parts_of(document)["word/document.xml"].decode()
    assert read_report_docx(document, "rapport.docx", CALENDAR).report == report


def _form_with_ids(*ids: str) -> FormDefinition:
    content = FORM.model_dump(by_alias=True)
    questions = [{"id": question_id, "text": "Fråga?"} for question_id in ids]
    content["sections"] = [{"questions": questions, "introduction": "Läs detta först."}]
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def test_ids_that_word_cannot_take_as_they_are() -> None:
    ids = ("term", "committee", "x" * 80, "x" * 79 + "y")
    form = _form_with_ids(*ids)
    blocks = (Block(kind=BlockKind.SUBHEADING, spans=(Span(text="Rubrik"),)), Block())
    report = REPORT.model_copy(update={"answers": ()})
    answers = [
        REPORT.answers[0].model_copy(
            update={"question_id": i, "blocks": (*blocks, Block(spans=(Span(text=i),)))}
        )
        for i in ids
    ]
    report = report.model_copy(update={"answers": tuple(answers)})
    reading = read_report_docx(exported(report, form), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (report, ())
    tags = [control_tag(question_id) for question_id in ids]
    assert len(set(tags)) == len(ids)
    assert max(map(len, tags)) <= 64


def test_a_text_like_the_prompt_is_kept() -> None:
    prompt = Block(spans=(Span(text=wording.NO_ANSWER),))
    report = REPORT.with_answer(
        REPORT.answer("svart-ekonomi").model_copy(update={"blocks": (prompt,)})
    )
    reading = read_report_docx(exported(report, FORM), "rapport.docx", CALENDAR)
    assert (reading.report, reading.edited) == (report, ())


def test_a_document_without_our_report_is_refused_in_swedish() -> None:
    parts = parts_of(DOCUMENT)
    parts["customXml/item1.xml"] = b"<annat/>"
    with pytest.raises(ReportFileError, match="exporterad"):
        read_report_docx(zipped(parts), "rapport.docx", CALENDAR)


def test_an_embedded_report_that_is_broken_is_refused() -> None:
    parts = parts_of(DOCUMENT)
    item = etree.fromstring(parts["customXml/item1.xml"])
    item.text = "{}"
    parts["customXml/item1.xml"] = etree.tostring(item)
    with pytest.raises(ReportFileError):
        read_report_docx(zipped(parts), "rapport.docx", CALENDAR)
