"""Puts the signs of a page together to lines of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from app.formats.pdf.page_content import Box, FilledField, PageContent, Sign
from app.formats.tick_box import NOT_TICKED, TICKED
from app.model.rich_text import Format, Span

# In parts of the size of the text. Between words there is a fifth and more.
_WORD_GAP = 0.15
# A sign this much higher or lower is on another line.
_OTHER_LINE = 0.45
# Text further away than this is told apart from what stands before it on the line.
_APART = 1.8
_BEHIND_DOT = 2.5
# Parts of lines; each is held against all others.
MOST_ON_PAGE = 1_500
_RAISED, _SMALLER = 0.15, 0.85
_AS_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "ft", "\ufb06": "st",
}  # fmt: skip
# A hyphen at the end of a line, for which PDFium has a sign of its own.
HYPHEN = "\u00ad"
_PDFIUM_HYPHEN = "\u0002"
_BREAKS = "-–/\u2010" + HYPHEN + _PDFIUM_HYPHEN


@dataclass(frozen=True)
class Line:
    """A line of text, or a part of it that stands apart. `size` and `base` as of a sign."""

    spans: tuple[Span, ...]
    box: Box
    base: float
    size: float
    page: int = 0
    first_word: float = 0.0
    """How wide its first word is, up to where a line may end."""
    behind_first: float = 0.0
    """How far the second word is from the first, as from a bullet or a number."""
    artifact: bool = False
    whole: bool = False
    """A paragraph whatever it looks like: filled in in a field, or a row of a table."""
    edge: float = 0.0
    """How far lines reach where it stands; the first word of the next line is beyond it."""
    column: float = 0.0
    """Where lines begin there."""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(span.bold for span in self.spans if span.text.strip())


def lines_of_page(page: PageContent, number: int) -> list[Line]:
    """All lines of a page, those apart as lines of their own, in the order of the file."""
    lines = [line for run in _runs(page.signs) if (line := line_of(run, number)) is not None]
    if len(lines) <= MOST_ON_PAGE:
        lines = _with_dots(lines, page.dots)
    fields = [line for field in page.fields for line in _field_lines(field, number)]
    return lines + fields


def _with_dots(lines: list[Line], dots: Iterable[Box]) -> list[Line]:
    """With drawn bullets as signs before the text that they stand beside."""
    for dot in dots:
        beside = [
            place
            for place, line in enumerate(lines)
            if abs(dot.middle[1] - line.base - line.size * 0.35) < line.size * 0.35
            and 0 < line.box.left - dot.right < line.size * _BEHIND_DOT
        ]
        if beside:
            place = min(beside, key=lambda place: lines[place].box.left)
            line = lines[place]
            spans = (Span(text="• "), *line.spans)
            lines[place] = replace(line, spans=spans, box=line.box._replace(left=dot.left))
    return lines


def line_of(signs: Sequence[Sign], page: int) -> Line | None:
    """Signs on one line as a line; None where there is nothing to see."""
    seen = [sign for sign in signs if not sign.text.isspace()]
    if not seen:
        return None
    size = max(sign.style.size for sign in seen)
    tall = next(sign for sign in seen if sign.style.size == size)
    boxes = [sign.box for sign in seen]
    box = Box(
        min(box.left for box in boxes),
        min(tall.base - size * 0.25, *(sign.base for sign in seen)),
        max(box.right for box in boxes),
        tall.base + size * 0.75,
    )
    return Line(
        _spans(signs, tall.base, size), box, tall.base, size, page, _first_word(seen, signs),
        behind_first=_behind_first(seen),
        artifact=all(sign.style.artifact for sign in seen),
    )  # fmt: skip


def merged(lines: Sequence[Line]) -> Line:
    """Lines beside one another as one."""
    first, *others = sorted(lines, key=lambda line: line.box.left)
    spans = list(first.spans)
    for line in others:
        spans += (Span(text=" "), *line.spans)
    boxes = [line.box for line in lines]
    return replace(
        first,
        spans=tuple(spans),
        box=Box(
            first.box.left,
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        ),
        artifact=all(line.artifact for line in lines),
    )


def _runs(signs: Iterable[Sign]) -> list[list[Sign]]:
    """Signs that follow one another on one line, in the file and on the page."""
    runs: list[list[Sign]] = []
    for sign in signs:
        if runs and _goes_on(runs[-1], sign):
            runs[-1].append(sign)
        else:
            runs.append([sign])
    return runs


def _goes_on(run: list[Sign], sign: Sign) -> bool:
    before = run[-1]
    size = max(before.style.size, sign.style.size)
    return (
        abs(sign.base - before.base) <= size * _OTHER_LINE
        and before.box.left - size * 0.3 <= sign.box.left <= before.box.right + size * _APART
        and before.style.artifact == sign.style.artifact
    )


def _spans(signs: Sequence[Sign], base: float, size: float) -> tuple[Span, ...]:
    pieces: list[tuple[str, Format]] = []
    before: Sign | None = None
    for sign in signs:
        look = (sign.style.bold, sign.style.italic, sign.href)
        if before is not None and _is_apart(before, sign):
            pieces.append((" ", pieces[-1][1]))
        pieces.append((_text(sign, base, size), look))
        before = sign
    spans = []
    for (bold, italic, href), run in groupby(pieces, key=lambda piece: piece[1]):
        text = _whole("".join(text for text, _ in run))
        spans.append(Span(text=text, bold=bold, italic=italic, href=href))
    return tuple(spans)


def _first_word(seen: Sequence[Sign], signs: Sequence[Sign]) -> float:
    first = last = seen[0]
    for before, sign in pairwise(signs[signs.index(first) :]):
        if sign.text.isspace() or _is_apart(before, sign) or before.text in _BREAKS:
            break
        last = sign
    return last.box.right - first.box.left


def _behind_first(seen: Sequence[Sign]) -> float:
    for before, sign in pairwise(seen):
        if _is_apart(before, sign):
            return sign.box.left - before.box.right
    return 0.0


def _is_apart(before: Sign, sign: Sign) -> bool:
    if before.text.isspace() or sign.text.isspace():
        return False
    gap = sign.box.left - before.box.right
    return gap > max(before.style.size, sign.style.size) * _WORD_GAP


def _text(sign: Sign, base: float, size: float) -> str:
    code = ord(sign.text)
    if code & 0xFF == 0 and code >> 8 < 0xF0 and chr(code >> 8).isalpha():
        # Ghostscript writes a ligature as letters in the wrong half of the code.
        return chr(code >> 8)
    if sign.text in "\r\n\t\u00a0" or sign.text.isspace():
        return " "
    if sign.style.size < size * _SMALLER and sign.base - base > size * _RAISED:
        return sign.text.translate(_AS_RAISED)
    if sign.text == _PDFIUM_HYPHEN:
        return HYPHEN
    return _LIGATURES.get(sign.text, sign.text)


def _whole(text: str) -> str:
    """With signs that stand as two halves put together, as on Windows."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _field_lines(field: FilledField, page: int) -> Iterable[Line]:
    # A field may have no height, and holds something nevertheless.
    box = field.box._replace(top=max(field.box.top, field.box.bottom + 1))
    if field.text in {TICKED, NOT_TICKED}:
        # The words beside it say what is ticked.
        yield Line((Span(text=field.text),), box, box.bottom + box.height * 0.2, box.height, page)
        return
    texts = field.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    height = box.height / len(texts)
    for number, text in enumerate(texts):
        top = box.top - number * height
        size = min(height / 1.5, 11.0)
        if text.strip():
            # Low in its field, so that a label beside it is read first.
            place = box._replace(top=top, bottom=top - height)
            spans = (Span(text=text.strip()),)
            yield Line(spans, place, top - size * 1.5, size, page, whole=True)
