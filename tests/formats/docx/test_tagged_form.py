"""A document that has lost its embedded report: its controls say what it answers."""

import json

import pytest
from lxml import etree

from app.formats.docx.embedded import EMBEDDED_PART
from app.formats.docx.report_docx import write_form_docx, write_report_docx
from app.formats.docx.tagged_form import read_tagged_form
from app.model.kinds.kind import Kind
from tests.support.every_kind import empty_report, every_kind, full_report
from tests.support.report_documents import (
    control,
    edited,
    exported,
    form_named,
    parts_of,
    rich_report,
    template,
    zipped,
)
from tests.support.terms import CALENDAR, IN_STOCKHOLM
from tests.support.word_values import fill_in

FORM = every_kind()
REPORT = full_report(FORM)
DOCUMENT = write_report_docx(REPORT, FORM, template())


def without_report(document: bytes) -> bytes:
    return zipped({**parts_of(document), EMBEDDED_PART: b"<nothing/>"})


def test_every_value_is_read_by_the_controls() -> None:
    filled = read_tagged_form(without_report(DOCUMENT), "rapport.docx", CALENDAR, [FORM])
    assert filled is not None
    assert (filled.form, filled.term, filled.contact) == (
        FORM,
        "Tertialrapport 2 2022",
        REPORT.contact,
    )
    printed = {one.question_id: one for one in REPORT.answers if one.question_id != "varfor-inte"}
    assert filled.answers == {name: answer.blocks for name, answer in printed.items()}
    assert filled.values == {
        name: answer for name, answer in printed.items() if answer.kind is not Kind.TEXT
    }
    assert filled.unplaced == ()


def test_an_empty_form_is_read_as_empty() -> None:
    document = write_form_docx(empty_report(FORM), FORM, template())
    filled = read_tagged_form(without_report(document), "blankett.docx", CALENDAR, [FORM])
    assert filled is not None
    assert not any(filled.answers.values())
    assert not any(answer.has_content for answer in filled.values.values())


def test_of_several_versions_it_is_the_one_that_is_worded_so() -> None:
    content = FORM.model_dump(by_alias=True, mode="json")
    content["version"] = 2
    content["sections"][0]["questions"][0]["text"] = "Hur många har ni träffat i år?"
    later = FORM.model_validate_json(json.dumps(content), context=IN_STOCKHOLM)
    for forms in ([FORM, later], [later, FORM]):
        filled = read_tagged_form(without_report(DOCUMENT), "rapport.docx", CALENDAR, forms)
        assert filled is not None
        assert filled.form is FORM


def test_a_detail_that_is_too_long_is_told() -> None:
    def write(root: etree._Element) -> None:
        fill_in(control(root, "contact.phone"), "1" * 600)

    filled = read_tagged_form(
        without_report(edited(DOCUMENT, write)), "rapport.docx", CALENDAR, [FORM]
    )
    assert filled is not None
    assert filled.too_long == ("phone",)


@pytest.mark.parametrize("forms", [[], [form_named("stadsdelsnamnd")]])
def test_without_its_set_it_is_none(forms: list[object]) -> None:
    assert read_tagged_form(without_report(DOCUMENT), "rapport.docx", CALENDAR, forms) is None  # type: ignore[arg-type]


def test_a_set_that_asks_for_text_alone_is_read_by_its_wording() -> None:
    form = form_named("stadsdelsnamnd")
    document = without_report(exported(rich_report(form), form))
    assert read_tagged_form(document, "rapport.docx", CALENDAR, [form]) is None
