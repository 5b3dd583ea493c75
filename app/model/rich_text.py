"""Rich text: blocks of spans, the only formatting an answer has.

Values are always in normal form, so that two texts that look the same are the same: neighbouring
spans that differ in nothing are one span, only list items have a level, a sub-heading is never bold
on top, and a text of white space alone is no text at all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, FailFast, Field, field_validator, model_validator

from app.model.base import CleanText, Model, sanitise
from app.model.invisible_characters import has_invisible, is_blank, meaningless_places, visible

Format: TypeAlias = tuple[bool, bool, str | None]
"""Bold, italic and the link of a span."""

MAX_LEVEL = 2
MAX_START = 9_999

# A link that Word takes without calling the document damaged: a known scheme, something after it,
# no space, quote or angle bracket. Everything else (file:, javascript:) is not a link to us, nor
# is an address that hides its host behind a user name.
_REST = r"[^\s\"<>\\^`{|}]*"
_LINK = re.compile(
    r"https?://[^\s/?#@:\[\]\"<>\\^`{|}]+(?::[0-9]+)?(?:[/?#]" + _REST + r")?"
    r"|mailto:[^\s@?\"<>\\^`{|}]+@" + _REST + r"|tel:\+?[0-9]" + _REST,
    re.IGNORECASE,
)
_MAX_LINK = 2000


class BlockKind(StrEnum):
    """What a block is to the reader."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    BULLET = "bullet"
    NUMBER = "number"

    @property
    def is_list_item(self) -> bool:
        return self in {BlockKind.BULLET, BlockKind.NUMBER}


class Span(Model):
    """A run of text in one format. LF in it is a line break within the block."""

    text: CleanText
    bold: bool = False
    italic: bool = False
    href: str | None = None

    @field_validator("href", mode="after")
    @classmethod
    def _only_safe_links(cls, href: str | None) -> str | None:
        return href if href is not None and is_safe_link(href) else None

    @property
    def format(self) -> Format:
        return self.bold, self.italic, self.href

    def with_text(self, text: str) -> "Span":
        return Span(text=text, bold=self.bold, italic=self.italic, href=self.href)


def spans_of(pieces: Iterable[tuple[str, Format]]) -> Iterator[Span]:
    """Pieces of text as spans; neighbours of one format are one."""
    # A word processor cuts a sentence into many; joined here, each character is looked at once.
    for (bold, italic, href), run in groupby(pieces, key=lambda piece: piece[1]):
        yield Span(text="".join(text for text, _ in run), bold=bold, italic=italic, href=href)


