"""The editor's clipboard: pasted, dropped, pasted as text, copied; and what is told of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.formats.html.html_reader import read_html
from app.formats.html.text_to_copy import answer_to_copy, blocks_to_copy, report_to_copy
from app.gui.editor.clipboard import OWN_FORMAT, copied_from, copy
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_document import load
from app.gui.kit.commands import Command
from app.model.rich_text import Block
from tests.support.dragging import drop
from tests.support.example_report import bold, bullet, number, paragraph
from tests.support.example_report import subheading as heading
from tests.support.reports import FORM, whole_report
from tests.support.typing import CTRL, SHIFT, press

_PAGES = sorted((Path(__file__).parents[2] / "formats" / "html" / "clipboard").glob("*.html"))
_TABLE = "<table><tr><td>År<td>Antal</table>"
_PICTURE = '<img src="https://example.invalid/x.png" width="300" height="200">'
_OF_TABLE = "Tabellen blev vanlig text. Läs igenom texten så att den går att förstå."
_OF_TABLES = "Tabellerna blev vanlig text. Läs igenom texten så att den går att förstå."
_OF_PICTURE = "Bilder följer inte med. Beskriv i ord det som bilden visar."
_OF_NOTES = "Fotnoter följer inte med. Skriv in det som behövs av dem i texten."
_TEXT = (heading("Rubrik"), paragraph("Vanligt, ", bold("fett")), bullet("a"), number("b", level=1))


class _Editor(RichTextEdit):
    """Remembers what it has told, and what it was asked to load."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.loaded: list[object] = []
        self.notice.connect(self.said.append)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        self.loaded.append(name)
        return super().loadResource(kind, name)


@pytest.fixture
def editor(styled_app: QApplication, qtbot: QtBot) -> Iterator[_Editor]:
    editor = _Editor()
    qtbot.addWidget(editor)
    editor.show_document(QTextDocument(editor))
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    yield editor
    QGuiApplication.clipboard().clear()


def _mime(html: str = "", text: str = "") -> QMimeData:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    return mime


