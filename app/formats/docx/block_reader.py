"""What stands in a part of a Word file, as blocks."""

from collections.abc import Iterable, Iterator
from typing import Self

from pydantic import TypeAdapter

from app.formats.docx.inline_reader import INLINE, InlineReader, control_content
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.paragraph_kind import ParagraphKinds
from app.formats.docx.styles import StyleSheet
from app.model.rich_text import Block, RichText

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
        styles = StyleSheet(package.styles)
        return cls(ParagraphKinds.of(package), InlineReader(styles, package.links()))

    def blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        """The blocks in these elements, in order; trimmed as the model demands."""
        blocks: list[Block] = []
        joined: list[Iterable[Element]] = []
        properties: Element | None = None
        for properties, content in _paragraphs(elements):
            joined.append(content)
            if not _mark_is_deleted(properties):
                blocks.append(self._block(properties, joined))
                joined = []
        if joined:
            blocks.append(self._block(properties, joined))
        return _RICH_TEXT.validate_python(blocks)

    def _block(self, properties: Element | None, joined: list[Iterable[Element]]) -> Block:
        kind, level = self._kinds.kind(properties)
        return Block(kind=kind, level=level, spans=self._inline.spans(joined))


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
