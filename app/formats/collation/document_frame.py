"""What stands around the text: header and footer of the pages, properties of the file."""

from collections.abc import Mapping

from lxml import etree

from app.formats.collation import document_words as words
from app.formats.collation.moments import by_the_clock, in_utc
from app.formats.docx.markup import Element
from app.formats.docx.page_frame import page_line
from app.formats.docx.runs import styled_paragraph, text_run
from app.model.collation.picture import Picture

CORE_PART = "docProps/core.xml"
# As word/document.xml of the template refers to them.
_HEADER, _FOOTERS = "word/header1.xml", ("word/footer1.xml", "word/footer2.xml")
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def frame_parts(picture: Picture, template: Mapping[str, bytes]) -> dict[str, bytes]:
    """Header, footers and properties filled in. The first page has its title, and no header."""
    title = words.TITLE.format(picture.title)
    line = f"{title} · {picture.term.label}"
    made = by_the_clock(picture.made_at).date().isoformat()
    parts = {_HEADER: _filled(template[_HEADER], styled_paragraph("Header", text_run(line)))}
    for footer in _FOOTERS:
        parts[footer] = _filled(template[footer], page_line(words.BELOW.format(made)))
    told = f"{title} – {picture.term.label}"
    return {**parts, CORE_PART: _properties(picture, told, template[CORE_PART])}


def _filled(part: bytes, paragraph: Element) -> bytes:
    root = etree.fromstring(part)
    root[:] = [paragraph]
    return _bytes(root)


def _properties(picture: Picture, title: str, part: bytes) -> bytes:
    root = etree.fromstring(part)
    etree.SubElement(root, f"{_DC}title").text = title
    etree.SubElement(root, f"{_DC}language").text = "sv-SE"
    for name in ("created", "modified"):
        moment = etree.SubElement(root, f"{_TERMS}{name}", {_TYPE: "dcterms:W3CDTF"})
        moment.text = in_utc(picture.made_at.replace(microsecond=0))
    return _bytes(root)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
