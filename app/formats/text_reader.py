"""Reads plain text, from a file or the clipboard, as blocks."""

from itertools import pairwise

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.limits import MAX_LINES
from app.formats.source_text import SourceText
from app.model.base import sanitise
from app.model.invisible_characters import without_meaningless
from app.model.rich_text import Block, Span

_ENCODINGS = ("utf-8-sig", "cp1252")
_MAX_BYTES = 5_000_000
# The longest line of text that was wrapped by a program.
_LONGEST_WRAP = 120


def read_text(data: bytes, file: str) -> SourceText:
    """A block a line; where lines are wrapped, a block a paragraph.

    Raises ReportFileError for what is no text.
    """
    if len(data) > _MAX_BYTES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    # The indent says how deep an item of a list stands.
    lines = [line.rstrip() for line in _decoded(data, file).split("\n")]
    if len(lines) > MAX_LINES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    if not _is_wrapped(lines):
        return SourceText(tuple(_block(line) for line in lines))
    paragraphs = "\n".join(lines).split("\n\n")
    return SourceText(tuple(_block(paragraph) for paragraph in paragraphs), " ")


def _decoded(data: bytes, file: str) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return without_meaningless(str(sanitise(text)))
    raise ReportFileError(file, FormatErrorCode.NO_TEXT)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were wrapped: then many begin with a small letter."""
    width = max(map(len, lines), default=0)
    followed = [after for line, after in pairwise(lines) if line and after]
    going_on = [after for after in followed if after.lstrip()[0].islower()]
    return width <= _LONGEST_WRAP and len(going_on) * 3 > len(followed)


def _block(text: str) -> Block:
    return Block(spans=(Span(text=text),))
