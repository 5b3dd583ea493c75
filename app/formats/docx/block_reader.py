"""What stands in a part of a Word file, as blocks."""

from collections.abc import Iterable, Iterator
from typing import Self

from pydantic import TypeAdapter

from app.formats.docx.inline_reader import INLINE, InlineReader, control_content
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.paragraph_kind import ParagraphKinds
from app.formats.docx.styles import Numberings, StyleSheet
from app.model.rich_text import Block, RichText, Span

# What holds paragraphs, beside what can hold runs as well. A table is read cell by cell.
_HOLDERS = frozenset(w(name) for name in ("tbl", "tr", "tc"))
_RICH_TEXT: TypeAdapter[tuple[Block, ...]] = TypeAdapter(RichText)


class BlockReader:
    """Reads rich text out of one Word file."""

    def __init__(self, kinds: ParagraphKinds, inline: InlineReader) -> None:
        self._kinds = kinds
        self._inline = inline

    @classmethod
    def of(cls, package: WordPackage) -> Self:
        """A reader that knows the styles, numberings and links of this file."""
        styles = StyleSheet(next(package.related("styles"), None))
        numberings = Numberings(next(package.related("numbering"), None))
        return cls(ParagraphKinds(styles, numberings), InlineReader(styles, package.links()))

    def blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        """The blocks in these elements, in order; trimmed as the model demands."""
        blocks: list[Block] = []
        pending: list[Span] = []
        for properties, content in _paragraphs(elements):
            spans = [*pending, *self._inline.spans(content)]
            if _mark_is_deleted(properties):
                pending = spans
                continue
            blocks.append(self._block(properties, spans))
            pending = []
        if pending:
            blocks.append(self._block(None, pending))
        return _RICH_TEXT.validate_python(blocks)

    def _block(self, properties: Element | None, spans: list[Span]) -> Block:
        kind, level = self._kinds.of(properties)
        return Block(kind=kind, level=level, spans=tuple(spans))


def _paragraphs(
    elements: Iterable[Element],
) -> Iterator[tuple[Element | None, Iterable[Element]]]:
    """Each paragraph's w:pPr and content. Runs without one of their own stand in their parent's."""
    loose: list[Element] = []
    for element in elements:
        if element.tag == w("p"):
            yield element.find(w("pPr")), element
        elif element.tag not in _HOLDERS | INLINE:
            continue
        elif next(element.iter(w("p")), None) is None:
            loose.append(element)
        else:
            inner = control_content(element) if element.tag == w("sdt") else element
            yield from _paragraphs(inner)
    if loose:
        paragraph = next(loose[0].iterancestors(w("p")), None)
        yield None if paragraph is None else paragraph.find(w("pPr")), loose


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the end of the paragraph is deleted, so that it runs on into the next."""
    mark = None if properties is None else properties.find(w("rPr"))
    return mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom"))
