"""The mark by which the program knows a collation of its own, so as not to read it as a report."""

from lxml import etree

from app.formats.docx.embedded import EMBEDDED_PART
from app.formats.docx.package import WordPackage

_NAMESPACE = "urn:naringslivsrapport:collation:1"
_ROOT = f"{{{_NAMESPACE}}}collation"
PROPERTIES_PART = "customXml/itemProps1.xml"
_URI = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}uri"


def is_collation(package: WordPackage) -> bool:
    """Whether `write_collation_docx` has written it, whatever was changed in it since."""
    return any(root.tag == _ROOT for root in package.related("customXml"))


def mark_parts(properties: bytes) -> dict[str, bytes]:
    """The parts that take the place of the embedded report; `properties` as in the template."""
    described = etree.fromstring(properties)
    for reference in described.iter():
        if _URI in reference.attrib:
            reference.set(_URI, _NAMESPACE)
    mark = etree.fromstring(f'<collation xmlns="{_NAMESPACE}"/>')
    return {
        name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, root in ((EMBEDDED_PART, mark), (PROPERTIES_PART, described))
    }
