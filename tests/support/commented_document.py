"""Comments in an exported document, as Word writes them."""

from collections.abc import Mapping

from lxml import etree

from app.formats.docx.block_writer import text_run
from app.formats.docx.markup import el, w
from tests.support.report_documents import content, parts_of, zipped

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def commented(document: bytes, told: Mapping[str, tuple[str, str]]) -> bytes:
    """With a comment of an author at each place, by its tag; "" is the end of the document."""
    parts = parts_of(document)
    body = etree.fromstring(parts["word/document.xml"])
    comments = []
    for number, (place, (author, text)) in enumerate(told.items()):
        reference = el("r", el("commentReference", id=str(number)))
        if place:
            found = content(body, place)
            next(found.iter(w("p")), found).append(reference)
        else:
            body[0].insert(-1, el("p", reference))
        comments.append(el("comment", el("p", text_run(text)), id=str(number), author=author))
    relationships = etree.fromstring(parts["word/_rels/document.xml.rels"])
    attributes = {"Id": "rIdComments", "Type": _TYPE, "Target": "comments.xml"}
    etree.SubElement(relationships, relationships[0].tag, attributes)
    return zipped(
        {
            **parts,
            "word/document.xml": etree.tostring(body),
            "word/_rels/document.xml.rels": etree.tostring(relationships),
            "word/comments.xml": etree.tostring(el("comments", *comments)),
        }
    )
