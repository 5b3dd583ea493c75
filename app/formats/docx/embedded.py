"""The custom XML part of a document: the report itself, or the mark of a collation."""

from lxml import etree

from app.formats.docx.markup import xml_bytes
from app.formats.docx.package import WordPackage

EMBEDDED_PART = "customXml/item1.xml"
_NAMESPACE = "urn:naringslivsrapport:report:1"
_ROOT = f"{{{_NAMESPACE}}}report"


def embedded_part(report_json: bytes) -> bytes:
    """The part with this JSON."""
    root = etree.Element(_ROOT)
    root.text = report_json.decode()
    return xml_bytes(root)


def embedded_json(package: WordPackage) -> bytes | None:
    """The JSON in a document; None for one that this program has not written."""
    for root in package.related("customXml"):
        if root.tag == _ROOT:
            return (root.text or "").encode()
    return None


_COLLATION_NAMESPACE = "urn:naringslivsrapport:collation:1"
_COLLATION_ROOT = f"{{{_COLLATION_NAMESPACE}}}collation"
MARK_PROPERTIES_PART = "customXml/itemProps1.xml"
_URI = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}uri"


def is_collation(package: WordPackage) -> bool:
    """Whether this program wrote it as a collation, whatever was edited since."""
    return any(root.tag == _COLLATION_ROOT for root in package.related("customXml"))


def collation_mark(properties: bytes) -> dict[str, bytes]:
    """The parts in place of the embedded report; `properties` is that part of the template."""
    described = etree.fromstring(properties)
    for reference in described.iter():
        if _URI in reference.attrib:
            reference.set(_URI, _COLLATION_NAMESPACE)
    mark = etree.fromstring(f'<collation xmlns="{_COLLATION_NAMESPACE}"/>')
    return {
        name: xml_bytes(root)
        for name, root in ((EMBEDDED_PART, mark), (MARK_PROPERTIES_PART, described))
    }
