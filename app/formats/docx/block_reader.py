"""A Word file as blocks, with tracked changes accepted and prompts left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from lxml import etree

from app.formats.docx.chunks import read_chunk
from app.formats.docx.controls import control_content, make_plain
from app.formats.docx.drawings import DRAWINGS, parts_of_drawing
from app.formats.docx.fields import ended_fields
from app.formats.docx.inline_reader import INLINE, InlineReader, Paragraph
from app.formats.docx.list_numbers import ListNumbers
from app.formats.docx.markup import Element, R, ancestors_of, w
from app.formats.docx.notes import Notes, Read
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import ParagraphKinds, switched
from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.file_kinds import begins_as_word
from app.formats.limits import MAX_PARAGRAPHS
from app.formats.source_text import OmissionKind, Omitted, SourceText
from app.model.rich_text import Block, BlockKind

# Elements that hold paragraphs but never runs. A table is read cell by cell.
_BODY = f"{w('body')}/*"
_HOLDERS = frozenset(w(name) for name in ("tbl", "tr", "tc"))


# Files in a document; those in them are not read.
_MOST_CHUNKS = 20
# Headers and footers; a section has six at most.
_MOST_MARGINS = 60


class BlockReader:
    """Reads rich text out of one part of a Word file, with its styles, numberings and links.

    `part` is its name, and None the document. `kinds` are those of the file, if they are known;
    they are the same for all of its parts. For `is_own` see InlineReader.
    """

    def __init__(
        self,
        package: WordPackage,
        part: str | None = None,
        *,
        kinds: ParagraphKinds | None = None,
        most_chunks: int = _MOST_CHUNKS,
        with_notes: bool = True,
        is_own: bool = False,
    ) -> None:
        self.root = package.document if part is None else package.root_of(part)
        self.kinds = kinds or ParagraphKinds.of(package)
        make_plain(self.root, package, self.kinds.styles)
        self._package = package
        self._with_notes = with_notes
        self._inline = InlineReader(
            self.kinds.styles,
            package.links(part),
            Notes(self._notes, package.refusal(FormatErrorCode.TOO_BIG)),
            set(ended_fields(self.root)),
            is_own=is_own,
        )
        # Elements with a paragraph, or another file, somewhere in them.
        self._around_paragraphs = ancestors_of(self.root.iter(w("p"), w("altChunk")))
        self._drawings_read: set[Element] = set()
        self._left = MAX_PARAGRAPHS
        self._chunks_left = most_chunks

    @cached_property
    def _numbers(self) -> ListNumbers:
        return ListNumbers(self.root, self._package.numbering, self.kinds)

    def read(self, elements: Iterable[Element | Block]) -> SourceText:
        """The blocks in these elements, in order; trimmed as the model demands.

        Raises ReportFileError once there are too many.
        """
        self._inline.begin()
        blocks: list[Block] = []
        omissions: list[Omitted] = []
        for block in self._blocks(elements):
            blocks.append(block)
            omissions += self._omitted(len(blocks) - 1)
        # Where nothing follows it, what is left out is told with the last block.
        omissions += self._omitted(len(blocks) - 1)
        return SourceText.trimmed(blocks, omissions)

    def _omitted(self, block: int) -> list[Omitted]:
        """What was left out since the last time, as standing in this block."""
        found = [(block, kind) for kind in self._inline.omitted]
        self._inline.omitted.clear()
        return found

    def boxes_left(self) -> Iterator[Element | Block]:
        """What stands in the drawings that were not read so far."""
        for drawing in self.root.iter(*DRAWINGS):
            if drawing not in self._drawings_read and not _is_under_deleted(drawing):
                self._drawings_read.add(drawing)
                for found in parts_of_drawing(drawing, self._package):
                    if isinstance(found, OmissionKind):
                        self._inline.omitted.append(found)
                    elif isinstance(found, Block):
                        yield found
                    else:
                        yield from found

    def _notes(self, kind: str) -> Iterator[tuple[Element, Read]]:
        # A note in a note would be read without an end.
        for part in self._package.parts(kind) if self._with_notes else ():
            reader = BlockReader(self._package, part, kinds=self.kinds, with_notes=False)
            yield reader.root, reader.read

    def _blocks(self, elements: Iterable[Element | Block]) -> Iterator[Block]:
        joined: list[Paragraph] = []
        for found in self._paragraphs(elements):
            if isinstance(found, Block):
                if joined:
                    yield from self._finished(joined)
                    joined = []
                yield self._counted(found)
                continue
            if joined and not self._runs_on(joined[-1], found):
                yield from self._finished(joined)
                joined = []
            joined.append(found)
            if not _mark_is_deleted(found[0]):
                yield from self._finished(joined)
                joined = []
        if joined:
            yield from self._finished(joined)

    def _runs_on(self, paragraph: Paragraph, following: Paragraph) -> bool:
        """Whether a paragraph with a deleted mark goes on in the next one.

        A cell ends it, and a heading: a question is to be found below the answer above it.
        """
        cells = {_cell(content) for _, content in (paragraph, following)}
        levels = [self.kinds.heading_level(properties) for properties, _ in (paragraph, following)]
        goes_into_heading = levels[0] is None and levels[1] is not None
        return len(cells) == 1 and not (goes_into_heading and _has_text(paragraph))

    def _finished(self, joined: list[Paragraph]) -> Iterator[Block]:
        """A block, and what stands in the boxes that are anchored in it."""
        properties = joined[-1][0]
        kind, level = self.kinds.kind(properties)
        spans = tuple(islice(self._inline.spans(joined), self._left))
        drawings = [one for one in self._inline.drawings if one not in self._drawings_read]
        self._inline.drawings.clear()
        self._drawings_read.update(drawings)
        start = self._numbers.shown_before(properties) if kind is BlockKind.NUMBER else None
        yield self._counted(Block(kind=kind, level=level, start=start, spans=spans))
        for drawing in drawings:
            yield from self._in_drawing(drawing)

    def _in_drawing(self, drawing: Element) -> Iterator[Block]:
        for found in parts_of_drawing(drawing, self._package):
            if isinstance(found, OmissionKind):
                self._inline.omitted.append(found)
                # What is left out is told with the block after it.
                yield Block()
            elif isinstance(found, Block):
                yield self._counted(found)
            else:
                yield from self._blocks(found)

    def _counted(self, block: Block) -> Block:
        self._left -= 1 + len(block.spans)
        if self._left <= 0:
            raise self._package.refusal(FormatErrorCode.TOO_BIG)
        return block

    def _paragraphs(self, elements: Iterable[Element | Block]) -> Iterator[Paragraph | Block]:
        """Each paragraph's w:pPr and content. Runs without one stand in their parent's."""
        loose: list[Element] = []
        for element in elements:
            if isinstance(element, Block):
                yield element
            elif element.tag == w("p"):
                yield element.find(w("pPr")), element
            elif element.tag == w("altChunk"):
                yield from self._chunk(element)
            elif element.tag not in _HOLDERS | INLINE or is_deleted(element):
                continue
            elif element not in self._around_paragraphs:
                loose.append(element)
            else:
                inner = control_content(element) if element.tag == w("sdt") else element
                yield from self._paragraphs(inner)
        if loose:
            paragraph = next(loose[0].iterancestors(w("p")), None)
            yield None if paragraph is None else paragraph.find(w("pPr")), loose

    def _chunk(self, element: Element) -> Iterator[Block]:
        """What another file says that is put in here (w:altChunk)."""
        part = self._package.part(element.get(f"{{{R}}}id"))
        chunk = None
        if part is not None and self._chunks_left:
            self._chunks_left -= 1
            data = self._package.read(part)
            chunk = _word_chunk(data, part) if begins_as_word(data) else read_chunk(part, data)
        if chunk is None:
            chunk = SourceText((Block(),), omissions=((0, OmissionKind.EMBEDDED_FILE),))
        self._inline.omitted += [kind for _, kind in chunk.omissions]
        # What is left out is told with the block after it.
        yield from chunk.blocks or (Block(),)


def is_deleted(element: Element) -> bool:
    """Whether a table's row or cell is deleted, or a row is hidden."""
    row, cell = element.find(w("trPr")), element.find(w("tcPr"))
    return (
        row is not None and (row.find(w("del")) is not None or bool(switched(row, "hidden")))
    ) or (cell is not None and cell.find(w("cellDel")) is not None)


