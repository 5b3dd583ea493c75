"""The window that shows pages: going about in them, their size, searching, printing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QPainter, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.kit.theme.appearance import Scheme
from app.gui.preview import printing
from app.gui.preview.pages import STEPS, Fit
from app.gui.preview.preview_window import PreviewWindow
from app.gui.preview.printed_document import Mark, PrintedDocument
from app.gui.shell.application import prepare
from app.gui.shell.window import MainWindow
from app.model.report import Report
from app.storage.settings import Settings
from tests.gui.preview.test_printed_document import long_report
from tests.support.officer import click
from tests.support.previews import printing_to, shown
from tests.support.reports import FORM, whole_report
from tests.support.typing import CTRL, NO_KEYS, SHIFT, press, type_text

_NAME = whole_report().contact.name


def _open(report: Report, parent: MainWindow, qtbot: QtBot) -> PreviewWindow:
    window = PreviewWindow(PrintedDocument(report, FORM), "Rapport", parent)
    window.resize(1366, 768)
    window.open()
    return shown(window, qtbot)


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> PreviewWindow:
    return _open(whole_report(), window, qtbot)


@pytest.fixture
def long(window: MainWindow, qtbot: QtBot) -> PreviewWindow:
    """A hundred pages."""
    return _open(long_report(70), window, qtbot)


# Pages.


def test_one_goes_from_page_to_page(opened: PreviewWindow) -> None:
    pages, count = opened.pages, opened._document.pages
    assert count >= 3
    assert (opened.field.text(), opened.previous.isEnabled()) == ("1", False)
    click(opened.next)
    assert (opened.field.text(), pages.page) == ("2", 1)
    press(pages.reader, Qt.Key.Key_PageDown, CTRL)
    assert opened.field.text() == "3"
    press(pages.reader, Qt.Key.Key_PageUp, CTRL)
    assert opened.field.text() == "2"
    press(pages.reader, Qt.Key.Key_End, CTRL)
    assert (opened.field.text(), opened.next.isEnabled()) == (str(count), False)


def test_a_page_is_gone_to_by_its_number(long: PreviewWindow) -> None:
    assert long._document.pages >= 100
    long.field.setFocus()
    long.field.selectAll()
    type_text(long.field, "87x")
    press(long.field, Qt.Key.Key_Return)
    assert (long.pages.page, long.field.text(), long.isVisible()) == (86, "87", True)
    long.field.selectAll()
    type_text(long.field, "999")
    press(long.field, Qt.Key.Key_Return)
    assert long.field.text() == str(long._document.pages)


def test_the_keys_scroll_and_take_the_cursor_along(long: PreviewWindow) -> None:
    reader, bar = long.pages.reader, long.pages.verticalScrollBar()
    press(reader, Qt.Key.Key_PageDown)
    down, at = bar.value(), reader.textCursor().position()
    assert down > 300
    assert at > 0
    press(reader, Qt.Key.Key_Down)
    assert bar.value() == down
    for _ in range(60):
        press(reader, Qt.Key.Key_Down)
    assert bar.value() > down
    press(reader, Qt.Key.Key_PageUp, NO_KEYS)
    assert reader.textCursor().position() > 0


def test_pages_are_painted_when_they_are_seen(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: set[int] = set()
    paint = PrintedDocument.paint

    def watched(document: PrintedDocument, painter: QPainter, page: int, marks: list[Mark]) -> None:
        painted.add(page)
        paint(document, painter, page, marks)

    monkeypatch.setattr(PrintedDocument, "paint", watched)
    opened = _open(long_report(70), window, qtbot)
    opened.grab()
    assert painted
    assert painted <= {0, 1}
    opened.pages.go_to(60)
    opened.grab()
    assert painted <= {0, 1, 59, 60, 61}


# Size.


def test_it_is_made_larger_and_smaller(opened: PreviewWindow) -> None:
    pages, reader = opened.pages, opened.pages.reader
    assert (pages.zoom, opened.size_box.currentText()) == (100, "100 %")
    press(reader, Qt.Key.Key_Plus, CTRL)
    assert opened.size_box.currentText() == "125 %"
    for _ in STEPS:
        press(reader, Qt.Key.Key_Minus, CTRL)
    assert (pages.zoom, opened.less.isEnabled()) == (STEPS[0], False)
    press(reader, Qt.Key.Key_0, CTRL)
    assert pages.zoom == 100
    click(opened.more)
    click(opened.less)
    assert pages.zoom == 100
    for notch, wanted in ((120, 125), (-60, 125), (-60, 100)):
        QApplication.sendEvent(pages.viewport(), _turned(notch))
        assert pages.zoom == wanted


def _turned(by: int) -> QWheelEvent:
    at, none = QPointF(200, 200), QPoint()
    phase = Qt.ScrollPhase.NoScrollPhase
    buttons = Qt.MouseButton.NoButton
    return QWheelEvent(at, at, none, QPoint(0, by), buttons, CTRL, phase, False)


def test_it_fits_the_window(opened: PreviewWindow) -> None:
    pages = opened.pages
    row = opened.size_box.findData(Fit.WIDTH)
    opened.size_box.setCurrentIndex(row)
    opened.size_box.activated.emit(row)
    sheets = pages.sheets
    assert abs(sheets.width() - pages.viewport().width()) <= 1
    opened.resize(900, 700)
    assert abs(sheets.width() - pages.viewport().width()) <= 1
    opened.size_box.activated.emit(opened.size_box.findData(Fit.PAGE))
    assert sheets.height() / opened._document.pages < pages.viewport().height()
    # Larger than what fits, not larger than what was chosen before.
    click(opened.more)
    assert pages.zoom in {50, 75}
    assert sheets.width() > 0


def test_what_is_looked_at_stays_there(long: PreviewWindow) -> None:
    long.pages.go_to(50)
    for _ in range(4):
        press(long.pages.reader, Qt.Key.Key_Plus, CTRL)
    assert long.pages.page == 50
    for _ in range(6):
        press(long.pages.reader, Qt.Key.Key_Minus, CTRL)
    assert long.pages.page in {50, 51}


# Searching.


def test_words_are_found_marked_and_counted(opened: PreviewWindow) -> None:
    reader = opened.pages.reader
    text = reader.toPlainText().lower()
    count = text.count("nämnd")
    assert count > 5
    press(reader, Qt.Key.Key_F, CTRL)
    assert opened.find_bar.field.hasFocus()
    type_text(opened.find_bar.field, "nämnd")
    assert opened.find_bar.count.text() == f"1 av {count}, sida 1"
    assert _of_colour(opened, "#ffd54a")
    press(opened.find_bar.field, Qt.Key.Key_Return)
    assert opened.find_bar.count.text().startswith(f"2 av {count}")
    press(opened.find_bar.field, Qt.Key.Key_Return, SHIFT)
    press(opened.find_bar.field, Qt.Key.Key_Return, SHIFT)
    assert opened.find_bar.count.text() == f"{count} av {count}, sida {opened._document.pages}"
    assert opened.field.text() == str(opened._document.pages)
    press(opened, Qt.Key.Key_F3)
    assert opened.find_bar.count.text().startswith("1 av")
    assert reader.textCursor().selectedText().lower() == "nämnd"
    press(opened.find_bar.field, Qt.Key.Key_Escape)
    assert (opened.isVisible(), reader.hasFocus()) == (True, True)
    assert not _of_colour(opened, "#ffd54a")
    press(reader, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_words_that_are_not_there(opened: PreviewWindow) -> None:
    click(opened.search)
    type_text(opened.find_bar.field, "kvastskaft")
    assert opened.find_bar.count.text() == "Inga träffar"
    press(opened.find_bar.field, Qt.Key.Key_Return)
    assert opened.find_bar.count.text() == "Inga träffar"


def _of_colour(window: PreviewWindow, colour: str) -> bool:
    picture, wanted = window.pages.grab().toImage(), QColor(colour)
    return any(
        picture.pixelColor(x, y) == wanted
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 2)
    )


# Printing.


# Where Windows has no printer, its dialog warns as it is made.
_NO_PRINTER = "^QPrintDialog: Cannot be used on non-native printers"


@pytest.mark.qt_log_ignore("^QPainter::", _NO_PRINTER)
def test_a_printer_that_takes_nothing_is_told_of(
    opened: PreviewWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing_to(tmp_path / "finns inte" / "rapport.pdf", monkeypatch)
    click(opened.print)
    assert "gick inte att skriva ut" in opened.said.text()
    assert opened.isVisible()


def test_where_there_is_no_printer_that_is_told(
    opened: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    click(opened.print)
    assert opened.said.text().startswith("Datorn har ingen skrivare.")


@pytest.mark.qt_log_ignore(_NO_PRINTER)
def test_nothing_is_printed_where_no_printer_is_chosen(
    opened: PreviewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Rejected.value)
    click(opened.print)
    assert opened.said.text() == ""


# Seen and heard.


def test_paper_is_white_whatever_the_window_looks_like(
    opened: PreviewWindow, styled_app: QApplication, tmp_path: Path
) -> None:
    appearance = prepare(styled_app, Settings(tmp_path / "look.json"))
    opened.pages.reader.clearFocus()
    pictures: list[QImage] = []
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        appearance.choose(scheme)
        QApplication.processEvents()
        picture = opened.pages.grab().toImage()
        middle = picture.rect().center().x()
        pictures.append(picture.copy(middle - 200, 100, 400, 400))
    appearance.choose(Scheme.SYSTEM)
    assert pictures[0] == pictures[1] == pictures[2]
    assert pictures[0].pixelColor(0, 0) == QColor("white")


def _below(around: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What is told of all that is in it."""
    for number in range(around.childCount()):
        child = around.child(number)
        yield child
        yield from _below(child)


