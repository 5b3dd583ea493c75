"""Tables in HTML as text, a paragraph a row, as an answer holds no tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from app.model.rich_text import Block, BlockKind, Span

BETWEEN_CELLS = " | "
# So that the cells after it stay in their columns.
EMPTY_CELL = "–"
CELLS = frozenset({"td", "th"})


@dataclass
class _Table:
    for_looks: bool = False
    counted: bool = False


@dataclass
class _Row:
    starts: list[int] = field(default_factory=list)
    """How many blocks there were before each cell."""
    holds_table: bool = False


class Tables:
    """The open tables, and how many have become text."""

    def __init__(self) -> None:
        self.count = 0
        # A selection within a table is copied as rows without one.
        self._tables = [_Table()]
        self._rows: list[_Row] = []

    def begin(self, tag: str, attributes: Mapping[str, str], blocks: int) -> None:
        """A table, row or cell begins; `blocks` is how many blocks there are before it."""
        if tag == "table":
            if self._rows:
                self._rows[-1].holds_table = True
            looks = attributes.get("role", "").lower() in {"presentation", "none"}
            self._tables.append(_Table(for_looks=looks))
        elif tag == "tr":
            self._rows.append(_Row())
        elif tag in CELLS and self._rows:
            self._rows[-1].starts.append(blocks)

    def end(self, tag: str, blocks: list[Block]) -> None:
        """A table or row ends; the blocks of a row with two cells or more become one."""
        if tag == "tr" and self._rows:
            self._end_row(self._rows.pop(), self._tables[-1], blocks)
        elif tag == "table" and len(self._tables) > 1:
            self._tables.pop()

    def end_all(self, blocks: list[Block]) -> None:
        """End the rows that are still open."""
        while self._rows:
            self.end("tr", blocks)

    def _end_row(self, row: _Row, table: _Table, blocks: list[Block]) -> None:
        cells = [blocks[a:b] for a, b in pairwise([*row.starts, len(blocks)])]
        # A single cell, or a nested table, is only layout.
        if sum(map(bool, cells)) < 2 or row.holds_table or table.for_looks:
            return
        if not table.counted:
            table.counted = True
            self.count += 1
        if all(block.kind is BlockKind.PARAGRAPH for cell in cells for block in cell):
            blocks[row.starts[0] :] = [_line(cells)]


def _line(cells: list[list[Block]]) -> Block:
    spans: list[Span] = []
    for index, cell in enumerate(cells):
        if index:
            spans.append(Span(text=BETWEEN_CELLS))
        if not cell:
            spans.append(Span(text=EMPTY_CELL))
        for number, block in enumerate(cell):
            spans += [Span(text=" " if number else ""), *block.spans]
    return Block(spans=tuple(spans))
