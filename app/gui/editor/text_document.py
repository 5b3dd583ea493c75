"""Rich text in a QTextDocument: blocks in, blocks out."""

from collections.abc import Iterator, Sequence

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

from app.model.rich_text import MAX_LEVEL, Block, BlockKind, RichText, Span, trimmed

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


def list_format(kind: BlockKind, level: int) -> QTextListFormat:
    made = QTextListFormat()
    made.setStyle(_STYLES[kind][level])
    made.setIndent(level + 1)
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
    places = [(f.position(), f.length(), f.charFormat()) for f in _fragments(cursor.block())]
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


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1


def arrange_lists(document: QTextDocument) -> None:
    """Make the lists number their items as the rich text does (see `rich_text.item_numbers`).

    Editing leaves neighbouring lists apart that read as one; where that is so they are made anew,
    as part of the step of undo under way.
    """
    groups = _list_groups(document)
    seen: dict[tuple[object, ...], int] = {}
    for group, block in groups:
        items = list_of(block)
        if items is not None:
            seen.setdefault(group, items.objectIndex())
    settled = len(set(seen.values())) == len(seen) and all(
        (items := list_of(block)) is not None and items.objectIndex() == seen[group]
        for group, block in groups
    )
    if not settled:
        _make_lists(groups)


def _list_groups(document: QTextDocument) -> list[tuple[tuple[object, ...], QTextBlock]]:
    """Each list item with the group it is numbered in: run, kind, level, restarts."""
    groups: list[tuple[tuple[object, ...], QTextBlock]] = []
    run = 0
    restarts = [0] * (MAX_LEVEL + 1)
    for block in text_blocks(document):
        kind, level = kind_of(block)
        if not kind.is_list_item:
            run += 1
            continue
        for deeper in range(level + 1, MAX_LEVEL + 1):
            restarts[deeper] += 1
        counted = restarts[level] if kind is BlockKind.NUMBER else 0
        groups.append(((run, kind, level, counted), block))
    return groups


def _make_lists(groups: list[tuple[tuple[object, ...], QTextBlock]]) -> None:
    made: dict[tuple[object, ...], QTextCursor] = {}
    for group, block in groups:
        if group in made:
            made[group].currentList().add(block)
        else:
            kind, level = kind_of(block)
            cursor = QTextCursor(block)
            cursor.createList(list_format(kind, level))
            made[group] = cursor


def to_blocks(document: QTextDocument) -> RichText:
    """The document as normalised rich text; () where it is empty."""
    return trimmed([_to_block(block) for block in text_blocks(document)])


def selected(cursor: QTextCursor) -> RichText:
    """The selection as rich text; a partly selected block keeps its kind."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    touched = (
        block
        for block in text_blocks(cursor.document())
        if block.position() <= end and start < block.position() + block.length()
    )
    return trimmed([_to_block(block, start, end) for block in touched])


def _to_block(block: QTextBlock, start: int = 0, end: int | None = None) -> Block:
    """The block, or the part of it between two positions in the document."""
    kind, level = kind_of(block)
    spans = []
    for fragment in _fragments(block):
        form = fragment.charFormat()
        if form.isImageFormat():
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
    return Block(kind=kind, level=level, spans=tuple(spans))


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


def insert(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Write rich text at the cursor, in place of the selection, as one undo step.

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
