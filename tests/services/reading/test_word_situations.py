"""What Word and other programs write in a filled form comes into its answer, or is told."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from app.model.report import Answer
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext
from tests.support.filled_word_form import QUESTIONS, FilledForm, saved
from tests.support.shared_data import SHARED
from tests.support.word_situations import SITUATIONS
from tests.support.word_situations.markup import Situation
from tests.support.workplace import TODAY

_CASES = SHARED / "word-cases"
_EXPECTED: dict[str, dict[str, dict[str, object]]] = (
    json.loads((_CASES / "expected.json").read_text("utf-8")) if _CASES.is_dir() else {}
)


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


@pytest.mark.parametrize("name", sorted(_EXPECTED) or [None])
def test_the_cases_beside_the_project(reader: ReportReader, name: str | None) -> None:
    if name is None:
        pytest.skip("needs ../shared/word-cases, the situations that lie beside the project")
    read = reader.read(_CASES / f"{name}.docx")
    said = " ".join((read.changes, *read.remarks))
    for place, wanted in _EXPECTED[name]["expect"].items():
        assert _is_as_expected(read, said, place, wanted), (place, wanted, said)


def _is_as_expected(read: ReadReport, said: str, place: str, wanted: object) -> bool:
    """As the folder's own check has it: `told` and its like are keys of its own."""
    texts = _texts(read)
    if isinstance(wanted, dict):
        return bool(said) or wanted["text"] in texts[wanted["where"]]
    text = str(wanted)
    if place.startswith("href:"):
        return text in _links(read, place.removeprefix("href:"))
    ways = {
        "told": bool(said),
        "anywhere": text in said or text in read.opened.report.model_dump_json(),
        "term_or_told": texts["term"] == text or "eriod" in said,
    }
    return ways[place] if place in ways else _is_alike(texts[place], text)


def _is_alike(found: str, wanted: str) -> bool:
    found, wanted = (text.replace("\u00a0", " ") for text in (found, wanted))
    part = wanted.removeprefix("contains:")
    return part in found if part != wanted else found == wanted
