"""The text of a file of other origin, and what in the file cannot be taken along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeAlias

from app.model.rich_text import Block, trimmed


class OmissionKind(StrEnum):
    """What a reader sees in a file and a report has no place for."""

    PICTURE = "picture"
    CHART = "chart"
    DRAWING = "drawing"
    """A shape or a diagram without text that could be read."""
    EMBEDDED_FILE = "embedded-file"
    LINKED_DOCUMENT = "linked-document"
    COMMENT = "comment"
    CONTROL = "control"
    """A form control whose value cannot be read."""
    EQUATION = "equation"
    STRUCK_TEXT = "struck-text"
    """Text that is drawn through, as what was deleted is in a PDF."""
    SIGN = "sign"
    """A sign of a font in which nobody but the font knows what it shows."""


@dataclass(frozen=True)
class Omission:
    """Something that is left out, and the id of the question it is under; "" before the first."""

    kind: OmissionKind
    place: str


Omitted: TypeAlias = tuple[int, OmissionKind]
"""What is left out, with the number of the block that it stands in, or before."""


@dataclass(frozen=True)
class SourceText:
    """Blocks in their order of reading.

    `line_ends` is what a line end within a block becomes: a space where the text was wrapped.
    `omissions` have the number of the block that each stands in, or before. `header` is what the
    page headers say. `guessed`: paragraphs, lists and sub-headings were found by how they look.
    """

    blocks: tuple[Block, ...]
    line_ends: str = "\n"
    omissions: tuple[Omitted, ...] = ()
    header: tuple[Block, ...] = ()
    guessed: bool = False

    @classmethod
    def trimmed(
        cls,
        blocks: Sequence[Block],
        omissions: Iterable[Omitted],
        header: tuple[Block, ...] = (),
    ) -> Self:
        """Without the empty blocks at either end, which omissions may stand in."""
        first = next((number for number, block in enumerate(blocks) if block.spans), 0)
        kept = tuple((max(number - first, 0), kind) for number, kind in omissions)
        return cls(trimmed(blocks), omissions=kept, header=header)
