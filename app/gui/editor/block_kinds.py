"""What a block of a QTextDocument is: a paragraph, a sub-heading, or an item of a list."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
)

from app.model.rich_text import MAX_LEVEL, BlockKind, Span

_SUBHEADING_LEVEL = 3
# Whether text in a sub-heading, which is all bold, was bold before.
_BOLD_BEFORE = QTextFormat.Property.UserProperty.value + 1
_STYLES = {
    BlockKind.BULLET: (
        QTextListFormat.Style.ListDisc,
        QTextListFormat.Style.ListCircle,
        QTextListFormat.Style.ListSquare,
    ),
    BlockKind.NUMBER: (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListLowerRoman,
    ),
}
_NUMBERS = {
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
}


def text_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def list_of(block: QTextBlock) -> QTextList | None:
    return block.textList()


def kind_of(block: QTextBlock) -> tuple[BlockKind, int]:
    """The block's kind, and its level if it is a list item."""
    items = list_of(block)
    if items is not None:
        style = items.format().style()
        kind = BlockKind.NUMBER if style in _NUMBERS else BlockKind.BULLET
        return kind, min(max(items.format().indent() - 1, 0), MAX_LEVEL)
    if block.blockFormat().headingLevel():
        return BlockKind.SUBHEADING, 0
    return BlockKind.PARAGRAPH, 0


def set_kind(cursor: QTextCursor, kind: BlockKind, level: int = 0) -> None:
    """Change the cursor's block. Lists must be arranged afterwards, see `arrange_lists`."""
    was_heading = kind_of(cursor.block())[0] is BlockKind.SUBHEADING
    items = list_of(cursor.block())
    if items is not None:
        items.remove(cursor.block())
    cursor.setBlockFormat(block_format(kind))
    if kind.is_list_item:
        cursor.createList(list_format(kind, level))
    is_heading = kind is BlockKind.SUBHEADING
    if was_heading or is_heading:
        _set_heading_look(cursor, is_heading)
    cursor.setBlockCharFormat(char_format(Span(text=""), is_heading))


def block_format(kind: BlockKind) -> QTextBlockFormat:
    """Spacing and heading level; lists come on top."""
    made = QTextBlockFormat()
    made.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    # Of two margins that meet, the larger one counts.
    made.setTopMargin(0 if kind.is_list_item else 8)
    made.setBottomMargin(3 if kind.is_list_item else 8)
    if kind is BlockKind.SUBHEADING:
        made.setHeadingLevel(_SUBHEADING_LEVEL)
        made.setTopMargin(14)
        made.setBottomMargin(3)
    return made


def list_format(kind: BlockKind, level: int, start: int = 1) -> QTextListFormat:
    """Of a list whose first item has the number `start`."""
    made = QTextListFormat()
    made.setStyle(_STYLES[kind][level])
    made.setIndent(level + 1)
    made.setStart(start)
    return made


def char_format(span: Span, heading: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    if span.bold or heading:
        made.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        made.setFontItalic(True)
    if heading:
        made.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
    if span.href:
        made.setAnchor(True)
        made.setAnchorHref(span.href)
        made.setFontUnderline(True)
    return made


def _set_heading_look(cursor: QTextCursor, heading: bool) -> None:
    """Make all of the block bold and larger, or restore what was bold before."""
    part = QTextCursor(cursor.block())
    places = [(f.position(), f.length(), f.charFormat()) for f in fragments(cursor.block())]
    for start, length, form in places:
        bold = form.fontWeight() >= QFont.Weight.DemiBold
        before = form.property(_BOLD_BEFORE)
        look = QTextCharFormat()
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if heading else 0)
        if heading:
            look.setProperty(_BOLD_BEFORE, bold)
        bold = heading or bool(before)
        look.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        part.setPosition(start)
        part.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        part.mergeCharFormat(look)


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1
