"""Blocks as paragraphs."""

from collections.abc import Sequence
from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

from app.formats.docx.list_numbering import ListNumbering
from app.formats.docx.markup import Element, R, el, w
from app.formats.docx.page_breaks import kept_with_next
from app.formats.docx.runs import span_run, styled_paragraph
from app.model.rich_text import Block, BlockKind, Span

# As in word/styles.xml.
_PARAGRAPH_SPACING = "140"


class BlockWriter:
    """Writes rich text into one document, which holds its links and numberings."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._numbering = ListNumbering(part.numbering_part.element)

    def paragraphs(self, blocks: Sequence[Block], subheading_style: str) -> list[Element]:
        """One paragraph a block."""
        num_ids = self._numbering.num_ids(blocks)
        written = [
            self._paragraph(block, num_id, subheading_style)
            for block, num_id in zip(blocks, num_ids, strict=True)
        ]
        for paragraph, kept in zip(written, kept_with_next(blocks), strict=True):
            if kept:
                _keep_with_next(paragraph)
        for item, following in zip(written, [*num_ids[1:], None], strict=False):
            if following is None:
                _end_list(item)
        return written

    def _paragraph(self, block: Block, num_id: int | None, subheading_style: str) -> Element:
        content = self._inline(block.spans)
        if num_id is not None:
            style = "ListBullet" if block.kind is BlockKind.BULLET else "ListNumber"
            place = el("numPr", el("ilvl", val=str(block.level)), el("numId", val=str(num_id)))
            return el("p", el("pPr", el("pStyle", val=style), place), *content)
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
        link = el("hyperlink", *runs)
        target = self._part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(f"{{{R}}}id", target)
        return link


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
        properties.append(el("spacing", after=_PARAGRAPH_SPACING))
