"""The text of the document from top to bottom, one paragraph at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol
from zipfile import ZipFile

from lxml import etree

from app.formats.docx.block_writer import (
    FORM_TEXT,
    NUMBERED,
    BlockWriter,
    References,
    styled_paragraph,
    text_run,
)
from app.formats.docx.document_writer import zip_entry
from app.formats.docx.markup import Element, el, w
from app.model.report import Unplaced
from app.model.rich_text import Block, paragraphs, trimmed


class XmlWriter(Protocol):
    """What `etree.xmlfile` opens; lxml itself has no name for it."""

    def write_declaration(self, *, standalone: bool) -> None: ...
    def write(self, content: Element) -> None: ...
    def element(
        self, tag: str, *, nsmap: Mapping[str | None, str] | None = None
    ) -> AbstractContextManager[None]: ...


@contextmanager
def xml_part(package: ZipFile, name: str) -> Iterator[XmlWriter]:
    """A new part, open for writing. Only one can be open at a time."""
    with package.open(zip_entry(name), "w") as entry, etree.xmlfile(entry, encoding="UTF-8") as xml:
        xml.write_declaration(standalone=True)
        yield xml


def write_extended(package: ZipFile, name: str, root: Element, more: Iterable[Element]) -> None:
    """A part as in the template, with more at its end."""
    with xml_part(package, name) as xml, xml.element(root.tag, nsmap=root.nsmap):
        for child in root:
            xml.write(child)
        for child in more:
            xml.write(child)


def write_table(
    xml: XmlWriter,
    described: tuple[str, str],
    columns: Mapping[str, int],
    rows: Iterable[tuple[str, ...]],
) -> None:
    """The table; `described` is what a screen reader says of it, `columns` has their widths."""
    widths = tuple(columns.values())
    with xml.element(w("tbl")):
        xml.write(_properties(described, sum(widths)))
        xml.write(el("tblGrid", *(el("gridCol", w=str(width)) for width in widths)))
        header = zip(columns, widths, strict=True)
        xml.write(
            el(
                "tr",
                el("trPr", el("cantSplit"), el("tblHeader")),
                *(_cell(width, "FieldLabel", text) for text, width in header),
            )
        )
        for row in rows:
            cells = zip(row, widths, strict=True)
            xml.write(el("tr", *(_cell(width, "FieldValue", text) for text, width in cells)))
    # Word wants a paragraph after a table.
    xml.write(el("p"))


def _properties(described: tuple[str, str], width: int) -> Element:
    title, description = described
    return el(
        "tblPr",
        el("tblStyle", val="FieldTable"),
        el("tblW", w=str(width), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1"),
        el("tblCaption", val=title),
        el("tblDescription", val=description),
    )


def _cell(width: int, style: str, text: str) -> Element:
    properties = el("tcPr", el("tcW", w=str(width), type="dxa"))
    return el("tc", properties, styled_paragraph(style, text_run(text)))


_RELATIONSHIP = (
    '<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# Word knows 2,046 numberings in a document; lists with one that comes after show no numbers.
_MOST_NUMBERINGS = 2000


class StreamedReferences:
    """Counts the references up; each address and each way to start a numbering is kept once."""

    def __init__(self, numbering: Element) -> None:
        defined = (int(num.get(w("numId"), "0")) for num in numbering.iter(w("num")))
        self._first_num = max(defined, default=0) + 1
        self._starts: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._links: dict[str, int] = {}

    def link(self, href: str) -> str:
        return _link_id(self._links.setdefault(href, len(self._links) + 1))

    def numbering(self, starts: Sequence[int]) -> int | None:
        if len(self._starts) == _MOST_NUMBERINGS:
            return None
        key = tuple(starts)
        self._starts.append(self._known.setdefault(key, key))
        return self._first_num + len(self._starts) - 1

    def numberings(self) -> Iterator[Element]:
        """The numberings for the part that defines them."""
        for num_id, starts in enumerate(self._starts, self._first_num):
            levels = (
                el("lvlOverride", el("startOverride", val=str(start)), ilvl=str(level))
                for level, start in enumerate(starts)
            )
            yield el("num", el("abstractNumId", val=str(NUMBERED)), *levels, numId=str(num_id))

    def relationships(self) -> Iterator[Element]:
        """The links for the part that has the document's relationships."""
        for href, number in self._links.items():
            relationship = etree.fromstring(_RELATIONSHIP)
            said = {"Id": _link_id(number), "Type": _HYPERLINK, "Target": href}
            for name, value in {**said, "TargetMode": "External"}.items():
                relationship.set(name, value)
            yield relationship


def _link_id(number: int) -> str:
    return f"link{number}"


def bookmark(number: int) -> str:
    """The name of the bookmark on a heading by its number; what Word itself calls them."""
    return f"_Toc{number:09}"


class Body:
    """Writes paragraphs; headings down to `listed` have bookmarks, numbered from 1."""

    def __init__(self, xml: XmlWriter, references: References, listed: int) -> None:
        self.xml = xml
        self._blocks = BlockWriter(references)
        self._listed = listed
        self._bookmarks = 0

    def heading(self, level: int, text: str) -> None:
        """A heading; one of the highest level begins a page."""
        run = text_run(text)
        content = [run]
        if level <= self._listed:
            self._bookmarks += 1
            number = str(self._bookmarks)
            start = el("bookmarkStart", id=number, name=bookmark(self._bookmarks))
            content = [start, run, el("bookmarkEnd", id=number)]
        page = [el("pageBreakBefore")] if level == 1 else []
        self.xml.write(el("p", el("pPr", el("pStyle", val=f"Heading{level}"), *page), *content))

    def line(self, style: str, *content: Element) -> None:
        """A paragraph in a style of the template."""
        self.xml.write(styled_paragraph(style, *content))

    def said(self, text: str) -> None:
        """What the program says where a committee says nothing."""
        self.xml.write(el("p", text_run(text, el("rStyle", val="PlaceholderText"))))

    def labelled(self, label: str, text: str, style: str = "Normal") -> None:
        """A paragraph that begins with what it is."""
        self.line(style, text_run(label, el("b"), el("bCs")), text_run(text))

    def form_text(self, text: str) -> None:
        """What the form or the program says of what follows, one paragraph a line."""
        for block in paragraphs(text):
            properties = el("pPr", el("pStyle", val=FORM_TEXT), el("keepNext"))
            self.xml.write(el("p", properties, text_run(block.text)))

    def blocks(self, blocks: Sequence[Block], level: int) -> None:
        """What a committee says; `level` is that of the sub-headings in it."""
        for paragraph in self._blocks.paragraphs(blocks, f"Heading{level}"):
            self.xml.write(paragraph)

    def outside(self, texts: Sequence[Unplaced], level: int) -> None:
        """Text outside the questions under headings of this level."""
        for text in texts:
            if text.question.strip():
                self.heading(level, one_line(text.question))
            self.blocks(trimmed(text.blocks), level + 1)


def one_line(text: str) -> str:
    """For where there is room for one line only: all words, without line breaks."""
    return " ".join(line.strip(" ") for line in text.split("\n") if line.strip())
