"""Splits blocks into lines, so that a question and its answer in one block can be told apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from app.formats.filled_form.wording_match import normal
from app.formats.prompts import without_prompts
from app.model.invisible_characters import visible
from app.model.rich_text import Block, BlockKind, Span, part_of, stripped, trimmed
from app.model.typed_lists import with_typed_lists

_ENDS = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*")


@dataclass(frozen=True)
class Line:
    """One line of a filled form. `block` counts the blocks of the source."""

    content: Block
    normal: str
    block: int

    @property
    def text(self) -> str:
        return self.content.text.strip()

    @property
    def blank(self) -> bool:
        return not self.text


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """Every line, without prompts."""
    return [
        Line(content=line, normal=normal(line.text), block=number)
        for number, block in enumerate(blocks)
        for line in (_line(block, spans) for spans in block.lines())
    ]


def divided(line: Line, starts: Iterable[int]) -> list[Line]:
    """The line as several, which begin at these signs of its text."""
    edges = [0, *starts, len(line.content.text)]
    contents = (
        line.content.with_spans(part_of(line.content.spans, start, end))
        for start, end in pairwise(edges)
    )
    return [Line(content=one, normal=normal(one.text), block=line.block) for one in contents]


def blocks_of(lines: Iterable[Line], joined_by: str) -> tuple[Block, ...]:
    """The lines joined into blocks again, with the lists that were typed as lists.

    Blank ones between blocks are dropped.
    """
    runs = (list(run) for _, run in groupby(lines, key=lambda line: line.block))
    joined = [_joined([line.content for line in run]) for run in runs]
    blocks = with_typed_lists(joined, wrapped=joined_by == " ")
    said = (_on_lines(block, joined_by) for block in blocks if block.text.strip())
    kept = [block.with_spans(stripped(block.spans)) for block in said]
    headings = (
        Block(kind=BlockKind.SUBHEADING, spans=block.spans) if _reads_as_heading(block) else block
        for block in kept[:-1]
    )
    return trimmed((*headings, *kept[-1:]))


def _on_lines(block: Block, joined_by: str) -> Block:
    if joined_by == "\n":
        return block
    return block.with_spans(span.with_text(_ENDS.sub(joined_by, span.text)) for span in block.spans)


def _joined(lines: Sequence[Block]) -> Block:
    first, *others = lines
    if not others:
        return first
    between = Span(text="\n")
    spans = (*first.spans, *(span for line in others for span in (between, *line.spans)))
    return first.with_spans(spans)


def _line(block: Block, spans: tuple[Span, ...]) -> Block:
    text = "".join(span.text for span in spans)
    seen = visible(text)
    kept = without_prompts(seen)
    if kept != seen.strip():
        spans = (Span(text=kept),)
    return block.with_spans(spans)


def _reads_as_heading(block: Block) -> bool:
    """A short bold line above text, as officers write headings without a style."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= 80
        and not block.text.endswith((".", ":", ",", ";"))
        and all(span.bold or not span.text.strip() for span in block.spans)
    )