def _clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_what_is_dropped_is_what_would_be_pasted(editor: _Editor, page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    QGuiApplication.clipboard().setMimeData(_mime(html))
    press(editor, Qt.Key.Key_V, CTRL)
    pasted, said = editor.blocks(), list(editor.said)
    load(editor.document(), ())
    drop(editor.viewport(), _mime(html))
    assert editor.blocks() == pasted == read_html(html).blocks
    assert editor.said == said * 2


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_nothing_that_is_pasted_makes_the_editor_look_for_more(editor: _Editor, page: Path) -> None:
    editor.insertFromMimeData(_mime(page.read_text(encoding="utf-8")))
    QApplication.processEvents()
    editor.grab()
    assert editor.loaded == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (_TABLE, [_OF_TABLE]),
        (_TABLE * 2, [_OF_TABLES]),
        (f"<p>text {_PICTURE}</p>", [_OF_PICTURE]),
        (_PICTURE, [_OF_PICTURE]),
        ('<p>text<a href="#_ftn1">[1]</a></p>', [_OF_NOTES]),
        (_TABLE + _PICTURE, [f"{_OF_TABLE} {_OF_PICTURE}"]),
        ("<table><tr><td><h2>Rubrik</h2><p>text</table>", []),
        ('<table role="presentation"><tr><td>ett<td>två</table>', []),
        ('<p>text<img src="https://example.invalid/öppnat" width="1" height="1"></p>', []),
        ("<p>text</p>", []),
    ],
)
def test_what_has_changed_on_the_way_is_told(
    editor: _Editor, monkeypatch: pytest.MonkeyPatch, html: str, said: list[str]
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(
        "app.gui.editor.clipboard.announce", lambda _widget, text: aloud.append(text)
    )
    editor.insertFromMimeData(_mime(html))
    assert editor.said == aloud == said


def test_a_picture_of_the_screen_is_told_of_too(editor: _Editor) -> None:
    picture = QMimeData()
    picture.setImageData(QImage(40, 40, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(picture)
    press(editor, Qt.Key.Key_V, CTRL)
    assert editor.said == [_OF_PICTURE]
    assert editor.blocks() == ()


def test_what_cannot_be_pasted_takes_no_text_away(editor: _Editor) -> None:
    _show(editor, _TEXT)
    editor.insertFromMimeData(_mime(_PICTURE))
    assert editor.blocks() == _TEXT
    assert editor.said == [_OF_PICTURE]


def test_text_is_dropped_where_it_is_let_go(editor: _Editor) -> None:
    _show(editor, tuple(paragraph(f"rad {line}") for line in range(50)))
    middle = editor.cursorForPosition(editor.viewport().rect().center())
    expected = middle.block().text()
    drop(editor.viewport(), _mime("<b>här</b>"))
    (changed,) = [block for block in editor.blocks() if "här" in block.text]
    assert changed.text.replace("här", "") == expected
    assert len(editor.blocks()) == 50


def test_pasting_as_text_takes_the_lines_and_nothing_else(editor: _Editor) -> None:
    html = f"<h2>Rubrik</h2><ul><li><b>punkt</b></ul>{_TABLE}"
    QGuiApplication.clipboard().setMimeData(_mime(html, "Rubrik\r\n\r\n•\tpunkt\r\nÅr\tAntal"))
    press(editor, Qt.Key.Key_V, CTRL | SHIFT)
    assert editor.blocks() == (
        paragraph("Rubrik"),
        paragraph("•\tpunkt"),
        paragraph("År\tAntal"),
    )
    assert editor.said == []


def test_pasting_as_text_drops_the_format_of_our_own(editor: _Editor) -> None:
    copy(blocks_to_copy(_TEXT))
    editor.paste_as_text()
    assert editor.blocks() == (
        paragraph("Rubrik"),
        paragraph("Vanligt, fett"),
        paragraph("• a"),
        paragraph("   a. b"),
    )


def test_a_page_without_text_beside_it_is_pasted_as_text_too(editor: _Editor) -> None:
    QGuiApplication.clipboard().setMimeData(_mime("<h2>Rubrik</h2><ul><li>punkt</ul>"))
    editor.paste_as_text()
    assert editor.blocks() == (paragraph("Rubrik"), paragraph("• punkt"))


@pytest.mark.parametrize(("html", "text"), [("", "rad\n" * 1_600), ("<p>stycke" * 1_100, "")])
def test_too_much_is_refused_as_text_too(editor: _Editor, html: str, text: str) -> None:
    QGuiApplication.clipboard().setMimeData(_mime(html, text))
    editor.paste_as_text()
    (said,) = editor.said
    assert said.endswith("Kopiera en del i taget.")
    assert editor.blocks() == ()


def test_nothing_is_pasted_as_text_where_nothing_may_be_written(editor: _Editor) -> None:
    copy(blocks_to_copy(_TEXT))
    editor.setReadOnly(True)
    press(editor, Qt.Key.Key_V, CTRL | SHIFT)
    assert editor.blocks() == ()


def _menu(editor: RichTextEdit) -> list[tuple[str, str, bool]]:
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        editor.viewport(), QContextMenuEvent(reason, QPoint(5, 5), editor.mapToGlobal(QPoint(5, 5)))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = [
        (action.objectName() or action.text(), action.shortcut().toString(), action.isEnabled())
        for action in menu.actions()
    ]
    menu.close()
    return shown


def test_the_menu_offers_pasting_as_text_after_pasting(editor: _Editor) -> None:
    copy(blocks_to_copy(_TEXT))
    menu = _menu(editor)
    places = [name for name, _, _ in menu]
    as_text = menu[places.index("edit-paste") + 1]
    assert as_text == ("Klistra in som text", Command.PASTE_AS_TEXT.keys[0], True)
    editor.setReadOnly(True)
    assert "Klistra in som text" not in [name for name, _, _ in _menu(editor)]


def test_the_menu_offers_no_text_where_there_is_none(editor: _Editor) -> None:
    QGuiApplication.clipboard().clear()
    assert ("Klistra in som text", Command.PASTE_AS_TEXT.keys[0], False) in _menu(editor)


def _show(editor: RichTextEdit, blocks: tuple[Block, ...]) -> None:
    load(editor.document(), blocks)
    editor.selectAll()


def test_what_is_copied_is_plain_elements_plain_text_and_our_own(editor: _Editor) -> None:
    _show(editor, _TEXT)
    press(editor, Qt.Key.Key_C, CTRL)
    copied = _clipboard()
    assert copied.html() == (
        '<meta charset="utf-8"><h3>Rubrik</h3><p>Vanligt, <strong>fett</strong></p>'
        '<ul type="disc"><li>a<ol type="a"><li>b</li></ol></li></ul>'
    )
    assert copied.text() == "Rubrik\n\nVanligt, fett\n\n• a\n   a. b"
    assert copied_from(copied).blocks == _TEXT


def test_what_is_copied_comes_back_from_a_program_that_keeps_only_html(editor: _Editor) -> None:
    _show(editor, _TEXT)
    press(editor, Qt.Key.Key_C, CTRL)
    html = _clipboard().html()
    load(editor.document(), ())
    editor.insertFromMimeData(_mime(html))
    assert editor.blocks() == _TEXT


def test_text_that_is_dragged_within_the_editor_is_what_it_was(editor: _Editor) -> None:
    _show(editor, _TEXT)
    dragged = editor.createMimeDataFromSelection()
    load(editor.document(), ())
    drop(editor.viewport(), dragged)
    assert editor.blocks() == _TEXT


def test_an_answer_is_put_on_the_clipboard_with_its_format(styled_app: QApplication) -> None:
    answer = whole_report().answers[0]
    copy(answer_to_copy(answer))
    assert copied_from(_clipboard()).blocks == answer.blocks
    assert read_html(_clipboard().html()).blocks == answer.blocks
    assert _clipboard().text() == answer.plain


def test_a_report_is_put_on_the_clipboard_as_text_alone(styled_app: QApplication) -> None:
    text = report_to_copy(whole_report(), FORM)
    copy(text, formatted=False)
    assert _clipboard().text() == text.plain
    assert not _clipboard().hasHtml()
    assert not _clipboard().hasFormat(OWN_FORMAT)
