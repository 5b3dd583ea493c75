"""Finds the pictures between the lines of the text: those in headers and behind it are none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.formats.pdf.page_content import Box, PageContent
from app.formats.pdf.text_paragraph import TextParagraph
from app.formats.source_text import OmissionKind

# A picture over so many lines of text is what stands behind them.
_LINES_OVER_IT = 3


def pictures_in(
    pages: Sequence[PageContent], paragraphs: Sequence[TextParagraph]
) -> tuple[tuple[int, OmissionKind], ...]:
    """Each picture in the text, with the number of the paragraph that it stands behind."""
    repeated = Counter(_place(box) for page in pages for box in set(page.pictures))
    found = [
        (index, OmissionKind.PICTURE)
        for number, page in enumerate(pages)
        for box in dict.fromkeys(page.pictures)
        if repeated[_place(box)] == 1
        for index in _paragraph_before(box, number, paragraphs)
    ]
    return tuple(sorted(found))


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(edge / 2) for edge in box)


def _paragraph_before(box: Box, page: int, paragraphs: Sequence[TextParagraph]) -> Iterator[int]:
    """The last paragraph above a picture, unless it stands above all text or behind it."""
    lines = [
        (index, line)
        for index, paragraph in enumerate(paragraphs)
        for line in paragraph.lines
        if line.page == page
    ]
    over = sum(box.holds((line.box.left + line.box.right) / 2, line.base) for _, line in lines)
    above = [index for index, line in lines if line.base >= box.top - line.size]
    if over >= _LINES_OVER_IT:
        return
    if above:
        yield above[-1]
    elif page:
        # At the top of a page it belongs to what was written on the page before.
        yield max(
            (i for i, paragraph in enumerate(paragraphs) if paragraph.lines[0].page < page),
            default=0,
        )
