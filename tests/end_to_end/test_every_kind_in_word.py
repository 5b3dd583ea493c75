"""The empty form of a set with every kind, filled in with Word or LibreOffice, and read back."""

from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from app.formats.docx.control_names import part_tag
from app.formats.docx.markup import W15, named, w
from app.formats.report_json import read_report_json
from app.model.kinds.value import Row, Table
from app.model.report import Answer, Contact, Report
from app.model.rich_text import Block, Span
from tests.support.every_kind import empty_report
from tests.support.kinds_report import (
    COMMENTS,
    TERM,
    assert_answered,
    example_file,
    example_set,
    value_for,
)
from tests.support.libreoffice import converted
from tests.support.program import Program
from tests.support.report_documents import control, edited
from tests.support.terms import CALENDAR, IN_STOCKHOLM, a_term
from tests.support.word_values import fill_in, fill_in_form

CONTACT = Contact(name="Åsa Öberg", phone="08-508 21 000", email="asa.oberg@stockholm.se")
_ITEM = named(W15, "repeatingSectionItem")


def _answers() -> Report:
    report = empty_report(example_set())
    for answer in report.answers:
        text = COMMENTS.get(answer.question_id)
        blocks = (Block(spans=(Span(text=text),)),) if text else ()
        said = {**dict(answer), "value": value_for(answer), "blocks": blocks}
        report = report.with_answer(Answer.model_validate(said, context=IN_STOCKHOLM))
    return report


ANSWERS = _answers()


@pytest.fixture
def program(program: Program) -> Program:
    """With the set installed, as the office has mailed it."""
    example_file(program.data / "forms")
    return program


@pytest.fixture
def blank(program: Program) -> bytes:
    target = program.folder / "blankett.docx"
    ended = program("forms", "--docx", "exempel-siffror", "--term", TERM, "-o", target)
    assert (ended.code, ended.err) == (0, [])
    return target.read_bytes()


def _fill(root: etree._Element) -> None:
    fill_in_form(root, ANSWERS)
    fill_in(control(root, "committee"), "Farsta stadsdelsnämnd")
    for field, text in CONTACT.model_dump().items():
        fill_in(control(root, f"contact.{field}"), text)


def _read(program: Program, document: bytes) -> Report:
    """Without a word about anything that was left out."""
    source, target = program.folder / "ifylld.docx", program.folder / "last.json"
    source.write_bytes(document)
    target.unlink(missing_ok=True)
    ended = program("read", source, "-o", target)
    assert (ended.code, ended.err) == (0, [])
    assert all(line.startswith("Ändrat i dokumentet") for line in ended.out), ended.out
    return read_report_json(target.read_bytes(), target.name, CALENDAR)


def _assert_read(report: Report) -> None:
    assert_answered(report)
    assert report.contact == CONTACT
    assert report.committee is not None
    assert (report.committee.id, report.term) == ("farsta", a_term(TERM))
    assert report.unplaced == ()


def test_what_word_fills_in_is_the_report(program: Program, blank: bytes) -> None:
    _assert_read(_read(program, edited(blank, _fill)))


def test_what_libreoffice_has_saved_is_the_report(
    program: Program, blank: bytes, tmp_path: Path
) -> None:
    saved = converted(edited(blank, _fill), "docx", tmp_path).read_bytes()
    _assert_read(_read(program, saved))


def test_what_libreoffice_saves_before_it_is_filled_in_has_the_same_form(
    program: Program, blank: bytes, tmp_path: Path
) -> None:
    """Nothing is answered in it: its prompts are text by then."""
    report = _read(program, converted(blank, "docx", tmp_path).read_bytes())
    assert not any(answer.has_content for answer in report.answers)


def test_rows_that_word_has_added_are_read(program: Program, blank: bytes) -> None:
    table = ANSWERS.answer("insatser").value
    assert isinstance(table, Table)
    rows = (*table.rows, Row()) * 3
    more = ANSWERS.answer("insatser").model_copy(update={"value": Table(rows=rows[:-1])})

    def fill(root: etree._Element) -> None:
        _fill(root)
        repeated = control(root, part_tag("insatser", "rows"))
        (content,) = repeated.iterchildren(w("sdtContent"))
        items = list(content)
        assert all(item.find(f".//{_ITEM}") is not None for item in items)
        while len(content) < len(rows):
            content.append(deepcopy(items[-1]))
        fill_in_form(root, ANSWERS.with_answer(more))

    report = _read(program, edited(blank, fill))
    assert report.answer("insatser").value == more.value


def test_values_that_do_not_fit_are_kept_as_they_are_and_told(
    program: Program, blank: bytes
) -> None:
    wrong = {
        "antal-besok:value": "många",
        "har-dialog:value": "delvis",
        "viktigaste-form:value": "Telefon",
        "andel-av-budget:value": "ca 12,5",
        "budget-beslutad:value": "i maj",
    }

    def fill(root: etree._Element) -> None:
        _fill(root)
        for tag, text in wrong.items():
            fill_in(control(root, tag), text)

    report = _read(program, edited(blank, fill))
    for tag, text in wrong.items():
        answer = report.answer(tag.removesuffix(":value"))
        assert answer.value is None, tag
        assert [one.text for one in answer.unfinished] == [text]
    # What stood beside them is read.
    assert report.answer("insatser").value == ANSWERS.answer("insatser").value
    told = program("check", program.folder / "last.json").out
    for tag in wrong:
        asked = tag.removesuffix(":value")
        # Without a yes the questions that hang on it are not asked.
        skipped = asked == "antal-besok"
        assert any(line.startswith(f"Fel, {asked}: ") for line in told) is not skipped, told
    refused = program("export", program.folder / "last.json", "-o", program.folder / "ut")
    assert refused.code == 1
