"""A Word file on the template: python-docx has the package, the text is streamed into it."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import References, styled_paragraph, text_run
from app.formats.docx.markup import Element, el, w

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _BaseHeaderFooter

_BODY, _NUMBERING = "word/document.xml", "word/numbering.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
# The longest text that python-docx takes as a property.
_LONGEST = 255


class XmlWriter(Protocol):
    """What `etree.xmlfile` yields; lxml has no public type for it."""

    def write_declaration(self, *, standalone: bool) -> None: ...
    def write(self, content: Element) -> None: ...
    def element(
        self, tag: str, *, nsmap: Mapping[str | None, str] | None = None
    ) -> AbstractContextManager[None]: ...


def open_template(parts: Mapping[str, bytes]) -> "Document":
    """The template's parts as a document whose frame and properties can be filled in."""
    # python-docx takes a while to load, and only exports need it.
    import docx

    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(_entry(name), content)
    return docx.Document(target)


def fill_frame(document: "Document", above: str, below: str, *, draft: bool = False) -> None:
    """Fill headers and footers. The first page has the title, and so no header."""
    section = document.sections[0]
    for header, text in ((section.header, above), (section.first_page_header, "")):
        mark = [styled_paragraph("DraftMark", text_run(wording.DRAFT))] if draft else []
        line = styled_paragraph("Header", *([text_run(text)] if text else []))
        _fill(header, [*mark, line])
    for footer in (section.footer, section.first_page_footer):
        _fill(footer, [_page_line(below)])


def _page_line(below: str) -> Element:
    return styled_paragraph(
        "Footer",
        text_run(f"{below}\t{wording.PAGE}"),
        el("fldSimple", text_run("1"), instr=" PAGE "),
        text_run(wording.OF_PAGES),
        el("fldSimple", text_run("1"), instr=" NUMPAGES "),
    )


def _fill(frame: "_BaseHeaderFooter", paragraphs: list[Element]) -> None:
    root: Element = frame.part.element
    root[:] = paragraphs


def describe(document: "Document", **properties: str | int | datetime.datetime) -> None:
    """Set core properties by their names in python-docx; text is cut at its limit."""
    for name, value in properties.items():
        if isinstance(value, str):
            setattr(document.core_properties, name, value[:_LONGEST])
        elif isinstance(value, datetime.datetime):
            # python-docx writes whatever it is given with a Z at the end.
            utc = value.astimezone(datetime.UTC).replace(tzinfo=None)
            setattr(document.core_properties, name, utc)
        else:
            setattr(document.core_properties, name, value)


def write_document(
    document: "Document", target: BinaryIO, write_text: Callable[[XmlWriter, References], None]
) -> None:
    """Write the file; `write_text` writes the paragraphs and tables one by one.

    Memory does not grow with the text. The same document gives the same bytes: no
    time of writing is stored.
    """
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(target, "w", ZIP_DEFLATED) as package:
        # python-docx has the content types first, as programs expect that guess by them.
        for name in parts.namelist():
            if name not in {_BODY, _NUMBERING, _RELATIONSHIPS}:
                package.writestr(_entry(name), parts.read(name))
        body, numbering, relationships = (
            etree.fromstring(parts.read(name)) for name in (_BODY, _NUMBERING, _RELATIONSHIPS)
        )
        references = References(numbering, relationships)
        with _part(package, _BODY, body) as xml, xml.element(w("body")):
            write_text(xml, references)
            for section in body.iter(w("sectPr")):
                xml.write(section)
        _extend(package, _NUMBERING, numbering, references.numberings())
        _extend(package, _RELATIONSHIPS, relationships, references.relationships())


@contextmanager
def _part(package: ZipFile, name: str, root: Element) -> Iterator[XmlWriter]:
    """A part opened for writing inside its root element. Only one can be open at a time."""
    with package.open(_entry(name), "w") as entry, etree.xmlfile(entry, encoding="UTF-8") as xml:
        xml.write_declaration(standalone=True)
        with xml.element(root.tag, nsmap=root.nsmap):
            yield xml


def _extend(package: ZipFile, name: str, root: Element, more: Iterable[Element]) -> None:
    with _part(package, name, root) as xml:
        for child in chain(root, more):
            xml.write(child)


def _entry(name: str) -> ZipInfo:
    """An entry without the time of writing."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