def test_a_screen_reader_reads_the_text_and_where_it_is(opened: PreviewWindow) -> None:
    around = QAccessible.queryAccessibleInterface(opened)
    assert around is not None
    (found,) = (one for one in _below(around) if one.text(QAccessible.Text.Name) == "Dokumentet")
    assert found.role() == QAccessible.Role.EditableText
    text = found.textInterface()
    assert text is not None
    content = text.text(0, text.characterCount())
    assert _NAME in content
    assert "Uppföljningsrapport" in content
    press(opened.pages.reader, Qt.Key.Key_Down)
    assert text.cursorPosition() == opened.pages.reader.textCursor().position() > 0
    # What sets the cursor from outside has it seen.
    text.setCursorPosition(text.characterCount() - 1)
    assert opened.field.text() == str(opened._document.pages)


def test_what_is_selected_is_copied(opened: PreviewWindow) -> None:
    reader = opened.pages.reader
    press(reader, Qt.Key.Key_A, CTRL)
    press(reader, Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().text()
    assert _NAME in copied


def test_the_mouse_puts_the_cursor_where_it_points(opened: PreviewWindow) -> None:
    pages, sheets = opened.pages, opened.pages.sheets
    position = pages.reader.toPlainText().index(_NAME) + 2
    place = opened._document.place(position)
    point = sheets.rect_of(place.page, place.rect).center().toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(sheets, left, pos=point)
    assert pages.reader.textCursor().position() == position
    QTest.mousePress(sheets, left, pos=point)
    QTest.mouseMove(sheets, point + QPoint(30, 0))
    QTest.mouseRelease(sheets, left, pos=point)
    selected = pages.reader.textCursor().selectedText()
    assert selected
    assert _NAME[2:].startswith(selected)
