"""The document as it will be on paper, seen before it is exported."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.formats.docx.document_texts import DRAFT
from app.gui.preview.preview_window import PreviewWindow
from app.model.places import EXPORT
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.previews import printing_to, shown
from tests.support.report_documents import run_program
from tests.support.typing import CTRL, press

_QUESTION = "svart-ekonomi"


@pytest.fixture
def opened(officer: Officer, qtbot: QtBot) -> PreviewWindow:
    """A preview of the example, written and not yet exported."""
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.go_to(EXPORT)
    click(officer.export.preview)
    (window,) = officer.previews()
    return shown(window, qtbot)


def test_it_is_opened_from_the_export_page_and_by_its_key(officer: Officer, qtbot: QtBot) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    click(officer.export.preview)
    (window,) = officer.previews()
    assert "Hägersten-Älvsjö stadsdelsnämnd" in window.windowTitle()
    press(shown(window, qtbot).pages.reader, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: officer.previews() == [])
    officer.window.activateWindow()
    qtbot.waitUntil(officer.window.isActiveWindow)
    officer.go_to(_QUESTION)
    officer.question.press(Qt.Key.Key_P, CTRL)
    (window,) = officer.previews()
    assert window.isVisible()
    click(shown(window, qtbot).leave)
    qtbot.waitUntil(lambda: officer.previews() == [])


def test_it_shows_what_was_typed_last(officer: Officer, qtbot: QtBot) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(_QUESTION)
    officer.question.type("Alldeles nyss skrivet.")
    officer.question.press(Qt.Key.Key_P, CTRL)
    (window,) = officer.previews()
    assert "Alldeles nyss skrivet." in window.pages.reader.toPlainText()


def test_a_report_that_is_not_ready_is_a_draft_and_says_so(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing_to(tmp_path / "rapport.pdf", monkeypatch)
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.preview()
    (window,) = officer.previews()
    QApplication.processEvents()
    assert DRAFT in window.said.text()
    click(window.print)
    pages = run_program("pdftotext", str(tmp_path / "rapport.pdf"), "-").split("\f")[:-1]
    assert all(DRAFT in page for page in pages)


def test_it_says_what_the_exported_document_says(
    opened: PreviewWindow, officer: Officer, tmp_path: Path
) -> None:
    """The document that is exported afterwards has every paragraph of it, in the same order."""
    text = " ".join(opened.pages.reader.toPlainText().split())
    assert opened.said.text() == ""
    opened.reject()
    (document,) = (file for file in officer.export_to(tmp_path / "ut") if file.suffix == ".docx")
    at = 0
    for paragraph in Document(str(document)).element.body.iter(qn("w:p")):
        words = "".join(part.text or " " for part in paragraph.iter(qn("w:t"), qn("w:br")))
        at = text.find(" ".join(words.split()), at)
        assert at >= 0, words


def test_a_corrected_report_has_the_number_that_it_is_going_to_have(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing_to(tmp_path / "rapport.pdf", monkeypatch)
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "ut")
    click(officer.notices.correct)
    officer.go_to(EXPORT)
    click(officer.export.preview)
    (window,) = officer.previews()
    click(window.print)
    assert "Version 2" in run_program("pdftotext", str(tmp_path / "rapport.pdf"), "-")


def test_it_is_printed_by_its_key_and_says_where_it_went(
    opened: PreviewWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rapport.pdf"
    asked = printing_to(target, monkeypatch)
    press(opened.pages.reader, Qt.Key.Key_P, CTRL)
    assert len(asked) == 1
    assert asked[0].maxPage() == opened._document.pages
    assert target.read_bytes().startswith(b"%PDF")
    assert opened.said.text() == f"Dokumentet är sparat i {target}"
    assert run_program("pdfinfo", str(target)).count(f"Pages:           {opened._document.pages}")
