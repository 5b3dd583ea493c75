"""A paragraph of a PDF, before its lines are joined."""

from dataclasses import dataclass

from app.formats.pdf.text_lines import Line
from app.model.rich_text import BlockKind


@dataclass(frozen=True)
class TextParagraph:
    """Lines that belong together. `breaks` are what stands between one line and the next."""

    lines: tuple[Line, ...]
    breaks: tuple[str, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
