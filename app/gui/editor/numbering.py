"""The numbers of list items in a QTextDocument, which are those of the rich text.

A block says where its numbers begin only if it does not follow the item before: a number, or
`CONTINUED` for a list that goes on where the one before it ended, and moves along with that.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from app.gui.editor.block_kinds import kind_of, list_format, list_of, text_blocks
from app.model.rich_text import MAX_LEVEL, Block, BlockKind, ItemCounter

CONTINUED = -1
_START = QTextFormat.Property.UserProperty.value + 2


def start_of(block: QTextBlock) -> int | None:
    """What the block says of its number: that, `CONTINUED`, or None."""
    said = block.blockFormat().property(_START)
    return said if isinstance(said, int) and said else None


def set_start(cursor: QTextCursor, start: int | None) -> None:
    """Have the cursor's block say so. Lists must be arranged afterwards."""
    if start == start_of(cursor.block()):
        return
    form = cursor.blockFormat()
    if start is None:
        form.clearProperty(_START)
    else:
        form.setProperty(_START, start)
    cursor.setBlockFormat(form)


class _Counter(ItemCounter):
    """Knows also the last number of each level before the list that is being counted."""

    def __init__(self) -> None:
        super().__init__()
        self._last = [0] * (MAX_LEVEL + 1)

    def continuing(self, level: int) -> int:
        return self._last[level] + 1

    def number_of(self, block: Block) -> int | None:
        number = super().number_of(block)
        if number is not None:
            self._last[block.level] = number
        return number


def continued(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block's number is the one after the last of an earlier list among them."""
    count = _Counter()
    found: list[bool] = []
    for block in blocks:
        goes_on = count.continuing(block.level) > 1
        found.append(goes_on and block.start == count.continuing(block.level))
        count.number_of(block)
    return found


def numbered(document: QTextDocument) -> Iterator[tuple[QTextBlock, Block]]:
    """Each block with its kind, level and start as the rich text has them, without its text."""
    count = _Counter()
    for block in text_blocks(document):
        kind, level = kind_of(block)
        start = start_of(block)
        if start == CONTINUED:
            start = count.continuing(level)
        shape = _shape(kind, level, start)
        count.number_of(shape)
        yield block, shape


@lru_cache(maxsize=100)
def _shape(kind: BlockKind, level: int, start: int | None) -> Block:
    return Block(kind=kind, level=level, start=start)


def next_of_earlier_list(block: QTextBlock, level: int) -> int:
    """The number with which a list of this level would go on at this block; 1 if there is none."""
    count = _Counter()
    for one, shape in numbered(block.document()):
        if one == block:
            break
        count.number_of(shape)
    return count.continuing(level)


def numbering_choices(block: QTextBlock) -> list[tuple[str, int | None]]:
    """What else a numbered item could begin with, in Swedish, and how the block says so."""
    kind, level = kind_of(block)
    if kind is not BlockKind.NUMBER:
        return []
    count = _Counter()
    for one, shape in numbered(block.document()):
        following, continuing = count.following(level), count.continuing(level)
        shown = count.number_of(shape)
        if one != block:
            continue
        choices: list[tuple[str, int | None]] = []
        if shown != 1:
            choices.append(("Börja om från 1", None if following == 1 else 1))
        if shown != continuing and continuing > 1:
            choices.append(("Fortsätt numreringen", CONTINUED))
        return choices
    return []


def arrange_lists(document: QTextDocument) -> None:
    """Make the lists number their items as the rich text does (see `rich_text.item_numbers`).

    Editing leaves neighbouring lists apart that read as one; where that is so they are made anew,
    as part of the step of undo under way.
    """
    groups = _list_groups(document)
    seen: dict[_Group, int] = {}
    for group, block in groups:
        items = list_of(block)
        if items is not None:
            seen.setdefault(group, items.objectIndex())
    settled = len(set(seen.values())) == len(seen) and all(
        (items := list_of(block)) is not None
        and items.objectIndex() == seen[group]
        and items.format().start() == group[-1]
        for group, block in groups
    )
    if not settled:
        _make_lists(groups)


# The run, kind and level of items that are numbered together, which such list of the run it is,
# and its first number.
_Group = tuple[int, BlockKind, int, int, int]


def _list_groups(document: QTextDocument) -> list[tuple[_Group, QTextBlock]]:
    """Each list item with the group it is numbered in."""
    groups: list[tuple[_Group, QTextBlock]] = []
    run = 0
    restarts, firsts = [0] * (MAX_LEVEL + 1), [1] * (MAX_LEVEL + 1)
    count = ItemCounter()
    for block, shape in numbered(document):
        natural = count.following(shape.level)
        number = count.number_of(shape)
        if not shape.kind.is_list_item:
            run += 1
            continue
        for deeper in range(shape.level + 1, MAX_LEVEL + 1):
            restarts[deeper] += 1
        if number is None:
            groups.append(((run, shape.kind, shape.level, 0, 1), block))
            continue
        if natural == 1 or number != natural:
            restarts[shape.level] += 1
            firsts[shape.level] = number
        groups.append(
            ((run, shape.kind, shape.level, restarts[shape.level], firsts[shape.level]), block)
        )
    return groups


def _make_lists(groups: list[tuple[_Group, QTextBlock]]) -> None:
    made: dict[_Group, QTextCursor] = {}
    for group, block in groups:
        if group in made:
            made[group].currentList().add(block)
        else:
            _, kind, level, _, first = group
            cursor = QTextCursor(block)
            cursor.createList(list_format(kind, level, first))
            made[group] = cursor
