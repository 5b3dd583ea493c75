"""Joins the lines of a paragraph, and the words that were parted at their ends."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from app.formats.pdf.text_lines import HYPHEN, Line
from app.model.rich_text import Span, stripped

_HYPHENS = f"-\u2010{HYPHEN}"
_LAST = re.compile(rf"(\w+)[{_HYPHENS}]$")
_FIRST = re.compile(r"\w+")
_SPACES = re.compile(" {2,}")
_WORD = re.compile(r"\w+")
_HEAD = re.compile(r"(\w+)[-\u2010](?=\w)")
# A hyphen before one of these stands for the rest of a word that comes later.
_BETWEEN = {"och", "eller", "respektive", "and", "or"}
_VOWEL = re.compile("[aeiouyåäöéü]", re.IGNORECASE)
# Where so many lines end in hyphens, a program has put them there.
_HYPHENATED = 0.04


class LineJoiner:
    """Joins lines by what the whole text says of its words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line.text for line in lines]
        inner = " ".join(text.rstrip().rstrip(_HYPHENS) for text in texts).casefold()
        self._words = Counter(_WORD.findall(inner))
        self._heads = set(_HEAD.findall(inner))
        ended = sum(text.rstrip().endswith(tuple(_HYPHENS)) for text in texts)
        self._hyphenates = ended > max(len(texts) * _HYPHENATED, 2)

    def joined(self, lines: Sequence[Line], breaks: Iterable[str]) -> tuple[Span, ...]:
        """The lines as one text; `breaks` are what stands between one and the next."""
        spans: list[Span] = []
        for line, between in zip(lines, ("", *breaks), strict=True):
            parts = list(stripped(line.spans))
            spans = self._with(spans, parts, between) if spans else parts
        return _without_double_spaces(spans)

    def _with(self, spans: list[Span], parts: list[Span], between: str) -> list[Span]:
        if not parts:
            return spans
        before, after = "".join(span.text for span in spans[-3:]), parts[0].text
        last, first = _LAST.search(before), _FIRST.match(after)
        if not before.endswith(tuple(_HYPHENS)) or last is None or first is None:
            alike = spans[-1].format == parts[0].format
            joint = parts[0].with_text(between) if alike else Span(text=between)
            return [*spans, joint, *parts]
        head, tail = last[1], first[0]
        if tail in _BETWEEN:
            return [*spans[:-1], _ended(spans[-1], "-"), Span(text=between), *parts]
        whole = _ended(spans[-1], "-" if self._keeps_hyphen(head, tail) else "")
        # The line ends behind the word, so that the word stays one.
        rest = after[len(tail) :]
        words = [whole, parts[0].with_text(tail)]
        if rest[:1] == " " and between == "\n":
            return [*spans[:-1], *words, parts[0].with_text("\n" + rest[1:]), *parts[1:]]
        return [*spans[:-1], *words, parts[0].with_text(rest), *parts[1:]]

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        if self._words[(head + tail).casefold()]:
            return False
        return (
            head.casefold() in self._heads
            or not tail[0].islower()
            or (len(head) > 1 and head.isupper())
            or not _VOWEL.search(head)
            or not self._hyphenates
        )


def _ended(span: Span, end: str) -> Span:
    return span.with_text(span.text.rstrip(_HYPHENS) + end)


def _without_double_spaces(spans: Sequence[Span]) -> tuple[Span, ...]:
    clean: list[Span] = []
    for span in spans:
        # Within a line a hyphen only says where a word may be parted.
        text = _SPACES.sub(" ", span.text.replace(HYPHEN, ""))
        if clean and clean[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text:
            clean.append(span.with_text(text))
    return tuple(clean)
