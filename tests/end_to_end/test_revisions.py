"""Exported reports stay as they were; a correction is a revision of its own."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.gui.kit.services import Services
from app.model.places import EXPORT
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, SHIFT


@pytest.fixture
def exported(officer: Officer, tmp_path: Path) -> list[Path]:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    return officer.export_to(tmp_path / "ut")


@pytest.mark.usefixtures("exported")
def test_an_exported_report_cannot_be_written_in(officer: Officer) -> None:
    officer.go_to("svart-ekonomi")
    before = officer.question.blocks()
    officer.question.type("mer")
    for key in (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_Z):
        officer.question.press(key, CTRL)
    officer.question.press(Qt.Key.Key_L, CTRL | SHIFT)
    officer.question.press(Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.AltModifier)
    assert officer.question.blocks() == before
    assert not officer.question.not_applicable.isEnabled()
    assert not officer.question.bar.isEnabled()
    assert officer.notices.is_locked()


def test_a_correction_becomes_revision_2_and_keeps_revision_1(
    officer: Officer, services: Services, exported: list[Path]
) -> None:
    first = {file: file.read_bytes() for file in exported}
    click(officer.notices.correct)
    assert not officer.notices.is_locked()
    officer.answer("svart-ekonomi", (paragraph("Rättat svar."),))
    files = officer.export_to(exported[0].parent)
    endings = [file.name.rpartition("_")[2] for file in files]
    assert endings == ["r1.docx", "r1.eml", "r1.json", "r2.docx", "r2.eml", "r2.json"]
    assert all(file.read_bytes() == content for file, content in first.items())
    second = json.loads(next(f for f in files if f.name.endswith("r2.json")).read_bytes())
    assert second["revision"] == 2
    assert contents_of(services.library).drafts == ()
    assert [r.revision for r in contents_of(services.library).submitted] == [2, 1]


def test_files_that_are_already_there_are_never_replaced(officer: Officer, tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    folder = tmp_path / "ut"
    folder.mkdir()
    stem = "uppfoljningsrapport-naringsliv_2022-T2_hagersten-alvsjo"
    (folder / f"{stem}_r1.json").write_text("någon annans", "utf-8")
    files = officer.export_to(folder)
    assert (folder / f"{stem}_r1.json").read_text("utf-8") == "någon annans"
    assert not (folder / f"{stem}_r1.docx").exists()
    assert {file.name for file in files} >= {f"{stem}_r2.docx", f"{stem}_r2.json"}


def test_a_draft_to_show_is_a_document_alone(officer: Officer, tmp_path: Path) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(EXPORT)
    page = officer.export
    assert not page.can_export()
    page.choose_folder(str(tmp_path / "ut"))
    click(page.draft)
    click(page.draft)
    assert sorted(file.name for file in (tmp_path / "ut").iterdir()) == [
        "uppfoljningsrapport-naringsliv_2022-T1_kulturnamnden_utkast-2.docx",
        "uppfoljningsrapport-naringsliv_2022-T1_kulturnamnden_utkast.docx",
    ]
    assert not officer.read_only


def test_a_folder_that_cannot_be_written_to_is_told(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    (tmp_path / "fil").write_text("", "utf-8")
    officer.go_to(EXPORT)
    officer.export.choose_folder(str(tmp_path / "fil" / "mapp"))
    click(officer.export.pair)
    assert officer.export.has_problem()
    assert "Exporten gick inte att göra" in officer.export.problem()
    assert len(contents_of(services.library).drafts) == 1


@pytest.mark.usefixtures("exported")
def test_a_correction_that_is_begun_is_gone_on_with(officer: Officer, services: Services) -> None:
    click(officer.notices.correct)
    officer.answer("svart-ekonomi", (paragraph("Påbörjad rättelse."),))
    officer.leave()
    start = officer.start
    assert "Rättelse" in start.drafts.item(0).text()
    start.open_exported()
    click(officer.notices.correct)
    assert not officer.read_only
    officer.go_to("svart-ekonomi")
    assert officer.question.blocks() == (paragraph("Påbörjad rättelse."),)
    assert len(contents_of(services.library).drafts) == 1


def test_only_the_newest_revision_is_corrected(
    officer: Officer, services: Services, exported: list[Path]
) -> None:
    click(officer.notices.correct)
    officer.export_to(exported[0].parent)
    officer.leave()
    oldest = contents_of(services.library).submitted[-1]
    assert oldest.revision == 1
    officer.start.open(oldest)
    click(officer.notices.correct)
    assert officer.read_only
    assert "Version 2 är den senaste" in officer.notices.text()
    assert contents_of(services.library).drafts == ()


@pytest.mark.usefixtures("exported")
def test_the_way_to_the_files_is_there_when_the_report_is_opened_again(
    officer: Officer, tmp_path: Path
) -> None:
    officer.leave()
    officer.start.open_exported()
    officer.go_to(EXPORT)
    page = officer.sending
    assert page.show_files.isVisible()
    assert str(tmp_path / "ut") in page.files.text()
    officer.leave()
    for file in (tmp_path / "ut").iterdir():
        file.unlink()
    officer.start.open_exported()
    officer.go_to(EXPORT)
    page = officer.sending
    assert not page.show_files.isVisible(), "where they are nobody knows"
    assert not page.send.isVisible()
    assert "finns inte kvar" in page.files.text()


@pytest.mark.usefixtures("exported")
def test_a_correction_stays_where_one_is(officer: Officer) -> None:
    assert officer.navigation.current() == EXPORT
    click(officer.notices.correct)
    assert officer.navigation.current() == EXPORT
