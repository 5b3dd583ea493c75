"""The names of OpenDocument's elements and attributes (OASIS ODF 1.3), as lxml writes them."""

from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "form": f"{_OASIS}:form:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "manifest": f"{_OASIS}:manifest:1.0",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    # LibreOffice's own: content controls, and the form fields that Word has.
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}


@cache
def odf(name: str) -> str:
    """A name such as `text:p` in lxml's notation."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def attribute(element: Element, name: str) -> str:
    """The value of an attribute such as `text:name`; empty where it is not there."""
    return element.get(odf(name), "")


def is_set(element: Element, name: str) -> bool:
    """Whether an attribute is there and true."""
    return attribute(element, name) == "true"


def count(text: str, most: int) -> int:
    """A whole number from 1 to `most`; 1 for anything else."""
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:6]), most))
