"""The report itself, carried in the document as a custom XML part."""

from lxml import etree

from app.formats.docx.package import WordPackage

EMBEDDED_PART = "customXml/item1.xml"
_NAMESPACE = "urn:naringslivsrapport:report:1"
_ROOT = f"{{{_NAMESPACE}}}report"


def embedded_part(report_json: bytes) -> bytes:
    """The part that carries this JSON."""
    root = etree.Element(_ROOT)
    root.text = report_json.decode()
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def embedded_json(package: WordPackage) -> bytes | None:
    """The JSON a document carries; None for one that this program has not written."""
    for root in package.related("customXml"):
        if root.tag == _ROOT:
            return (root.text or "").encode()
    return None
