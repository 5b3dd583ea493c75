"""What stands in a part of a Word file, as blocks."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pydantic import TypeAdapter

from app.formats.docx.inline_reader import INLINE, InlineReader, control_content
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.paragraph_kind import ParagraphKinds
from app.formats.docx.styles import StyleSheet
from app.formats.limits import MAX_PARAGRAPHS, TOO_BIG
from app.model.rich_text import Block, RichText

# What holds paragraphs, beside what can hold runs as well. A table is read cell by cell.
_HOLDERS = frozenset(w(name) for name in ("tbl", "tr", "tc"))
_RICH_TEXT: TypeAdapter[tuple[Block, ...]] = TypeAdapter(RichText)


class BlockReader:
    """Reads rich text out of one Word file, with its styles, numberings and links."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._kinds = ParagraphKinds.of(package)
        self._inline = InlineReader(StyleSheet(package.styles), package.links())
        self._around_paragraphs = _around_paragraphs(package.document)
        self._left = MAX_PARAGRAPHS

    def blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        """The blocks in these elements, in order; trimmed as the model demands.

        Raises ReportFileError once there are too many.
        """
        blocks: list[Block] = []
        joined: list[Iterable[Element]] = []
        properties: Element | None = None
        for properties, content in self._paragraphs(elements):
            joined.append(content)
            if not _mark_is_deleted(properties):
                blocks.append(self._block(properties, joined))
                joined = []
        if joined:
            blocks.append(self._block(properties, joined))
        return _RICH_TEXT.validate_python(blocks)

    def _paragraphs(
        self, elements: Iterable[Element]
    ) -> Iterator[tuple[Element | None, Iterable[Element]]]:
        """Each paragraph's w:pPr and content. Runs without one stand in their parent's."""
        loose: list[Element] = []
        for element in elements:
            if element.tag == w("p"):
                yield element.find(w("pPr")), element
            elif element.tag not in _HOLDERS | INLINE:
                continue
            elif element not in self._around_paragraphs:
                loose.append(element)
            else:
                inner = control_content(element) if element.tag == w("sdt") else element
                yield from self._paragraphs(inner)
        if loose:
            paragraph = next(loose[0].iterancestors(w("p")), None)
            yield None if paragraph is None else paragraph.find(w("pPr")), loose

    def _block(self, properties: Element | None, joined: list[Iterable[Element]]) -> Block:
        kind, level = self._kinds.kind(properties)
        spans = tuple(islice(self._inline.spans(joined), self._left))
        self._left -= 1 + len(spans)
        if self._left <= 0:
            raise self._package.refusal(TOO_BIG)
        return Block(kind=kind, level=level, spans=spans)


def _around_paragraphs(document: Element) -> set[Element]:
    """What has a paragraph in it: found once, however deep it lies."""
    around: set[Element] = set()
    for paragraph in document.iter(w("p")):
        for ancestor in paragraph.iterancestors():
            if ancestor in around:
                break
            around.add(ancestor)
    return around


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the end of the paragraph is deleted, so that it runs on into the next."""
    mark = None if properties is None else properties.find(w("rPr"))
    return mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom"))
