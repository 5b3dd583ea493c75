"""Plain text that looks like lists, as lists: what was typed, copied or sent as text.

A run of at least two items, or one after a line that ends with a colon, is a list. A hyphen in
prose, a line of dialogue, a year or a date stays what it is, and no word is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.model.base import sanitise
from app.model.rich_text import (
    MAX_LEVEL,
    Block,
    BlockKind,
    ItemCounter,
    Span,
    part_of,
    with_needed_starts,
)
from app.model.typed_markers import SLOPPY, Marker, Nesting, indent_of, marker_of
from app.model.typed_signs import without_signs

# A line that was wrapped is at least so long.
_LONG_LINE = 60
_SAID = (
    r"(?:säger|sa|sade|berättar|menar|förklarar|frågar|undrar|svarar|tycker|konstaterar"
    r"|tillägger|fortsätter|betonar|påpekar|skriver|skrev)\b"
)
_SPEECH = re.compile(rf"[,?!.…”\"]\s*{_SAID}|\?\s*$", re.IGNORECASE)
_SAYS = re.compile(rf"\b{_SAID}[^.:]{{0,40}}:\s*$", re.IGNORECASE)
_ENDED = (".", ":", ";", "!", "?")


@dataclass(frozen=True)
class _Line:
    """A line of a paragraph. `block` counts the blocks."""

    block: int
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass
class _Item:
    """An item as it was typed: its marker, and its lines."""

    marker: Marker
    lines: list[_Line]
    after_blank: bool


@dataclass
class _Run:
    """Items that follow each other, and the line before them."""

    before: str
    items: list[_Item] = field(default_factory=list)
    ends_blank: bool = False


def with_typed_lists(blocks: Sequence[Block], *, wrapped: bool = False) -> tuple[Block, ...]:
    """The blocks with typed lists, emphasis and quotation marks of mails as what they mean.

    `wrapped` is for text in which the lines within a block are one paragraph. Only what is no list
    or sub-heading yet is looked at. Idempotent.
    """
    blocks = without_signs(blocks)
    if all(marker_of(line) is None for block in blocks for line in block.text.split("\n")):
        return tuple(blocks)
    return with_needed_starts(list(_Recognition(blocks, wrapped).result()))


def typed_text(text: str) -> tuple[Block, ...]:
    """Plain text as rich text: a paragraph a line, but for the lists that are typed in it."""
    lines = str(sanitise(text)).split("\n")
    blocks = with_typed_lists([Block(spans=(Span(text=line),)) for line in lines])
    return tuple(block for block in blocks if block.text.strip())


class _Recognition:
    def __init__(self, blocks: Sequence[Block], wrapped: bool) -> None:
        self._blocks = blocks
        self._wrapped = wrapped
        self._count = ItemCounter()
        self._last_number = 0
        self._line_counts: dict[int, int] = {}
        self._made: list[Block] = []
        self._text: list[_Line] = []
        self._run: _Run | None = None
        self._before = ""

    def result(self) -> Iterator[Block]:
        for number, block in enumerate(self._blocks):
            if block.kind is not BlockKind.PARAGRAPH:
                self._end_run()
                self._end_text()
                for part in _with_own_list(block):
                    self._add(part)
                self._before = block.text
                continue
            lines = tuple(_lines(number, block))
            self._line_counts[number] = len(lines)
            for line in lines:
                self._take(line)
        self._end_run()
        self._end_text()
        yield from self._made

    def _take(self, line: _Line) -> None:
        marker = marker_of(line.text)
        if marker is not None and not self._is_prose(line):
            if self._run is None:
                self._run = _Run(self._before)
            run = self._run
            run.items.append(_Item(marker, [line], run.ends_blank))
            run.ends_blank = False
        elif self._run is not None and not line.text.strip():
            self._run.ends_blank = True
        elif self._run is not None and self._goes_on(self._run, line):
            self._run.items[-1].lines.append(line)
        else:
            self._end_run()
            self._keep(line)

    def _is_prose(self, line: _Line) -> bool:
        """Whether a dash came to stand first where the text was wrapped."""
        if not self._wrapped or self._run is not None or not self._text:
            return False
        before = self._text[-1]
        same = before.block == line.block and before.text.strip()
        return bool(same) and len(before.text) > _LONG_LINE and not before.text.endswith(_ENDED)

    def _goes_on(self, run: _Run, line: _Line) -> bool:
        """Whether a line without a marker belongs to the item before it."""
        last = run.items[-1]
        before = last.lines[-1]
        if run.ends_blank or (self._wrapped and before.block != line.block):
            return False
        width, small = len(before.text.rstrip()), line.text.lstrip()[:1].islower()
        if indent_of(line.text) > last.marker.indent + SLOPPY:
            return small or width >= _LONG_LINE // 2 or before.block == line.block
        # Two signs of three that the line before was broken off.
        return sum((small, self._wrapped, width >= _LONG_LINE)) > 1

    def _end_run(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        if not _is_list(run, self._last_number):
            for item in run.items:
                for line in item.lines:
                    self._keep(line)
            return
        self._end_text()
        for block in _listed(run):
            self._add(block)
        self._before = run.items[-1].lines[-1].text

    def _keep(self, line: _Line) -> None:
        if self._text and self._text[-1].block != line.block:
            self._end_text()
        self._text.append(line)
        self._before = line.text if line.text.strip() else self._before

    def _end_text(self) -> None:
        """The lines that are no items are what is left of their block."""
        lines, self._text = self._text, []
        if not lines:
            return
        block = self._blocks[lines[0].block]
        if len(lines) < self._line_counts[lines[0].block]:
            said = [at for at, line in enumerate(lines) if line.text.strip()]
            if not said:
                return
            lines = lines[said[0] : said[-1] + 1]
        self._add(block.with_spans(_joined(lines, "\n")))

    def _add(self, block: Block) -> None:
        self._made.append(block)
        number = self._count.number_of(block)
        if number is not None and block.level == 0:
            self._last_number = number


def _lines(number: int, block: Block) -> Iterator[_Line]:
    return (_Line(number, spans) for spans in block.lines())


def _joined(lines: Sequence[_Line], by: str) -> Iterator[Span]:
    for at, line in enumerate(lines):
        if at:
            # A line end has no format of its own.
            yield line.spans[0].with_text(by) if line.spans else Span(text=by)
        yield from line.spans


def _with_own_list(block: Block) -> Iterator[Block]:
    """The block, and the list that is typed on its further lines, if it is an item of a list."""
    head, *rest = _lines(0, block)
    made: tuple[Block, ...] = ()
    if block.kind.is_list_item and any(marker_of(line.text) for line in rest):
        # The first line is the item's own, whatever it begins with.
        above = Block(spans=(Span(text=f".{head.text}"),))
        below = Block(spans=tuple(_joined(rest, "\n")))
        made = with_typed_lists((above, below))[1:]
    if not made or not all(part.kind.is_list_item for part in made):
        yield block
        return
    yield block.with_spans(head.spans)
    for part in made:
        level = min(block.level + 1 + part.level, MAX_LEVEL)
        yield part.model_copy(update={"level": level})


def _is_list(run: _Run, last_number: int) -> bool:
    """Whether these lines are a list, and not prose that happens to begin like one."""
    items = run.items
    if not any(item.lines[0].text[item.marker.end :].strip() for item in items):
        return False
    if any(item.marker.is_dash for item in items) and _is_dialogue(run):
        return False
    if not _counts_up(items):
        return False
    first = items[0].marker
    if len(items) > 1:
        return first.family != "letter" or _is_alphabet(items)
    if first.value is not None and first.value == last_number + 1 and first.value > 1:
        return first.family == "digit"
    return run.before.rstrip().endswith(":") and not first.tight


def _is_alphabet(items: Sequence[_Item]) -> bool:
    """Whether letters begin at a or follow each other."""
    values = [item.marker.value or 0 for item in items if item.marker.family == "letter"]
    return values[0] == 1 or any(after == one + 1 for one, after in pairwise(values))


def _is_dialogue(run: _Run) -> bool:
    if _SAYS.search(run.before):
        return True
    return any(_SPEECH.search(item.lines[-1].text) for item in run.items) and not (
        run.before.rstrip().endswith(":")
    )


def _counts_up(items: Sequence[_Item]) -> bool:
    """Whether numbers on the same indent rise, or begin anew at 1."""
    last: dict[tuple[int, str], int] = {}
    for item in items:
        value, key = item.marker.value, (item.marker.indent // 2, item.marker.family)
        if value is None:
            continue
        if value != 1 and value <= last.get(key, 0):
            return False
        last[key] = value
    return True


def _listed(run: _Run) -> Iterator[Block]:
    """The items as blocks, each without its marker."""
    nesting = Nesting()
    for item in run.items:
        first, *others = item.lines
        marker, level = nesting.place(item.marker, after_blank=item.after_blank)
        own = _Line(first.block, part_of(first.spans, marker.end))
        lines = [own, *(_Line(line.block, _stripped(line.spans)) for line in others)]
        spans = tuple(_joined([line for line in lines if line.spans], " "))
        yield Block(kind=marker.kind, level=level, start=marker.value, spans=_without_end(spans))


def _stripped(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without white space before the text."""
    text = "".join(span.text for span in spans)
    return part_of(spans, len(text) - len(text.lstrip()))


def _without_end(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without white space at the end."""
    text = "".join(span.text for span in spans)
    return part_of(spans, 0, len(text.rstrip()))
