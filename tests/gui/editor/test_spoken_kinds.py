"""What kind of paragraph the cursor comes to is heard, where it is another than before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.spoken_kinds import SpokenKinds, spoken_kind
from app.gui.editor.text_document import load
from app.model.rich_text import Block, BlockKind, Span
from tests.support.typing import press


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(
        "app.gui.editor.spoken_kinds.announce", lambda _widget, text, _weight: told.append(text)
    )
    return told


def _block(kind: BlockKind, text: str, level: int = 0) -> Block:
    return Block(kind=kind, level=level, spans=(Span(text=text),))


@pytest.fixture
def editor(styled_app: object, qtbot: QtBot, told: list[str]) -> RichTextEdit:
    """In the paragraph below a heading, a list in a list, and a numbered one."""
    made = RichTextEdit()
    qtbot.addWidget(made)
    SpokenKinds(made)
    document = QTextDocument(made)
    load(
        document,
        (
            _block(BlockKind.SUBHEADING, "Rubrik"),
            _block(BlockKind.BULLET, "en punkt"),
            _block(BlockKind.BULLET, "en till"),
            _block(BlockKind.BULLET, "under den", 1),
            _block(BlockKind.NUMBER, "ett"),
            _block(BlockKind.PARAGRAPH, "sist"),
        ),
    )
    made.show()
    made.activateWindow()
    made.show_document(document)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_each_kind_is_heard_when_the_cursor_comes_to_it(
    editor: RichTextEdit, told: list[str]
) -> None:
    assert told == []
    for _ in range(5):
        press(editor, Qt.Key.Key_Up)
    assert told == [
        "Numrerad lista, nivå 1",
        "Punktlista, nivå 2",
        "Punktlista, nivå 1",
        "Underrubrik",
    ]
    for _ in range(5):
        press(editor, Qt.Key.Key_Down)
    assert told[-1] == "Vanlig text"


def test_what_becomes_of_a_paragraph_is_heard(editor: RichTextEdit, told: list[str]) -> None:
    editor.toggle_kind(BlockKind.BULLET)
    editor.change_level(1)
    editor.undo()
    editor.toggle_kind(BlockKind.SUBHEADING)
    assert told == [
        "Punktlista, nivå 1",
        "Punktlista, nivå 2",
        "Punktlista, nivå 1",
        "Underrubrik",
    ]


def test_nothing_is_heard_of_a_text_that_is_not_written_in(
    editor: RichTextEdit, told: list[str]
) -> None:
    editor.clearFocus()
    editor.toggle_kind(BlockKind.BULLET)
    assert told == []


def test_a_level_is_told_of_lists_alone() -> None:
    assert spoken_kind(BlockKind.SUBHEADING, 0) == "Underrubrik"
    assert spoken_kind(BlockKind.NUMBER, 2) == "Numrerad lista, nivå 3"
