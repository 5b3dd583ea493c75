"""Finds what cannot be taken along: pictures between the lines, turned or struck text, comments."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from app.formats.pdf.page_content import Box, PageContent
from app.formats.pdf.text_lines import Line
from app.formats.pdf.text_paragraph import TextParagraph
from app.formats.source_text import OmissionKind, Omitted

# A picture over so many lines of text is what stands behind them.
_LINES_OVER_IT = 3
# More of a kind on one page say no more; each is held against all lines.
_MOST_ON_PAGE = 50


def omissions_in(
    pages: Sequence[PageContent], paragraphs: Sequence[TextParagraph]
) -> tuple[Omitted, ...]:
    """Pictures, comments, turned and struck text, each with the number of the paragraph before it.

    What is on several pages, or a picture above all text or behind it, belongs to the pages.
    """
    repeated = Counter(_place(box) for page in pages for box in set(page.pictures))
    turned = Counter(_place(page.turned) for page in pages if page.turned)
    found: list[Omitted] = []
    before = 0
    for number, page in enumerate(pages):
        lines = [
            (index, line)
            for index, paragraph in enumerate(paragraphs)
            for line in paragraph.lines
            if line.page == number
        ]
        once = (box for box in dict.fromkeys(page.pictures) if repeated[_place(box)] == 1)
        for box in islice(once, _MOST_ON_PAGE):
            above = _last_above(box, box.top, lines)
            if (above is not None or number) and not _is_behind(box, lines):
                # At the top of a page it belongs to what was written on the page before.
                found.append((before if above is None else above, OmissionKind.PICTURE))
        if page.turned and turned[_place(page.turned)] == 1:
            above = _last_above(page.turned, page.turned.top, lines)
            found.append((before if above is None else above, OmissionKind.DRAWING))
        for box in page.comments[:_MOST_ON_PAGE]:
            above = _last_above(box, box.bottom, lines)
            found.append((before if above is None else above, OmissionKind.COMMENT))
        for box in islice(_struck(page), _MOST_ON_PAGE):
            above = _last_above(box, box.middle[1], lines)
            found.append((before if above is None else above, OmissionKind.STRUCK_TEXT))
        before = lines[-1][0] if lines else before
    return tuple(sorted(found))


def _struck(page: PageContent) -> Iterator[Box]:
    """Where each run of text that is struck out begins."""
    seen = (sign for sign in page.signs if sign.struck or not sign.text.isspace())
    for struck, run in groupby(seen, key=lambda sign: sign.struck):
        if struck:
            yield next(run).box


def _last_above(box: Box, height: float, lines: Sequence[tuple[int, Line]]) -> int | None:
    """The last paragraph with a line at this height or above, in the box's own column if any."""
    above = [(index, line) for index, line in lines if line.base >= height - line.size]
    own = [
        index for index, line in above if line.box.left < box.right and box.left < line.box.right
    ]
    return own[-1] if own else (above[-1][0] if above else None)


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / 2) for edge in box)


def _is_behind(box: Box, lines: Sequence[tuple[int, Line]]) -> bool:
    over = sum(box.holds(line.box.middle[0], line.base) for _, line in lines)
    return over >= _LINES_OVER_IT
