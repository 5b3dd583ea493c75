"""An OpenDocument text as blocks, in the order in which it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from app.formats.errors import FormatErrorCode
from app.formats.limits import MAX_CHARACTERS, MAX_PARAGRAPHS
from app.formats.open_document.equation import equation_text
from app.formats.open_document.form_controls import form_controls
from app.formats.open_document.item_counts import Counts, ListCounts
from app.formats.open_document.odf_names import Element, attribute, count, is_set, odf
from app.formats.open_document.open_package import OpenPackage
from app.formats.open_document.paragraph_reader import (
    NOT_SHOWN,
    PARAGRAPHS,
    Paragraph,
    ParagraphReader,
)
from app.formats.open_document.text_styles import Look, TextStyles
from app.formats.source_text import OmissionKind, Omitted, SourceText
from app.model.rich_text import MAX_LEVEL, MAX_START, Block, BlockKind

_FRAME = odf("draw:frame")
_OBJECTS = {odf(f"draw:{name}") for name in ("object-ole", "plugin", "applet", "floating-frame")}
_CONTENT_OF_FRAMES = {
    *_OBJECTS,
    *(odf(f"draw:{name}") for name in ("text-box", "object", "image")),
    odf("table:table"),
}
_SHAPES = {
    odf(f"draw:{name}")
    for name in ("custom-shape", "rect", "circle", "ellipse", "polygon", "polyline", "path")
}
# Of the kinds of custom shapes: a rectangle, rounded or not, and Word's text box.
_BOXES = ("rect", "non-primitive", "mso-spt202")
_HEADERS = tuple(odf(f"style:{name}") for name in ("header", "header-first", "header-left"))
_CHART, _FORMULA = "opendocument.chart", "opendocument.formula"


@dataclass(frozen=True)
class _Item:
    """Where a paragraph stands in a list; `labelled`: it begins an item."""

    style: str
    level: int
    labelled: bool
    counts: Counts
    start: str = ""
    """The number that the item says it has."""


class BodyReader:
    """Reads blocks with the styles of one part of the file."""

    def __init__(self, package: OpenPackage, styles: TextStyles) -> None:
        self._package = package
        self._styles = styles
        controls = form_controls(package.text.find(odf("office:forms")))
        self._paragraphs = ParagraphReader(styles, controls, self._equation)
        self._counts = ListCounts()
        self._left = MAX_PARAGRAPHS
        self._characters_left = MAX_CHARACTERS
        self.blocks: list[Block] = []
        self.omissions: list[Omitted] = []

    def read(self, elements: Iterable[Element], item: _Item | None = None) -> None:
        """Add what these elements say. Raises ReportFileError once it is too much."""
        for element in elements:
            tag = str(element.tag)
            if tag in PARAGRAPHS:
                self._paragraph(element, item)
            elif tag in NOT_SHOWN or _is_hidden(element):
                continue
            elif tag == odf("text:list"):
                self._list(element, item)
            elif tag == odf("text:numbered-paragraph"):
                self._numbered_paragraph(element)
            elif tag == _FRAME:
                self._frame(element)
            elif tag == odf("office:annotation"):
                self._omit(OmissionKind.COMMENT)
            elif tag in _SHAPES:
                self._shape(element)
            else:
                self._section(element)

    def _paragraph(self, element: Element, item: _Item | None) -> None:
        style = attribute(element, "text:style-name")
        kind, level, start = self._kind(element, style, item)
        look = self._styles.look("paragraph", style)
        if kind is BlockKind.SUBHEADING:
            look = Look(hidden=look.hidden)
        paragraph = self._paragraphs.read(element, look)
        if paragraph.hidden or (look.hidden and not paragraph.pieces):
            return
        self.read(paragraph.before)
        self._add(paragraph, kind, level, start)
        for omission in paragraph.omissions:
            self._omit(omission)
        self.read(paragraph.after)

    def _kind(
        self, element: Element, style: str, item: _Item | None
    ) -> tuple[BlockKind, int, int | None]:
        """What a paragraph is, its level, and the number it shows."""
        kind, level, shown = BlockKind.PARAGRAPH, 0, None
        if item is not None and item.labelled:
            level = item.level
            listed = self._styles.list_level(item.style or self._styles.list_style(style), level)
            kind = listed.kind
            if kind is BlockKind.NUMBER:
                shown = item.counts.next(level, listed.first, item.start)
            level = min(level or self._styles.deeper(style), MAX_LEVEL)
        # A heading in a list is counted with its items.
        if element.tag == odf("text:h") or self._styles.is_heading(style):
            return BlockKind.SUBHEADING, 0, None
        return kind, level, shown if shown is not None and 0 < shown <= MAX_START else None

    def _add(self, paragraph: Paragraph, kind: BlockKind, level: int, start: int | None) -> None:
        self._characters_left -= sum(len(text) for text, _ in paragraph.pieces)
        if self._characters_left < 0:
            raise self._package.refusal(FormatErrorCode.TOO_BIG)
        spans = tuple(islice(paragraph.spans(), self._left))
        self._left -= 1 + len(spans)
        if self._left <= 0:
            raise self._package.refusal(FormatErrorCode.TOO_BIG)
        self.blocks.append(Block(kind=kind, level=level, start=start, spans=spans))

    def _list(self, element: Element, outer: _Item | None) -> None:
        """A list, whose style and depth go down to the lists in it."""
        own = attribute(element, "text:style-name")
        style = own or (outer.style if outer else "")
        level = outer.level + 1 if outer else 0
        counts = self._counts.of(element, level, outer.counts if outer else None)
        for entry in element:
            called = attribute(entry, "text:style-override") or style
            labelled = entry.tag == odf("text:list-item")
            start = attribute(entry, "text:start-value")
            for child in entry:
                self.read([child], _Item(called, level, labelled, counts, start))
                # What follows in an item goes on without a label of its own.
                labelled = labelled and child.tag not in PARAGRAPHS

    def _numbered_paragraph(self, element: Element) -> None:
        level = count(attribute(element, "text:level"), MAX_LEVEL + 1) - 1
        style, start = attribute(element, "text:style-name"), attribute(element, "text:start-value")
        counts = self._counts.of(element, level, None)
        self.read(element, _Item(style, level, True, counts, start))

    def _frame(self, frame: Element) -> None:
        """The first of its contents that is known; the others say the same for other programs."""
        content = next((child for child in frame if child.tag in _CONTENT_OF_FRAMES), None)
        if content is None:
            return
        if content.tag in _OBJECTS:
            self._omit(OmissionKind.EMBEDDED_FILE)
        elif content.tag == odf("draw:image"):
            self._omit(OmissionKind.PICTURE)
        elif content.tag == odf("draw:object"):
            kind = self._package.kind_of_object(attribute(content, "xlink:href"))
            self._omit(OmissionKind.CHART if kind.endswith(_CHART) else OmissionKind.EMBEDDED_FILE)
        else:
            self.read([content])

    def _section(self, element: Element) -> None:
        """A section, a table's cell or another part; one may show another document."""
        begin = len(self.blocks)
        self.read(element)
        if element.find(odf("text:section-source")) is not None and self._is_silent(begin):
            self._omit(OmissionKind.LINKED_DOCUMENT, begin)

    def _shape(self, shape: Element) -> None:
        """A drawn shape and the text on it; an empty box is a field that nobody has filled in."""
        begin = len(self.blocks)
        self.read(shape)
        geometry = shape.find(odf("draw:enhanced-geometry"))
        form = "" if geometry is None else attribute(geometry, "draw:type")
        is_box = shape.tag == odf("draw:rect") or any(name in form for name in _BOXES)
        if not is_box and self._is_silent(begin):
            self._omit(OmissionKind.DRAWING, begin)

    def _is_silent(self, begin: int) -> bool:
        """Whether no text has been read from a block on."""
        return not any(block.spans for block in self.blocks[begin:])

    def _omit(self, kind: OmissionKind, begin: int | None = None) -> None:
        """Note what stands in the last block, or in the one before `begin`."""
        number = len(self.blocks) if begin is None else begin
        self.omissions.append((max(number - 1, 0), kind))

    def _equation(self, frame: Element) -> str:
        """What an equation in a frame says; empty for every other frame."""
        content = frame.find(odf("draw:object"))
        if content is None:
            return ""
        place = attribute(content, "xlink:href")
        if not self._package.kind_of_object(place).endswith(_FORMULA):
            return ""
        root = self._package.object_content(place)
        return "" if root is None else equation_text(root)


