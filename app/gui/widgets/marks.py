"""Words of an answer in the editor: where they stand, marked or selected."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from app.gui.theme import LIGHT
from app.gui.widgets.block_kind import text_blocks
from app.model.finding import Position


def cursor_at(document: QTextDocument, position: Position) -> QTextCursor | None:
    """A cursor that selects the words; None where the document has no such place.

    Positions count from the first block that has text, as in an answer, and in letters; Qt counts
    in UTF-16 units.
    """
    blocks = list(text_blocks(document))
    first = next((i for i, block in enumerate(blocks) if block.text()), 0)
    if first + position.block >= len(blocks):
        return None
    block = blocks[first + position.block]
    text = block.text()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + _units(text, position.start))
    cursor.setPosition(
        block.position() + _units(text, position.end), QTextCursor.MoveMode.KeepAnchor
    )
    return cursor


def mark(editor: QTextEdit, positions: Iterable[Position]) -> None:
    """Underline these words, and no others. The marks follow the text as it is edited."""
    selections = []
    for position in positions:
        cursor = cursor_at(editor.document(), position)
        if cursor is not None and cursor.hasSelection():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = _mark_format()
            selections.append(selection)
    editor.setExtraSelections(selections)


def _mark_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    form.setUnderlineColor(QColor(LIGHT.warning))
    form.setBackground(QColor(LIGHT.warning_soft))
    return form


def _units(text: str, letters: int) -> int:
    """How many of Qt's units the first letters of a block's text take."""
    # What Qt gives is counted as the model has it: its line separator is one letter too.
    return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2
