"""What Word and other programs write in a filled form comes into its answer, or is told.

Cases that lie beside the project are in test_word_cases.py.
"""

from pathlib import Path
from uuid import UUID

import pytest

from app.model.report import Answer
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext
from tests.support.filled_word_form import QUESTIONS, FilledForm, saved
from tests.support.word_situations import SITUATIONS
from tests.support.word_situations.markup import Situation
from tests.support.workplace import TODAY


@pytest.fixture
def reader(catalog: Catalog) -> ReportReader:
    return ReportReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0"))


def _read(reader: ReportReader, tmp_path: Path, form: FilledForm) -> ReadReport:
    path = tmp_path / "rapport.docx"
    path.write_bytes(saved(form))
    return reader.read(path)


def _texts(read: ReadReport) -> dict[str, str]:
    """What stands in the report, by question and by field."""
    report = read.opened.report
    return {
        **{answer.question_id: _text(answer) for answer in report.answers},
        "name": report.contact.name,
        "contact": report.contact.name,
        "phone": report.contact.phone,
        "email": report.contact.email,
        "term": report.term.code if report.term else "",
        "committee": report.committee.id if report.committee else "",
    }


def _text(answer: Answer) -> str:
    return "\n".join(
        block.text
        if block.kind.value == "paragraph"
        else f"[{block.kind.value}{block.level}] {block.text}"
        for block in answer.blocks
    )


def _links(read: ReadReport, question: str) -> list[str | None]:
    answer = read.opened.report.answer(question)
    return [span.href for block in answer.blocks for span in block.spans if span.href]


def test_a_form_that_is_filled_in_plainly_is_read_whole(
    reader: ReportReader, tmp_path: Path
) -> None:
    read = _read(reader, tmp_path, FilledForm())
    texts = _texts(read)
    assert [texts[question] for question in QUESTIONS] == [f"Svar på {q}." for q in QUESTIONS]
    assert (texts["committee"], texts["term"], texts["phone"]) == (
        "skarholmen",
        "2022-T1",
        "08-508 21 083",
    )
    assert read.remarks == ()


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.name)
def test_what_word_writes_is_read_or_told(
    reader: ReportReader, tmp_path: Path, situation: Situation
) -> None:
    read = _read(reader, tmp_path, situation.form)
    texts = _texts(read)
    assert {place: texts[place] for place in situation.texts} == dict(situation.texts)
    assert situation.link in (*_links(read, QUESTIONS[0]), "")
    assert any(situation.told in remark for remark in read.remarks) or not situation.told
    others = set(QUESTIONS) - set(situation.texts)
    assert {texts[question] for question in others} == {f"Svar på {q}." for q in others}