def is_safe_link(href: str) -> bool:
    """Whether a link may be kept: http, https, mailto or tel, and well formed."""
    return (
        len(href) <= _MAX_LINK
        and _LINK.fullmatch(href) is not None
        and sanitise(href) == href
        and "\ufffd" not in href
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    spans = tuple(spans)
    if len(spans) == 1 and spans[0].text:
        return spans
    alike = groupby((span for span in spans if span.text), key=lambda span: span.format)
    runs = (list(run) for _, run in alike)
    # Put together at once: each text is looked at sign by sign.
    return tuple(
        run[0] if len(run) == 1 else run[0].with_text("".join(span.text for span in run))
        for run in runs
    )


class Block(Model):
    """A paragraph, a sub-heading or a list item (level 0 to 2)."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = Field(default=0, ge=0, le=MAX_LEVEL)
    start: int | None = Field(
        default=None, ge=1, le=MAX_START, exclude_if=lambda start: start is None
    )
    """The number that a numbered item shows, where its list would give it another."""
    spans: Annotated[tuple[Span, ...], FailFast(), AfterValidator(_merged)] = ()

    @model_validator(mode="after")
    def _normal_form(self) -> Self:
        # The model is frozen for everybody else; these are its own last touches.
        if self.start is not None and self.kind is not BlockKind.NUMBER:
            object.__setattr__(self, "start", None)
        if self.kind.is_list_item:
            return self
        if self.level:
            object.__setattr__(self, "level", 0)
        if self.kind is BlockKind.SUBHEADING and any(span.bold for span in self.spans):
            plain = (span.model_copy(update={"bold": False}) for span in self.spans)
            object.__setattr__(self, "spans", _merged(plain))
        return self

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def with_spans(self, spans: Iterable[Span]) -> "Block":
        return Block(kind=self.kind, level=self.level, start=self.start, spans=tuple(spans))

    def lines(self) -> Iterator[tuple[Span, ...]]:
        """The spans of each line, of which a block without text has one."""
        line: list[Span] = []
        for span in self.spans:
            first, *others = span.text.split("\n")
            line.append(span.with_text(first))
            for text in others:
                yield tuple(line)
                line = [span.with_text(text)]
        yield tuple(line)


def part_of(spans: Iterable[Span], start: int, end: int | None = None) -> tuple[Span, ...]:
    """The spans of a part of their text."""
    kept: list[Span] = []
    begin = 0
    for span in spans:
        text = span.text[max(start - begin, 0) : None if end is None else max(end - begin, 0)]
        begin += len(span.text)
        if text:
            kept.append(span.with_text(text))
    return tuple(kept)


def stripped(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans without white space at either end of their text."""
    text = "".join(span.text for span in spans)
    return part_of(spans, len(text) - len(text.lstrip()), len(text.rstrip()))


def trimmed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without empty blocks at either end, and without starts that change no number.

    () where nothing is to be seen.
    """
    if all(is_blank(block.text) for block in blocks):
        return ()
    first = next(i for i, block in enumerate(blocks) if block.spans)
    last = max(i for i, block in enumerate(blocks) if block.spans)
    return with_needed_starts(blocks[first : last + 1])


def with_needed_starts(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Without starts that change no number."""
    if all(block.start is None for block in blocks):
        return tuple(blocks)
    count = ItemCounter()
    kept: list[Block] = []
    for block in blocks:
        needless = block.start is not None and block.start == count.following(block.level)
        kept.append(block.model_copy(update={"start": None}) if needless else block)
        count.number_of(block)
    return tuple(kept)


# Empty blocks at either end are how an editor looks, not what somebody wrote.
RichText = Annotated[tuple[Block, ...], FailFast(), AfterValidator(trimmed)]


def paragraphs(text: str) -> tuple[Block, ...]:
    """Plain text as rich text: one paragraph a line, blank lines left out."""
    lines = str(sanitise(text)).split("\n")
    return tuple(Block(spans=(Span(text=line),)) for line in lines if not is_blank(line))


def visible_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks as they are seen: without any invisible character."""
    return tuple(
        block.with_spans(span.with_text(visible(span.text)) for span in block.spans)
        if has_invisible(block.text)
        else block
        for block in blocks
    )


def without_meaningless_characters(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without invisible characters that carry no meaning; in a link none does."""
    return tuple(_cleaned(block) for block in blocks)


def _cleaned(block: Block) -> Block:
    # What joins two signs is looked at in the whole block: they may be in two spans.
    places = set(meaningless_places(block.text))
    if not places and not any(has_invisible(span.href or "") for span in block.spans):
        return block
    pieces: list[tuple[str, Format]] = []
    begin = 0
    for span in block.spans:
        signs = enumerate(span.text, begin)
        text = "".join(sign for at, sign in signs if at not in places)
        pieces.append((text, (span.bold, span.italic, visible(span.href or "") or None)))
        begin += len(span.text)
    return block.with_spans(spans_of(pieces))


class ItemCounter:
    """Numbers the items of lists, block by block.

    Numbers run on within an unbroken run of list items, whatever bullets stand between, and a
    level begins anew after an item of a lower level: what Word does with one list.
    """

    def __init__(self) -> None:
        self._counters = [0] * (MAX_LEVEL + 1)

    def following(self, level: int) -> int:
        """The number that an item of this level has next, if it does not say its own."""
        return self._counters[level] + 1

    def number_of(self, block: Block) -> int | None:
        """The number that the next block shows; None if it is no numbered item."""
        below = block.level + 1 if block.kind.is_list_item else 0
        self._counters[below:] = [0] * (MAX_LEVEL + 1 - below)
        if block.kind is not BlockKind.NUMBER:
            return None
        number = self.following(block.level) if block.start is None else block.start
        self._counters[block.level] = number
        return number


def item_numbers(blocks: Sequence[Block]) -> list[int | None]:
    """The number each numbered item shows, None for every other block."""
    count = ItemCounter()
    return [count.number_of(block) for block in blocks]


_ROMAN = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def item_label(number: int, level: int) -> str:
    """What stands before a numbered item, as in the document: 1. at level 0, a. at 1, i. at 2."""
    if level == 0:
        return f"{number}."
    if level == 1:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return f"{letters}."
    roman = ""
    for value, sign in _ROMAN:
        roman += sign * (number // value)
        number %= value
    return f"{roman}."


def list_runs(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """The blocks in unbroken runs: (True, list items) or (False, everything else)."""
    for is_list, run in groupby(blocks, key=lambda block: block.kind.is_list_item):
        yield is_list, list(run)


def plain_text(blocks: Sequence[Block]) -> str:
    """The text as it can be pasted anywhere: a blank line between paragraphs, items one a line."""
    lines: list[str] = []
    previous: Block | None = None
    for block, number in zip(blocks, item_numbers(blocks), strict=True):
        in_list = block.kind.is_list_item
        if previous is not None and not (in_list and previous.kind.is_list_item):
            lines.append("")
        marker = "• " if in_list else ""
        if number is not None:
            marker = f"{item_label(number, block.level)} "
        lines.append("   " * block.level + marker + block.text)
        previous = block
    return "\n".join(lines)


_SIGNS_ALONE = re.compile(r"[^\w\s](?<!\S.)[^\w\s]*(?!\S)")


def word_count(blocks: Sequence[Block]) -> int:
    """Words as Word counts them: runs between white space that hold a letter or a digit."""
    texts = [block.text for block in blocks]
    return sum(len(text.split()) - len(_SIGNS_ALONE.findall(text)) for text in texts)


def shortened(text: str, longest: int = 80) -> str:
    """The text on one line, or its first words."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 2].rsplit(" ", 1)[0] + " …"


# Whatever is shorter goes into any column on one line.
_LONG_WORD = re.compile(r"\S{16,}")
_PARTS = re.compile(r"(?<=[@_./\\-])(?=[^@_./\\-])")


def breakable(text: str) -> str:
    """The text with places in addresses and names of files where a line may end (U+200B)."""
    return _LONG_WORD.sub(lambda found: _PARTS.sub("\u200b", found[0]), text)
