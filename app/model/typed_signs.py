"""Emphasis and quotations as they are typed in mails and plain text."""

import re
from collections.abc import Iterator, Sequence

from app.model.rich_text import Block, BlockKind, Span

# As Word and Outlook format it: *bold* and _italic_ around words. Not 2*3*4, a_file_name or a star
# that refers to a note.
# Not in an address or a calculation.
_BEFORE, _AFTER = r"(?<![\w*/\\.=&?#%+~])", r"(?<=[\w.!?:;,)%\"'”»…])"
_BOLD = re.compile(rf"{_BEFORE}(\*\*?)(?=[^\W_]|[\"'”»(_])([^*\n]{{1,300}}){_AFTER}\1(?![\w*])")
_ITALIC = re.compile(rf"{_BEFORE}(_)(?=[^\W_]|[\"'”»(])([^_\n]{{1,300}}){_AFTER}\1(?!\w)")
_LETTER = re.compile(r"[^\W\d_]")
# More in one paragraph are no emphasis.
_MOST = 500
_QUOTE = re.compile(r"[ \t]*(?:>[ \t\u00a0]?)+")
# "> 50 procent", but not "> 1. ett".
_AMOUNT = re.compile(r"[ \t]*>[ \t\u00a0]*\d+(?!\d*[.)][ \t\u00a0])")


def without_signs(blocks: Sequence[Block]) -> list[Block]:
    """Words between stars in bold, between low lines in italics, and quoted lines without >."""
    return [_emphasised(_emphasised(block, _BOLD), _ITALIC) for block in _unquoted(blocks)]


def _emphasised(block: Block, pattern: re.Pattern[str]) -> Block:
    text = block.text
    found = [one for one in pattern.finditer(text) if _LETTER.search(one[2])]
    if not found or len(found) > _MOST:
        return block
    spans: list[Span] = []
    cuts = [(one.start(), one.start(2), one.end(2), one.end()) for one in found]
    place = 0
    pieces = _Pieces(block.spans)
    for start, inner, inner_end, end in cuts:
        spans += pieces.take(start - place)
        pieces.take(inner - start)
        bold, italic = pattern is _BOLD, pattern is _ITALIC
        spans += (
            Span(
                text=span.text,
                bold=span.bold or bold,
                italic=span.italic or italic,
                href=span.href,
            )
            for span in pieces.take(inner_end - inner)
        )
        pieces.take(end - inner_end)
        place = end
    return block.with_spans([*spans, *pieces.take(len(text) - place)])


class _Pieces:
    """Hands out spans piece by piece."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._left = list(reversed(spans))
        self._start = 0

    def take(self, length: int) -> list[Span]:
        """The spans of the next so many signs."""
        taken: list[Span] = []
        while length and self._left:
            span = self._left[-1]
            text = span.text[self._start : self._start + length]
            taken.append(span.with_text(text))
            length -= len(text)
            self._start += len(text)
            if self._start == len(span.text):
                self._left.pop()
                self._start = 0
        return taken


def _unquoted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Without the sign that mails put before each quoted line, where two or more have it."""
    quoted = [_QUOTE.match(line) is not None for line in _paragraph_lines(blocks)]
    amounts = [_AMOUNT.match(line) is not None for line in _paragraph_lines(blocks)]
    if sum(quoted) < 2 or sum(amounts) == sum(quoted):
        yield from blocks
        return
    for block in blocks:
        yield _without_quotes(block) if block.kind is BlockKind.PARAGRAPH else block


def _paragraph_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield from block.text.split("\n")


def _without_quotes(block: Block) -> Block:
    pieces = _Pieces(block.spans)
    kept: list[Span] = []
    for line in block.text.split("\n"):
        sign = None if _AMOUNT.match(line) else _QUOTE.match(line)
        cut = sign.end() if sign else 0
        pieces.take(cut)
        kept += pieces.take(len(line) - cut + 1)
    return block.with_spans(kept)