def _is_under_deleted(element: Element) -> bool:
    return next(element.iterancestors(w("del"), w("moveFrom")), None) is not None


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the paragraph mark is deleted, so that the paragraph runs on into the next."""
    mark = None if properties is None else properties.find(w("rPr"))
    return mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom"))


def _cell(content: Iterable[Element]) -> Element | None:
    """The table cell around a paragraph's content."""
    first = content if isinstance(content, etree._Element) else next(iter(content), None)
    return None if first is None else next(first.iterancestors(w("tc")), None)


def _has_text(paragraph: Paragraph) -> bool:
    """Whether text is left in a paragraph of which the mark is deleted."""
    parts = [paragraph[1]] if isinstance(paragraph[1], etree._Element) else paragraph[1]
    return any(next(part.iter(w("t")), None) is not None for part in parts)


def _word_chunk(data: bytes, part: str) -> SourceText | None:
    """The text of a Word file that is put into another one."""
    try:
        package = WordPackage(data, part)
        return BlockReader(package, most_chunks=0).read(package.document.iterfind(_BODY))
    except ReportFileError:
        return None


def read_word_text(data: bytes, file: str) -> SourceText:
    """The text of any Word file.

    Raises ReportFileError for a file that is broken or none of Word's.
    """
    package = WordPackage(data, file)
    reader = BlockReader(package)
    read = reader.read(package.document.iterfind(_BODY))
    return replace(read, header=tuple(_headers(package, reader.kinds)))


def _headers(package: WordPackage, kinds: ParagraphKinds) -> Iterator[Block]:
    """What the pages say above the text and below it."""
    for part in islice((*package.parts("header"), *package.parts("footer")), _MOST_MARGINS):
        reader = BlockReader(package, part, kinds=kinds)
        yield from reader.read(reader.root).blocks
