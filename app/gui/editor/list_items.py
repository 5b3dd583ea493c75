"""What the buttons and keys of lists do to the blocks of a document."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor

from app.gui.editor.block_kinds import kind_of, list_of, set_kind
from app.gui.editor.numbering import CONTINUED, next_of_earlier_list, set_start, start_of
from app.model.rich_text import BlockKind
from app.model.typed_markers import Marker, marker_of

_LINE_END = "\u2028"
_BULLETS = {"-", "*", "•"}
_NUMBER = re.compile(r"(\d{1,3})[.)]")


def list_begun_by(block: QTextBlock) -> tuple[BlockKind, int | None] | None:
    """The list that a space after this text begins, and its start; None where it is only text."""
    text = block.text()
    if text in _BULLETS:
        return BlockKind.BULLET, None
    said = _NUMBER.fullmatch(text)
    if said is None:
        return None
    if int(said[1]) == 1:
        return BlockKind.NUMBER, None
    goes_on = int(said[1]) == next_of_earlier_list(block, 0)
    return (BlockKind.NUMBER, CONTINUED) if goes_on else None


def repeats_its_sign(block: QTextBlock) -> bool:
    """Whether all that is written in a list item is the sign that stands before it already."""
    items, text = list_of(block), block.text()
    if items is None:
        return False
    if kind_of(block)[0] is BlockKind.BULLET:
        return text in _BULLETS
    return text[:-1] == items.itemText(block)[:-1] and text[-1:] in {".", ")"}


def make_items(blocks: Sequence[QTextBlock], kind: BlockKind) -> None:
    """Make the blocks items of a list, without the signs that were typed before them.

    Lines within a block that have such signs become items of their own. The numbers that were typed
    are kept. Lists must be arranged afterwards, see `arrange_lists`.
    """
    number = 0
    for block in (part for whole in blocks for part in _parted(whole)):
        level = kind_of(block)[1]
        marker = _without_marker(block)
        set_kind(QTextCursor(block), kind, level)
        typed = marker.value if marker else None
        if kind is BlockKind.NUMBER and typed is not None and typed != number + 1:
            goes_on = not number and typed == next_of_earlier_list(block, level)
            set_start(QTextCursor(block), CONTINUED if goes_on else typed)
        number = typed or number + 1


def _parted(block: QTextBlock) -> list[QTextBlock]:
    """The parts of a block that are to be items; each line with a sign is one."""
    lines = block.text().split(_LINE_END)
    signed = [marker_of(line) is not None for line in lines]
    if not any(signed[1:]):
        return [block]
    cursor = QTextCursor(block)
    parts = [block]
    for line, has_sign in zip(lines[:-1], signed[1:], strict=True):
        cursor.setPosition(cursor.position() + len(line.encode("utf-16-le")) // 2)
        cursor.setPosition(cursor.position() + 1, QTextCursor.MoveMode.KeepAnchor)
        if has_sign:
            cursor.removeSelectedText()
            cursor.insertBlock()
            parts.append(cursor.block())
        else:
            cursor.clearSelection()
    # What is announced above a list is no item of it.
    return parts if signed[0] else parts[1:]


def _without_marker(block: QTextBlock) -> Marker | None:
    """Take the sign away that was typed before a block's text."""
    marker = marker_of(block.text())
    if marker is None:
        return None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + marker.end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return marker


def rest_of_list(blocks: Sequence[QTextBlock]) -> QTextBlock | None:
    """The item that is to go on with the numbers once these blocks have left its list."""
    kind, level = kind_of(blocks[0])
    if kind is not BlockKind.NUMBER or not _has_item_before(blocks[0], level):
        return None
    after = blocks[-1].next()
    while after.isValid():
        kind, at = kind_of(after)
        if not kind.is_list_item or at < level:
            return None
        if kind is BlockKind.NUMBER and at == level:
            return after if start_of(after) is None else None
        after = after.next()
    return None


def _has_item_before(block: QTextBlock, level: int) -> bool:
    before = block.previous()
    while before.isValid():
        kind, at = kind_of(before)
        if not kind.is_list_item or at < level:
            return False
        if kind is BlockKind.NUMBER and at == level:
            return True
        before = before.previous()
    return False
