"""Places in a text: letters as an answer counts them, and units as Qt does.

Qt counts UTF-16 units, of which an emoji has two, and é has two letters where it was typed as two.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from unicodedata import combining, is_normalized

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.gui.editor.block_kinds import text_blocks
from app.model.finding import Position


def cursors_at(document: QTextDocument, positions: Iterable[Position]) -> Iterator[QTextCursor]:
    """A cursor for each of these passages of an answer that the document has.

    Positions count from the first block that has text, as in an answer.
    """
    blocks = _answer_blocks(document)
    for number, here in groupby(positions, key=lambda position: position.block):
        if number < len(blocks):
            yield from cursors_in(blocks[number], ((one.start, one.end) for one in here))


def _answer_blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks = list(text_blocks(document))
    first = next((i for i, block in enumerate(blocks) if block.text()), 0)
    return blocks[first:]


def position_at(cursor: QTextCursor) -> Position:
    """The selection within the block where it begins, counted as an answer counts."""
    document = cursor.document()
    first = _answer_blocks(document)[0].blockNumber()
    block = document.findBlock(cursor.selectionStart())
    units = units_of(block.text())
    start = bisect_left(units, cursor.selectionStart() - block.position())
    end = bisect_left(units, cursor.selectionEnd() - block.position())
    number = max(block.blockNumber() - first, 0)
    return Position(block=number, start=start, end=min(end, len(units) - 1))


def cursor_in(block: QTextBlock, start: int, end: int) -> QTextCursor:
    """A cursor that selects these letters of a block, counted as an answer counts."""
    return next(cursors_in(block, [(start, end)]))


def cursors_in(block: QTextBlock, places: Iterable[tuple[int, int]]) -> Iterator[QTextCursor]:
    """A cursor for each of these parts of a block, from a letter to another."""
    units, begin = units_of(block.text()), block.position()
    last = len(units) - 1
    for start, end in places:
        cursor = QTextCursor(block)
        cursor.setPosition(begin + units[min(start, last)])
        cursor.setPosition(begin + units[min(end, last)], QTextCursor.MoveMode.KeepAnchor)
        yield cursor


def units_of(text: str) -> Sequence[int]:
    """Where each letter begins in Qt's UTF-16 units, and where the last one ends.

    An answer counts é as one letter, however it was typed.
    """
    plain = is_normalized("NFC", text)
    if plain and len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return range(len(text) + 1)
    return _counted_units(text, plain)


@lru_cache(maxsize=8)
def _counted_units(text: str, plain: bool) -> tuple[int, ...]:
    places, units = [0], 0
    for place, sign in enumerate(text):
        units += len(sign.encode("utf-16-le", "surrogatepass")) // 2
        follows = place + 1 < len(text) and combining(text[place + 1])
        if plain or not follows:
            places.append(units)
    return tuple(places)


# Plain-text fields: all of their text is one block.


def select_in_field(field: QLineEdit | QPlainTextEdit, position: Position) -> None:
    units = units_of(_text(field))
    last = len(units) - 1
    start, end = units[min(position.start, last)], units[min(position.end, last)]
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
        return
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.centerCursor()


def place_in_field(field: QLineEdit | QPlainTextEdit) -> Position:
    """The selection, or the cursor."""
    if isinstance(field, QLineEdit):
        chosen = field.hasSelectedText()
        start = field.selectionStart() if chosen else field.cursorPosition()
        end = start + len(field.selectedText().encode("utf-16-le")) // 2
    else:
        start, end = field.textCursor().selectionStart(), field.textCursor().selectionEnd()
    units = units_of(_text(field))
    return Position(block=0, start=bisect_left(units, start), end=bisect_left(units, end))


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.document().toRawText()
