"""Rich text in a QTextDocument: blocks in, blocks out."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument

from app.gui.widgets.block_kind import char_format, kind_of, set_kind, text_blocks
from app.gui.widgets.list_order import arrange_lists
from app.model.rich_text import Block, BlockKind, RichText, Span, trimmed


def to_blocks(document: QTextDocument) -> RichText:
    """What the document says, as rich text in normal form; () where it says nothing."""
    return trimmed([_to_block(block) for block in text_blocks(document)])


def selected(cursor: QTextCursor) -> RichText:
    """What is selected, as rich text; a block that is selected in part keeps its kind."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    touched = (
        block
        for block in text_blocks(cursor.document())
        if block.position() <= end and start < block.position() + block.length()
    )
    return trimmed([_to_block(block, start, end) for block in touched])


def _to_block(block: QTextBlock, start: int = 0, end: int | None = None) -> Block:
    """The block, or as much of it as stands between two positions in the document."""
    kind, level = kind_of(block)
    spans = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        if form.isImageFormat():
            fragments += 1
            continue
        here = fragment.position()
        spans.append(
            Span(
                text=_between(fragment.text(), start - here, None if end is None else end - here),
                bold=form.fontWeight() >= QFont.Weight.DemiBold,
                italic=form.fontItalic(),
                href=form.anchorHref() or None,
            )
        )
        fragments += 1
    return Block(kind=kind, level=level, spans=tuple(spans))


def _between(text: str, start: int, end: int | None) -> str:
    """A part of a text by Qt's positions, which count UTF-16 units."""
    if start <= 0 and end is None:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    last = len(units) if end is None else max(end, 0) * 2
    return units[max(start, 0) * 2 : last].decode("utf-16-le", "replace")


def load(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Replace the document's content. This cannot be undone, and is no change to be saved."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    set_kind(cursor, BlockKind.PARAGRAPH)
    insert(cursor, blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Write rich text at the cursor, in place of what is selected, as one step of undo.

    The first block joins the text it lands in; in an empty block it keeps its own kind, unless it
    is a mere paragraph: that becomes what the block is. Mere lines become items of the list they
    land in; a text with parts of its own keeps them all.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    landing = kind_of(cursor.block())
    mere_lines = all(block.kind is BlockKind.PARAGRAPH for block in blocks)
    for index, block in enumerate(blocks):
        if index:
            cursor.insertBlock()
        special = block.kind is not BlockKind.PARAGRAPH
        if index and mere_lines and landing[0].is_list_item:
            # Lines that are pasted into a list are items of it.
            set_kind(cursor, *landing)
        elif index or (special and not cursor.block().text()):
            set_kind(cursor, block.kind, block.level)
        heading = kind_of(cursor.block())[0] is BlockKind.SUBHEADING
        for span in block.spans:
            cursor.insertText(span.text.replace("\n", "\u2028"), char_format(span, heading))
    arrange_lists(cursor.document())
    cursor.endEditBlock()