def _is_hidden(element: Element) -> bool:
    """Whether a section or a table's row is not shown."""
    return (
        attribute(element, "text:display") == "none"
        or is_set(element, "text:is-hidden")
        or attribute(element, "table:visibility") in {"collapse", "filter"}
    )


def read_open_document(data: bytes, file: str) -> SourceText:
    """The text of an OpenDocument text file.

    Raises ReportFileError for a file that is broken, protected or no text.
    """
    package = OpenPackage(data, file)
    common = _children(package.styles, "office:styles")
    own = _children(package.content, "office:automatic-styles")
    fonts = _children(package.content, "office:font-face-decls")
    body = BodyReader(package, TextStyles([*fonts, *common, *own]))
    body.read(package.text)
    of_headers = _children(package.styles, "office:automatic-styles")
    header = BodyReader(package, TextStyles([*common, *of_headers]))
    for pages in _children(package.styles, "office:master-styles"):
        header.read(part for part in pages.iter(*_HEADERS) if not _is_off(part))
    return SourceText.trimmed(body.blocks, body.omissions, tuple(header.blocks))


def _children(root: Element | None, name: str) -> list[Element]:
    return [] if root is None else root.findall(odf(name))


def _is_off(header: Element) -> bool:
    return attribute(header, "style:display") == "false"
