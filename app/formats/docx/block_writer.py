"""Blocks as paragraphs."""

from collections.abc import Sequence
from itertools import groupby

from app.formats.docx.list_numbering import ListNumbering
from app.formats.docx.markup import Element, el, link_el, w
from app.formats.docx.page_breaks import kept_with_next
from app.formats.docx.references import References
from app.formats.docx.runs import span_run, styled_paragraph, text_run
from app.model.rich_text import Block, BlockKind, Span, item_label, item_numbers

# As in word/styles.xml.
_PARAGRAPH_SPACING = "140"
# As in word/numbering.xml: indent and how far the label hangs out, by level.
_INDENTS = ((425, 425), (850, 425), (1417, 567))


class BlockWriter:
    """Writes rich text into one document, with what it refers to."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._numbering = ListNumbering(references)

    def paragraphs(self, blocks: Sequence[Block], subheading_style: str) -> list[Element]:
        """One paragraph a block."""
        num_ids = self._numbering.num_ids(blocks)
        written = [
            self._paragraph(block, num_id, number, subheading_style)
            for block, num_id, number in zip(blocks, num_ids, item_numbers(blocks), strict=True)
        ]
        for paragraph, kept in zip(written, kept_with_next(blocks), strict=True):
            if kept:
                _keep_with_next(paragraph)
        in_list = [block.kind.is_list_item for block in blocks]
        for item, goes_on in zip(written, [*in_list[1:], False], strict=False):
            if not goes_on:
                _end_list(item)
        return written

    def _paragraph(
        self, block: Block, num_id: int | None, number: int | None, subheading_style: str
    ) -> Element:
        content = self._inline(block.spans)
        if num_id is not None:
            style = "ListBullet" if block.kind is BlockKind.BULLET else "ListNumber"
            place = el("numPr", el("ilvl", val=str(block.level)), el("numId", val=str(num_id)))
            return el("p", el("pPr", el("pStyle", val=style), place), *content)
        if number is not None:
            return _written_out(block, number, content)
        if block.kind is BlockKind.SUBHEADING:
            return styled_paragraph(subheading_style, *content)
        return el("p", *content)

    def _inline(self, spans: Sequence[Span]) -> list[Element]:
        content: list[Element] = []
        for href, linked in groupby(spans, key=lambda span: span.href):
            runs = [span_run(span) for span in linked]
            content += [self._link(href, runs)] if href else runs
        return content

    def _link(self, href: str, runs: Sequence[Element]) -> Element:
        return link_el(self._references.link(href), *runs)


def _written_out(item: Block, number: int, content: Sequence[Element]) -> Element:
    """A numbered item with its number as text, for when Word takes no more numberings."""
    left, hanging = _INDENTS[item.level]
    properties = el(
        "pPr",
        el("pStyle", val="ListNumber"),
        el("numPr", el("numId", val="0")),
        el("ind", left=str(left), hanging=str(hanging)),
    )
    return el("p", properties, text_run(f"{item_label(number, item.level)}\t"), *content)


def _keep_with_next(paragraph: Element) -> None:
    """No page break after the paragraph."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = el("pPr")
        paragraph.insert(0, properties)
    # The schema has it first of all but the style.
    properties.insert(len(properties.findall(w("pStyle"))), el("keepNext"))


def _end_list(paragraph: Element) -> None:
    """Give the last item of a list the air of a paragraph; items stand closer together."""
    properties = paragraph.find(f"{w('pPr')}[{w('numPr')}]")
    if properties is not None:
        # The schema has it last of all but the indent.
        place = len(properties) - len(properties.findall(w("ind")))
        properties.insert(place, el("spacing", after=_PARAGRAPH_SPACING))
