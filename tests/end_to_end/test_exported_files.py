"""What has become of exported files: only those that were exported are sent, or called ready."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.gui.kit.services import Services
from app.model.places import EXPORT, REVIEW
from tests.support.officer import Officer, click
from tests.support.pages.export import Sending
from tests.support.typing import press
from tests.support.workplace import Outside


def _panel(officer: Officer) -> Sending:
    return officer.sending


def _change(folder: Path, ending: str = ".docx") -> None:
    (file,) = folder.glob(f"*{ending}")
    file.write_bytes(b"PK")


def _open_again(officer: Officer) -> Sending:
    if officer.has_report():
        officer.leave()
    officer.start.open_exported()
    officer.show_place(EXPORT)
    return _panel(officer)


def _tells_to_stop(panel: Sending, title: str) -> None:
    """No way by hand, nothing green, and Enter does not mark what was not sent."""
    assert panel.title.text() == title
    assert panel.title.property("role") == "attention"
    assert not panel.send.isVisible()
    assert not panel.by_hand.isVisible()
    assert not panel.letter.isVisible()
    assert not panel.has_problem()
    focused = QApplication.focusWidget()
    assert focused in (panel.find_folder, panel.correct)
    assert focused.property("role") == "primary"


@pytest.mark.parametrize("ending", [".docx", ".json"])
def test_files_that_were_changed_are_not_sent_in_any_way(
    officer: Officer, folder: Path, outside: Outside, ending: str
) -> None:
    _change(folder, ending)
    panel = _panel(officer)
    click(panel.send)
    assert outside.opened == []
    _tells_to_stop(panel, "Filerna har ändrats")
    assert f"{ending} har ändrats sedan exporten" in panel.files.text()
    click(panel.show_files)
    assert outside.opened == [folder]
    outside.works = False
    click(panel.show_files)
    assert "Mappen gick inte att visa." in panel.problem()
    assert not panel.letter.isVisible()
    assert panel.correct.hasFocus()
    press(panel.correct, Qt.Key.Key_Return)
    assert not officer.read_only
    assert officer.report.revision == 2


def test_files_that_were_changed_are_not_shown_the_way_by_hand(
    officer: Officer, folder: Path
) -> None:
    _change(folder)
    click(_panel(officer).by_hand)
    _tells_to_stop(_panel(officer), "Filerna har ändrats")


def test_files_that_were_changed_are_seen_when_the_page_is_shown(
    officer: Officer, folder: Path
) -> None:
    (document,) = folder.glob("*.docx")
    whole = document.read_bytes()
    _change(folder)
    panel = _open_again(officer)
    _tells_to_stop(panel, "Filerna har ändrats")
    document.write_bytes(whole)
    officer.go_to(REVIEW)
    officer.go_to(EXPORT)
    assert panel.title.text() == "Klar att skicka"
    assert panel.title.property("role") == "done"
    assert panel.send.isVisible()
    assert panel.send.property("role") == "primary"


def test_files_that_were_moved_are_pointed_out(
    officer: Officer, folder: Path, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = [""]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: chosen[-1])
    moved = folder.with_name("flyttad")
    folder.rename(moved)
    panel = _panel(officer)
    click(panel.send)
    _tells_to_stop(panel, "Filerna saknas")
    assert str(folder) in panel.files.text()
    assert panel.find_folder.hasFocus()
    for elsewhere in ("", str(folder.parent)):
        chosen.append(elsewhere)
        click(panel.find_folder)
        assert panel.title.text() == "Filerna saknas"
        assert ("finns inte i mappen" in panel.problem()) == bool(elsewhere)
    chosen.append(str(moved))
    click(panel.find_folder)
    assert panel.title.text() == "Klar att skicka"
    assert not panel.has_problem()
    assert panel.send.hasFocus()
    assert str(moved) in panel.files.text()
    panel = _open_again(officer)
    click(panel.send)
    assert outside.opened == [*moved.glob("*.eml")]


def test_other_files_are_not_taken_for_those_that_are_missing(
    officer: Officer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = folder.with_name("andra")
    folder.rename(others)
    _change(others)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(others))
    panel = _open_again(officer)
    click(panel.find_folder)
    assert panel.title.text() == "Filerna saknas"
    assert "har ändrats sedan exporten" in panel.problem()


def test_files_of_the_same_name_where_exports_go_are_not_called_ready(
    officer: Officer, folder: Path, services: Services
) -> None:
    (known,) = services.user.reports.glob("dispatched/*.json")
    known.unlink()
    panel = _open_again(officer)
    assert panel.title.text() == "Klar att skicka", "they are the same, as their content says"
    _change(folder)
    panel = _open_again(officer)
    _tells_to_stop(panel, "Filerna saknas")
    assert str(folder) not in panel.files.text()
    assert not panel.show_files.isVisible()


def test_of_a_report_that_was_sent_it_is_told_without_alarm(officer: Officer, folder: Path) -> None:
    click(_panel(officer).mark)
    _change(folder)
    panel = _open_again(officer)
    assert panel.title.text().startswith("Skickad i dag")
    assert panel.title.property("role") == "done"
    assert "har ändrats sedan exporten" in panel.files.text()
    assert not panel.send.isVisible()
    assert not panel.unmark.hasFocus()


@pytest.mark.usefixtures("folder")
def test_the_page_stands_where_it_stood_scroll_bar_or_not(officer: Officer) -> None:
    lefts = []
    for height in (1200, 500):
        officer.window.resize(1240, height)
        for _ in range(3):
            QApplication.processEvents()
        page = officer.export.page
        lefts.append(page.mapTo(officer.view, page.rect().topLeft()).x())
    assert lefts[0] == lefts[1]


@pytest.mark.parametrize("typed", ['"{}"', " {} ", "{}"])
def test_a_folder_is_typed_as_windows_copies_it(
    officer: Officer, tmp_path: Path, typed: str
) -> None:
    target = tmp_path / "till kontoret"
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(EXPORT)
    officer.export.choose_folder(typed.format(target))
    click(officer.export.draft)
    assert [path.suffix for path in target.iterdir()] == [".docx"]


def test_a_folder_without_a_drive_is_among_the_documents(
    officer: Officer, services: Services
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(EXPORT)
    officer.export.choose_folder("rapporter")
    click(officer.export.draft)
    assert list((services.documents / "rapporter").iterdir())
