"""A Word file as blocks, with tracked changes accepted and prompts left out."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, islice
from typing import TypeAlias

from lxml import etree
from pydantic import TypeAdapter

from app.formats.docx.list_numbers import ListNumbers
from app.formats.docx.markup import Element, R, w
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import ParagraphKinds, StyleSheet, switched, value
from app.formats.errors import FormatErrorCode
from app.formats.limits import MAX_PARAGRAPHS
from app.formats.source_text import OmissionKind, SourceText
from app.model.rich_text import Block, BlockKind, RichText, Span

# Elements that only wrap runs. What is not listed, such as w:del, is not read.
_WRAPPERS = frozenset(
    w(name) for name in ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "bdo", "dir")
)
INLINE = _WRAPPERS | {w("r"), w("hyperlink"), w("sdt")}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_PRIVATE_USE = 0xE000
_DRAWINGS = frozenset(w(name) for name in ("drawing", "pict", "object"))
_IMAGES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)

# Bold, italic and the link.
Format: TypeAlias = tuple[bool, bool, str | None]
_PLAIN: Format = (False, False, None)


class InlineReader:
    """Reads runs as spans; `links` are link targets by relationship id."""

    def __init__(self, styles: StyleSheet, links: Mapping[str, str]) -> None:
        self.omitted: list[OmissionKind] = []
        """What was left out since the list was last emptied."""
        self._styles = styles
        self._links = links

    def spans(self, paragraphs: Iterable[Iterable[Element]]) -> Iterator[Span]:
        """The spans of the content of paragraphs that are joined into one."""
        pieces = (piece for content in paragraphs for piece in self._pieces(content, None))
        # Word cuts a sentence into many runs; joined here, each character is looked at once.
        for (bold, italic, href), run in groupby(pieces, key=lambda piece: piece[1]):
            yield Span(text="".join(text for text, _ in run), bold=bold, italic=italic, href=href)

    def _pieces(
        self, elements: Iterable[Element], href: str | None
    ) -> Iterator[tuple[str, Format]]:
        for element in elements:
            if element.tag == w("r"):
                yield self._piece(element, href)
            elif element.tag == w("hyperlink"):
                yield from self._pieces(element, self._target(element) or href)
            elif element.tag == w("sdt"):
                yield from self._pieces(control_content(element), href)
            elif element.tag in _WRAPPERS:
                yield from self._pieces(element, href)

    def _target(self, link: Element) -> str | None:
        target = self._links.get(link.get(f"{{{R}}}id", ""))
        place = link.get(w("anchor"))
        # Word keeps the fragment apart from the address.
        return f"{target}#{place}" if target and place else target

    def _piece(self, run: Element, href: str | None) -> tuple[str, Format]:
        properties = run.find(w("rPr"))
        if switched(properties, "vanish"):
            return "", _PLAIN
        bold, italic = switched(properties, "b"), switched(properties, "i")
        for style in self._styles.lineage(value(properties, "rStyle")):
            bold = style.bold if bold is None else bold
            italic = style.italic if italic is None else italic
        text = "".join(self._sign(child) for child in run)
        return text, (bool(bold), bool(italic), href)

    def _sign(self, child: Element) -> str:
        if child.tag in _DRAWINGS:
            self.omitted += [OmissionKind.PICTURE for _ in child.iter(*_IMAGES)]
        return _sign(child)


def control_content(control: Element) -> Iterable[Element]:
    """The content of a control; empty while it shows its prompt."""
    if switched(control.find(w("sdtPr")), "showingPlcHdr"):
        return ()
    content = control.find(w("sdtContent"))
    return () if content is None else content


def _sign(child: Element) -> str:
    if child.tag == w("t"):
        return child.text or ""
    if child.tag == w("sym"):
        return _symbol(child.get(w("char"), ""))
    return _SIGNS.get(str(child.tag), "")


def _symbol(code: str) -> str:
    """A character by its code. In a symbol font's private range the code says nothing."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0 < number < _PRIVATE_USE else ""


FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = w("txbxContent")


def boxes_in(element: Element) -> Iterator[Element]:
    """The paragraphs in text boxes; each box is in the file twice, the second as a fallback."""
    walk = etree.iterwalk(element, events=("start",), tag=(_BOX, FALLBACK))
    for _, found in walk:
        walk.skip_subtree()
        if found.tag == _BOX:
            yield from found


# Elements that hold paragraphs but never runs. A table is read cell by cell.
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

    @cached_property
    def _numbers(self) -> ListNumbers:
        return ListNumbers(self._package.document, self._package.numbering, self._kinds)

    def blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        """Like `read`, without what is left out."""
        return self.read(elements).blocks

    def read(self, elements: Iterable[Element]) -> SourceText:
        """The blocks in these elements, in order; trimmed as the model demands.

        Raises ReportFileError once there are too many.
        """
        blocks: list[Block] = []
        omissions: list[tuple[int, OmissionKind]] = []
        joined: list[Iterable[Element]] = []
        properties: Element | None = None
        for properties, content in self._paragraphs(elements):
            joined.append(content)
            if not _mark_is_deleted(properties):
                blocks.append(self._block(properties, joined))
                omissions += self._omitted(len(blocks) - 1)
                joined = []
        if joined:
            blocks.append(self._block(properties, joined))
            omissions += self._omitted(len(blocks) - 1)
        first = next((number for number, block in enumerate(blocks) if block.spans), 0)
        return SourceText(
            _RICH_TEXT.validate_python(blocks),
            omissions=tuple((max(number - first, 0), kind) for number, kind in omissions),
        )

    def _omitted(self, block: int) -> list[tuple[int, OmissionKind]]:
        kinds = [(block, kind) for kind in self._inline.omitted]
        self._inline.omitted.clear()
        return kinds

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
        start = self._numbers.shown_before(properties) if kind is BlockKind.NUMBER else None
        spans = tuple(islice(self._inline.spans(joined), self._left))
        self._left -= 1 + len(spans)
        if self._left <= 0:
            raise self._package.refusal(FormatErrorCode.TOO_BIG)
        return Block(kind=kind, level=level, start=start, spans=spans)


def _around_paragraphs(document: Element) -> set[Element]:
    """Every element with a paragraph somewhere in it."""
    around: set[Element] = set()
    for paragraph in document.iter(w("p")):
        for ancestor in paragraph.iterancestors():
            if ancestor in around:
                break
            around.add(ancestor)
    return around


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the paragraph mark is deleted, so that the paragraph runs on into the next."""
    mark = None if properties is None else properties.find(w("rPr"))
    return mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom"))


def read_word_text(data: bytes, file: str) -> SourceText:
    """The text of any Word file.

    Raises ReportFileError for a file that is broken or none of Word's.
    """
    package = WordPackage(data, file)
    body = package.document.iterfind(f"{w('body')}/*")
    return BlockReader(package).read(
        part for element in body for part in (element, *boxes_in(element))
    )
