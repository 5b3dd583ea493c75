"""Rich text in a QTextDocument: blocks in, blocks out."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument

from app.gui.editor.block_kinds import char_format, fragments, kind_of, set_kind
from app.gui.editor.numbering import CONTINUED, arrange_lists, continued, numbered, set_start
from app.model.rich_text import Block, BlockKind, Format, RichText, Span, trimmed

_Pieces: TypeAlias = tuple[tuple[str, Format], ...]
_WithText: TypeAlias = Callable[[Block, _Pieces], Block]


def _with_text(shape: Block, pieces: _Pieces) -> Block:
    return shape.with_spans(
        Span(text=text, bold=bold, italic=italic, href=href)
        for text, (bold, italic, href) in pieces
    )


# The long ones would fill the memory.
_LONG = 5_000


class TextReader:
    """Reads what is edited, again and again: most paragraphs are as they were the time before."""

    def __init__(self) -> None:
        self._known = lru_cache(maxsize=2_000)(_with_text)

    def blocks(self, document: QTextDocument) -> RichText:
        """As `to_blocks`."""
        return trimmed(
            [
                _filled(block, shape, _with_text if block.length() > _LONG else self._known)
                for block, shape in numbered(document)
            ]
        )


def to_blocks(document: QTextDocument) -> RichText:
    """The document as normalised rich text; () where it is empty."""
    return trimmed([_filled(block, shape) for block, shape in numbered(document)])


def selected(cursor: QTextCursor) -> RichText:
    """The selection as rich text; a partly selected block keeps its kind."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return trimmed(
        [
            _filled(block, shape, _with_text, start, end)
            for block, shape in numbered(cursor.document())
            if block.position() <= end and start < block.position() + block.length()
        ]
    )


def _filled(
    block: QTextBlock,
    shape: Block,
    with_text: _WithText = _with_text,
    start: int = 0,
    end: int | None = None,
) -> Block:
    """The block with its text, or the part of it between two positions in the document."""
    pieces = []
    for fragment in fragments(block):
        form = fragment.charFormat()
        if form.isImageFormat():
            continue
        here = fragment.position()
        text = _between(fragment.text(), start - here, None if end is None else end - here)
        bold = form.fontWeight() >= QFont.Weight.DemiBold
        pieces.append((text, (bold, form.fontItalic(), form.anchorHref() or None)))
    return with_text(shape, tuple(pieces))


def _between(text: str, start: int, end: int | None) -> str:
    """A part of a text by Qt's positions, which count UTF-16 units."""
    if start <= 0 and end is None:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    last = len(units) if end is None else max(end, 0) * 2
    return units[max(start, 0) * 2 : last].decode("utf-16-le", "replace")


def load(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Replace the document's content; this cannot be undone and does not count as a change."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    set_kind(cursor, BlockKind.PARAGRAPH)
    insert(cursor, blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


_PLAIN_LISTS = ({(BlockKind.BULLET, 0)}, {(BlockKind.NUMBER, 0)})


def _is_list_after_text(cursor: QTextCursor, blocks: Sequence[Block]) -> bool:
    in_list = kind_of(cursor.block())[0].is_list_item
    after_text = bool(cursor.block().text()) and cursor.atBlockEnd() and not in_list
    return after_text and len(blocks) > 1 and blocks[0].kind.is_list_item


def insert(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Write rich text at the cursor, in place of the selection, as one undo step.

    The first block joins the text it lands in; in an empty block it keeps its own kind, unless it
    is a mere paragraph: that becomes what the block is. A list that comes after text begins below
    it. Mere lines, and plain lists, become items of the list they land in; a text with parts of its
    own keeps them all.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    landing = kind_of(cursor.block())
    shapes = {(block.kind, block.level) for block in blocks}
    mere_lines = shapes <= {(BlockKind.PARAGRAPH, 0)} or (
        bool(cursor.block().text()) and shapes in _PLAIN_LISTS
    )
    if _is_list_after_text(cursor, blocks):
        cursor.insertBlock()
        set_kind(cursor, BlockKind.PARAGRAPH)
    going_on = continued(blocks)
    made: tuple[BlockKind, int] | None = None
    for index, block in enumerate(blocks):
        if index:
            cursor.insertBlock()
        special = block.kind is not BlockKind.PARAGRAPH
        if index and mere_lines and landing[0].is_list_item:
            # Lines that are pasted into a list are items of it.
            set_kind(cursor, *landing)
        elif index or (special and not cursor.block().text()):
            if (block.kind, block.level) != made:
                # Otherwise it is already what the one before it was made, and in the same list.
                set_kind(cursor, block.kind, block.level)
                made = block.kind, block.level
            set_start(cursor, CONTINUED if going_on[index] else block.start)
        heading = kind_of(cursor.block())[0] is BlockKind.SUBHEADING
        for span in block.spans:
            cursor.insertText(span.text.replace("\n", "\u2028"), char_format(span, heading))
    arrange_lists(cursor.document())
    cursor.endEditBlock()
