"""The three real reports, typed in through the window, exported, and read back."""

import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from app.model.places import CONTACT
from app.model.report import Report
from app.model.rich_text import Block
from app.services.catalog import Catalog
from app.services.reading.own_files import open_report
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer
from tests.support.shared_data import (
    REAL_REPORTS,
    RealReport,
    answers_in,
    contact_in,
    needs_reports,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@needs_reports
@pytest.mark.parametrize("real", REAL_REPORTS, ids=lambda real: real.file[:3])
def test_a_real_report_comes_through_whole(
    real: RealReport, officer: Officer, catalog: Catalog, tmp_path: Path
) -> None:
    form = next(form for form in catalog.forms if form.id == real.form)
    answers, contact = answers_in(real, form), contact_in(real)
    officer.start_report(real.committee, real.term)
    officer.fill_contact(contact["name"], contact["phone"], contact["email"])
    for question_id, blocks in answers.items():
        officer.answer(question_id, blocks)

    stopping = [line for line in officer.findings() if "Måste åtgärdas" in line]
    blank = [q.id for q in form.questions() if q.required and not answers[q.id]]
    assert len(stopping) == len(blank) + (not contact["phone"])
    if not contact["phone"]:
        officer.fill_contact(contact["name"], "08-508 00 000", contact["email"])
    for question_id in blank:
        officer.set_aside(question_id, "Nämnden har inget sådant uppdrag.")
    files = officer.export_to(tmp_path / "ut")

    assert sorted(file.suffix for file in files) == [".docx", ".eml", ".json"]
    _check(files, answers, catalog)


def test_a_report_of_our_own_writing_comes_through_whole(
    officer: Officer, catalog: Catalog, tmp_path: Path
) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    files = officer.export_to(tmp_path / "ut")
    answers = {**EXAMPLE.answers, **dict.fromkeys(EXAMPLE.reasons, ()), "ovriga-upplysningar": ()}
    _check(files, answers, catalog)


def test_what_is_missing_is_said_before_the_export(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(CONTACT)
    assert [line.split(" · ")[0] for line in officer.findings()] == [
        *["Kontaktuppgifter"] * 3,
        "Kulturella och kreativa näringar (avsnitt 1)",
        "Växla upp Stockholm (avsnitt 1)",
        "Platsaktivering (avsnitt 3)",
    ]


def _check(files: list[Path], answers: dict[str, tuple[Block, ...]], catalog: Catalog) -> None:
    docx = next(file for file in files if file.suffix == ".docx")
    sent = json.loads(next(f for f in files if f.suffix == ".json").read_bytes())
    assert {a["question_id"]: _texts(a["blocks"]) for a in sent["answers"]} == {
        question_id: [(block.kind, block.level, block.text) for block in blocks]
        for question_id, blocks in answers.items()
    }
    for file in (one for one in files if one.suffix != ".eml"):
        report = open_report(file, catalog.register).report
        assert {a.question_id: a.blocks for a in report.answers} == answers
    _check_document(docx, report, answers)


def _texts(blocks: list[dict[str, object]]) -> list[tuple[object, object, str]]:
    return [
        (block["kind"], block["level"], "".join(span["text"] for span in block["spans"]))  # type: ignore[attr-defined]
        for block in blocks
    ]


def _check_document(docx: Path, report: Report, answers: dict[str, tuple[Block, ...]]) -> None:
    """What Word shows in each tagged control, read straight from the XML."""
    with zipfile.ZipFile(docx) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for question_id, blocks in answers.items():
        (control,) = (
            sdt
            for sdt in body.iter(f"{_W}sdt")
            if sdt.find(f"{_W}sdtPr/{_W}tag").get(f"{_W}val") == question_id  # type: ignore[union-attr]
        )
        shown = ["".join(_signs(paragraph)) for paragraph in control.iter(f"{_W}p")]
        answer = report.answer(question_id)
        if answer.not_applicable:
            assert shown == [f"Ej relevant. {answer.reason}"]
        elif blocks:
            assert shown == [block.text for block in blocks]
        else:
            assert shown == ["Inget svar."]


def _signs(paragraph: etree._Element) -> list[str]:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    return [
        node.text or "" if node.tag == f"{_W}t" else signs[str(node.tag)]
        for node in paragraph.iter(f"{_W}t", *signs)
        if node.getparent().tag == f"{_W}r"  # type: ignore[union-attr]
    ]
