"""Filled forms with what Word and other programs really write, where the folder with them is."""

import json
import re
from dataclasses import dataclass
from uuid import UUID

import pytest

from app.model.report import Answer
from app.model.rich_text import BlockKind
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext
from tests.support.shared_data import SHARED
from tests.support.workplace import TODAY

_FOLDER = SHARED / "word-cases"
_HAS_CASES = (_FOLDER / "expected.json").is_file()
_CASES: dict[str, dict[str, object]] = (
    {
        name: case["expect"]
        for name, case in json.loads((_FOLDER / "expected.json").read_text("utf-8")).items()
    }
    if _HAS_CASES
    else {}
)


@dataclass(frozen=True)
class _Said:
    """What came of a case: the fields and answers by name, and every sentence on it."""

    values: dict[str, str]
    links: dict[str, set[str | None]]
    remarks: str
    all_text: str


def _said(read: ReadReport) -> _Said:
    report = read.opened.report
    values = {answer.question_id: _lines(answer) for answer in report.answers}
    values |= report.contact.model_dump()
    values["term"] = report.term.code if report.term else ""
    values["committee"] = report.committee.id if report.committee else ""
    links = {
        answer.question_id: {span.href for block in answer.blocks for span in block.spans}
        for answer in report.answers
    }
    remarks = "\n".join(filter(None, (read.changes, *read.about_answers, *read.opened.remarks)))
    return _Said(values, links, remarks, report.model_dump_json())


def _lines(answer: Answer) -> str:
    return "\n".join(
        ("" if block.kind is BlockKind.PARAGRAPH else f"[{block.kind}{block.level}] ") + block.text
        for block in answer.blocks
    )


def _normal(text: str) -> str:
    return re.sub(r"[ \u00a0]+", " ", text).strip()


def _is_so(said: _Said, place: str, wanted: object) -> bool:
    if place == "told":
        return bool(said.remarks)
    if isinstance(wanted, dict):
        return bool(said.remarks) or wanted["text"] in said.values[wanted["where"]]
    text = str(wanted)
    if place.startswith("href:"):
        return text in said.links[place.removeprefix("href:")]
    if place == "term_or_told":
        return said.values["term"] == text or "Period" in said.remarks
    where = said.all_text + said.remarks if place == "anywhere" else said.values[place]
    part = _normal(text.removeprefix("contains:"))
    is_part = place == "anywhere" or text.startswith("contains:")
    return part in _normal(where) if is_part else _normal(where) == part


@pytest.mark.skipif(not _HAS_CASES, reason="needs ../shared/word-cases, which lie beside it")
@pytest.mark.parametrize("name", _CASES or [""])
def test_it_is_read_whole_or_told(catalog: Catalog, name: str) -> None:
    reader = ReportReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0"))
    said = _said(reader.read(_FOLDER / f"{name}.docx"))
    wrong = {
        place: said.values.get(place, "")
        for place, wanted in _CASES[name].items()
        if not _is_so(said, place, wanted)
    }
    assert wrong == {}
