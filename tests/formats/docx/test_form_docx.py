"""The empty form as a Word document: it asks to be filled in, and nothing in it is an answer."""

import datetime
from uuid import UUID

import pytest
from lxml import etree

from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.markup import w
from app.formats.docx.report_docx import write_form_docx
from app.model.form import FormDefinition
from app.model.report import AnswerStatus, Report, empty_answers
from app.model.term import Term
from tests.support.report_documents import content, control, edited, main_part, parts_of, template
from tests.support.small_form import form_content
from tests.support.terms import CALENDAR, IN_STOCKHOLM, a_term

TERM = a_term("2022-T2")


def _form() -> FormDefinition:
    made = form_content()
    made["sections"][0]["questions"][0] |= {"hint": "Nämn ett exempel.", "word_limit": 200}
    return FormDefinition.model_validate(made, context=IN_STOCKHOLM)


def _empty(term: Term | None) -> Report:
    form = _form()
    return Report(
        report_id=UUID(int=7),
        form=form.reference(),
        committee=None,
        term=term,
        answers=empty_answers(form, term),
        created_at=datetime.datetime(2022, 5, 1, tzinfo=datetime.UTC),
        modified_at=datetime.datetime(2022, 5, 1, tzinfo=datetime.UTC),
        application_version="1.0",
    )


def _document(term: Term | None = TERM) -> bytes:
    return write_form_docx(_empty(term), _form(), template())


def _texts(document: bytes) -> list[str]:
    return [_text(paragraph) for paragraph in main_part(document).iter(w("p"))]


def _text(element: etree._Element) -> str:
    return "".join(written.text or "" for written in element.iter(w("t")))


def test_it_asks_to_be_filled_in_and_says_of_nothing_that_it_is_not() -> None:
    text = "\n".join(_texts(_document()))
    assert text.count("Klicka här för att ange text.") == 4
    assert "Inget svar" not in text
    assert "Ej ifyllt" not in text


def test_the_fields_are_left_open_but_for_the_term() -> None:
    root = main_part(_document())
    shown = {tag: _text(content(root, tag)) for tag in ("committee", "contact.name")}
    assert {text.strip() for text in shown.values()} == {""}
    assert _text(content(root, "term")) == "Tertialrapport 2 2022"


def test_what_is_to_be_known_of_a_question_stands_under_it() -> None:
    texts = _texts(_document())
    at = texts.index("Vad gjordes 2022?")
    assert texts[at + 1 : at + 3] == [
        "Nämn ett exempel. Högst 200 ord.",
        "Klicka här för att ange text.",
    ]
    assert "Frågan är frivillig." in texts


def test_without_a_term_its_year_is_left_open() -> None:
    assert "Vad gjordes ____?" in _texts(_document(None))


@pytest.mark.parametrize("part", ["footer1", "footer2"])
def test_each_page_says_which_set_it_is_and_no_revision(part: str) -> None:
    footer = parts_of(_document())[f"word/{part}.xml"].decode()
    assert "Tom blankett · prov version 1" in footer
    assert "Revision" not in footer


def test_it_is_nobodys() -> None:
    core = etree.fromstring(parts_of(_document())["docProps/core.xml"])
    (creator,) = core.iter("{http://purl.org/dc/elements/1.1/}creator")
    assert not creator.text


@pytest.mark.parametrize("term", [TERM, None])
def test_nothing_in_it_is_taken_for_an_answer(term: Term | None) -> None:
    standing = read_report_docx(_document(term), "blankett.docx", CALENDAR)
    assert standing.report == _empty(term)
    assert (standing.edited, standing.not_taken) == ((), ())


def test_what_a_colleague_fills_in_is_read() -> None:
    def fill_in(root: etree._Element) -> None:
        for tag, text in {"ett": "Mycket.", "contact.name": "Åsa Öberg"}.items():
            found = control(root, tag)
            properties = found[0]
            properties.remove(next(properties.iter(w("showingPlcHdr"))))
            (written,) = found.iter(w("t"))
            written.text = text

    standing = read_report_docx(edited(_document(), fill_in), "blankett.docx", CALENDAR)
    answer = standing.report.answer("ett")
    assert (answer.status, answer.plain) == (AnswerStatus.ANSWERED, "Mycket.")
    assert standing.report.contact.name == "Åsa Öberg"
    assert standing.edited == ("contact.name", "ett")
