"""A Word file on the template: its frame is filled in, the text is streamed into it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from app.formats.docx import document_texts as wording
from app.formats.docx.block_writer import References, styled_paragraph, text_run
from app.formats.docx.markup import MC, NEWER, Element, el, named, tidied, w, xml_bytes

# Programs guess by the first parts of a package what it is.
_FIRST = ("[Content_Types].xml", "_rels/", "word/")
_BODY, _NUMBERING = "word/document.xml", "word/numbering.xml"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
# No part: the styles of values, which only a document with values has.
_STYLES, VALUE_STYLES = "word/styles.xml", "word/value-styles.xml"
# As the section in word/document.xml refers to them; the second is that of the first page.
_HEADERS = ("word/header1.xml", "word/header2.xml")
_FOOTERS = ("word/footer1.xml", "word/footer2.xml")


class XmlWriter(Protocol):
    """What `etree.xmlfile` yields; lxml has no public type for it."""

    def write_declaration(self, *, standalone: bool) -> None: ...
    def write(self, content: Element) -> None: ...
    def element(
        self,
        tag: str,
        attrib: Mapping[str, str] | None = None,
        nsmap: Mapping[str | None, str] | None = None,
    ) -> AbstractContextManager[None]: ...


def frame_parts(above: str, below: str, *, draft: bool = False) -> dict[str, bytes]:
    """Headers and footers by part name. The first page has the title, and so no header."""
    parts: dict[str, bytes] = {}
    for name, text in zip(_HEADERS, (above, ""), strict=True):
        mark = [styled_paragraph("DraftMark", text_run(wording.DRAFT))] if draft else []
        line = styled_paragraph("Header", *([text_run(text)] if text else []))
        parts[name] = xml_bytes(el("hdr", *mark, line))
    footer = xml_bytes(el("ftr", _page_line(below)))
    return parts | dict.fromkeys(_FOOTERS, footer)


def _page_line(below: str) -> Element:
    return styled_paragraph(
        "Footer",
        text_run(f"{below}\t{wording.PAGE}"),
        el("fldSimple", text_run("1"), instr=" PAGE "),
        text_run(wording.OF_PAGES),
        el("fldSimple", text_run("1"), instr=" NUMPAGES "),
    )


def write_document(
    template: Mapping[str, bytes],
    filled: Mapping[str, bytes],
    target: BinaryIO,
    write_text: Callable[[XmlWriter, References], None],
    *,
    has_values: bool = False,
) -> None:
    """Write the file; `write_text` writes the paragraphs and tables one by one.

    `filled` are the parts that go in the place of the template's; a text that `has_values` has the
    styles for them. Memory does not grow with the text. The same document gives the same bytes: no
    time of writing is stored. Raises ValueError where the template has no place for one, which Word
    would not find.
    """
    if missing := filled.keys() - template.keys():
        raise ValueError(f"not in the template: {', '.join(sorted(missing))}")
    if has_values:
        filled = {**filled, _STYLES: _with_value_styles(template)}
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in sorted(template, key=_place):
            if name not in {_BODY, _NUMBERING, _RELATIONSHIPS, VALUE_STYLES}:
                content = filled[name] if name in filled else xml_bytes(tidied(template[name]))
                package.writestr(_entry(name), content)
        body, numbering, relationships = (
            tidied(template[name]) for name in (_BODY, _NUMBERING, _RELATIONSHIPS)
        )
        references = References(numbering, relationships)
        newer = NEWER if has_values else {}
        with _part(package, _BODY, body, newer) as xml, xml.element(w("body")):
            write_text(xml, references)
            for section in body.iter(w("sectPr")):
                xml.write(section)
        _extend(package, _NUMBERING, numbering, references.numberings())
        _extend(package, _RELATIONSHIPS, relationships, references.relationships())


def _place(name: str) -> tuple[list[bool], str]:
    return [not name.startswith(beginning) for beginning in _FIRST], name


def _with_value_styles(template: Mapping[str, bytes]) -> bytes:
    styles = tidied(template[_STYLES])
    styles.extend(tidied(template[VALUE_STYLES]))
    return xml_bytes(styles)


@contextmanager
def _part(
    package: ZipFile, name: str, root: Element, newer: Mapping[str, str] = MappingProxyType({})
) -> Iterator[XmlWriter]:
    """A part opened for writing inside its root element. Only one can be open at a time.

    `newer` has the namespaces that a program need not understand, with their prefixes.
    """
    names: dict[str | None, str] = dict(root.nsmap)
    said: dict[str, str] = {}
    if newer:
        names |= {"mc": MC, **{prefix: namespace for namespace, prefix in newer.items()}}
        said[named(MC, "Ignorable")] = " ".join(newer.values())
    with package.open(_entry(name), "w") as entry, etree.xmlfile(entry, encoding="UTF-8") as xml:
        xml.write_declaration(standalone=True)
        with xml.element(root.tag, said, nsmap=names):
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
