"""Blocks taken apart into lines, so that a question and its answer in one block come apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.formats.filled_form.wording import normal, without_prompts
from app.model.rich_text import Block, BlockKind, Span


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
        for line in _split(block)
    ]


def blocks_of(lines: Iterable[Line], joined_by: str) -> tuple[Block, ...]:
    """The lines as the blocks they were; blank ones between blocks are spacing, not text."""
    blocks: list[Block] = []
    last = -1
    for line in lines:
        if line.block == last and blocks:
            before = blocks.pop()
            spans = (*before.spans, Span(text=joined_by), *line.content.spans)
            blocks.append(Block(kind=before.kind, level=before.level, spans=spans))
        else:
            blocks.append(line.content)
        last = line.block
    kept = [_trimmed(block) for block in blocks if block.text.strip()]
    return tuple(
        Block(kind=BlockKind.SUBHEADING, spans=block.spans) if _reads_as_heading(block) else block
        for block in kept[:-1]
    ) + tuple(kept[-1:])


def _split(block: Block) -> Iterator[Block]:
    spans: list[Span] = []
    for span in block.spans:
        first, *others = span.text.split("\n")
        spans.append(span.with_text(first))
        for text in others:
            yield _line(block, spans)
            spans = [span.with_text(text)]
    yield _line(block, spans)


def _line(block: Block, spans: list[Span]) -> Block:
    text = "".join(span.text for span in spans)
    kept = without_prompts(text)
    if kept != text.strip():
        spans = [Span(text=kept)]
    return Block(kind=block.kind, level=block.level, spans=tuple(spans))


def _trimmed(block: Block) -> Block:
    """Without white space at either end of the block."""
    spans = list(block.spans)
    spans[0] = spans[0].with_text(spans[0].text.lstrip())
    spans[-1] = spans[-1].with_text(spans[-1].text.rstrip())
    trimmed = Block(kind=block.kind, level=block.level, spans=tuple(spans))
    return trimmed if trimmed.text == trimmed.text.strip() else _trimmed(trimmed)


def _reads_as_heading(block: Block) -> bool:
    """A short bold line over text, as officers make headings where there is no style for them."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= 80
        and not block.text.endswith((".", ":", ",", ";"))
        and all(span.bold or not span.text.strip() for span in block.spans)
    )
