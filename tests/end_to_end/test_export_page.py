"""The page from which a report is exported: one step at a time, and the folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model.places import EXPORT, REVIEW
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, press, type_text


@pytest.fixture
def ready(officer: Officer) -> Officer:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.go_to(EXPORT)
    return officer


def _primary(officer: Officer) -> list[str]:
    buttons = officer.export.page.findChildren(QPushButton)
    return [
        button.text()
        for button in buttons
        if button.isVisible() and button.isEnabled() and button.property("role") == "primary"
    ]


def test_one_step_at_a_time_stands_out(officer: Officer, tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    assert _primary(officer) == ["Granska"]
    officer.write(EXAMPLE)
    officer.go_to(EXPORT)
    assert _primary(officer) == ["Exportera"]
    officer.export.choose_folder(str(tmp_path))
    click(officer.export.draft)
    assert _primary(officer) == ["Mejla utkastet"]
    officer.go_to("svart-ekonomi")
    officer.question.type("Mer.")
    officer.go_to(EXPORT)
    assert _primary(officer) == ["Exportera"]
    officer.export_to(tmp_path)
    assert _primary(officer) == ["Öppna mejlet"]
    click(officer.sending.mark)
    assert _primary(officer) == []


def test_the_document_can_be_seen_before_and_after(ready: Officer, tmp_path: Path) -> None:
    click(ready.export.preview)
    for window in ready.previews():
        window.reject()
    ready.export_to(tmp_path)
    click(ready.export.preview)
    assert any(window.isVisible() for window in ready.previews())


def test_the_name_of_a_draft_is_folded_away(ready: Officer, tmp_path: Path) -> None:
    ready.export.choose_folder(str(tmp_path))
    click(ready.export.draft)
    assert str(tmp_path) in ready.export.draft_files.text.text()
    assert ready.export.draft_files.names() == ""
    click(ready.export.draft_files.show_names)
    (document,) = tmp_path.glob("*.docx")
    assert ready.export.draft_files.names() == document.name


def test_a_folder_that_cannot_be_used_is_told_beside_its_field(
    ready: Officer, tmp_path: Path
) -> None:
    folder = ready.export.folder
    (tmp_path / "fil").write_text("en fil", "utf-8")
    ready.export.choose_folder(str(tmp_path / "fil"))
    click(ready.export.pair)
    assert "mappen finns inte, eller så är den en fil" in ready.export.problem()
    assert folder.property("fault")
    assert folder.hasFocus()
    assert folder.accessibleDescription() == ready.export.problem()
    press(folder, Qt.Key.Key_Backspace)
    assert not ready.export.has_problem()
    assert not folder.property("fault")
    assert len(ready.export_to(tmp_path / "ut")) == 3


def test_without_a_folder_nothing_is_exported(ready: Officer) -> None:
    folder = ready.export.folder
    folder.setFocus()
    press(folder, Qt.Key.Key_A, CTRL)
    press(folder, Qt.Key.Key_Delete)
    press(folder, Qt.Key.Key_Tab)
    assert "Välj vilken mapp" in ready.export.problem()
    click(ready.export.pair)
    assert ready.export.can_export()
    assert "Välj vilken mapp" in ready.export.problem()


def test_a_folder_is_taken_as_it_is_called(ready: Officer, tmp_path: Path) -> None:
    """Two spaces and an å of two characters are its name; what is copied around it is not."""
    wanted = tmp_path / "Mina  rapporter va\u030aren \u2013 nr\u00a02"
    wanted.mkdir()
    folder = ready.export.folder
    folder.setFocus()
    folder.selectAll()
    QApplication.clipboard().setText(f'\u202a"{wanted}"\u202c\n')
    press(folder, Qt.Key.Key_V, CTRL)
    assert folder.text() == str(wanted)
    click(ready.export.pair)
    assert len(list(wanted.iterdir())) == 3


def test_a_folder_can_be_typed_with_spaces(ready: Officer, tmp_path: Path) -> None:
    folder = ready.export.folder
    folder.setFocus()
    folder.selectAll()
    type_text(folder, f"{tmp_path}/Min mapp")
    assert folder.text() == f"{tmp_path}/Min mapp"


def test_what_is_worth_a_look_is_said_before_the_export(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.go_to(EXPORT)
    assert not officer.export.review.isVisible()
    officer.go_to("svart-ekonomi")
    officer.question.type(" Vi mötte xx handlare.")
    officer.go_to(EXPORT)
    assert officer.export.stopped() == ("1 sak att se över innan du exporterar. Granska visar vad.")
    assert officer.export.can_export()
    assert _primary(officer) == ["Exportera"]
    click(officer.export.review)
    assert officer.navigation.current() is REVIEW
