"""The lists of a QTextDocument, numbered as the rich text numbers its items."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from app.gui.widgets.block_kind import kind_of, list_format, list_of, text_blocks
from app.model.rich_text import MAX_LEVEL, BlockKind


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
    """Each list item with what it counts together with: run, kind, level, restarts."""
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
