"""The properties of a document: whose it is, what it is called, when it was made."""

import datetime

from lxml import etree

from app.formats.docx.markup import xml_bytes

PROPERTIES_PART = "docProps/core.xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
# The longest text that Word takes as a property.
_LONGEST = 255


def properties_part(
    *,
    title: str,
    language: str,
    created: datetime.datetime,
    modified: datetime.datetime,
    author: str | None = None,
    revision: int | None = None,
) -> bytes:
    """The core properties; text is cut at what Word takes. Times are written in UTC."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=_NAMESPACES)
    texts = (
        (_DC, "title", title),
        (_DC, "creator", author),
        (_CORE, "lastModifiedBy", author),
        (_DC, "language", language),
        (_CORE, "revision", None if revision is None else str(revision)),
    )
    for namespace, name, text in texts:
        if text is not None:
            etree.SubElement(root, f"{{{namespace}}}{name}").text = text[:_LONGEST]
    for name, moment in (("created", created), ("modified", modified)):
        written = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        written.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        written.text = f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return xml_bytes(root)
