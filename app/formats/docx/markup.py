"""WordprocessingML: its namespaces, and elements built in one line."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16SE = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
_NAMESPACES = {"w": W}
NEWER = MappingProxyType({W14: "w14", W15: "w15"})
"""The prefixes of what later versions of Word have added, which others need not understand."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def xml_bytes(root: Element) -> bytes:
    """An XML part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def tidied(part: bytes) -> Element:
    """The root of one of our own parts, without indents and comments, which stop some programs."""
    return etree.fromstring(part, etree.XMLParser(remove_blank_text=True, remove_comments=True))


def w(name: str) -> str:
    """A WordprocessingML name in lxml's notation."""
    return f"{{{W}}}{name}"


def named(namespace: str, name: str) -> str:
    """A name of another namespace in lxml's notation."""
    return f"{{{namespace}}}{name}"


def ancestors_of(elements: Iterable[Element]) -> set[Element]:
    """Every element that one of these stands in."""
    around: set[Element] = set()
    for element in elements:
        for ancestor in element.iterancestors():
            if ancestor in around:
                break
            around.add(ancestor)
    return around


def el(tag: str, *children: Element, **attributes: str) -> Element:
    """A WordprocessingML element; its attributes are in that namespace too."""
    named_in_w = {w(k): v for k, v in attributes.items()} if attributes else None
    element = etree.Element(w(tag), named_in_w, nsmap=_NAMESPACES)
    element.extend(children)
    return element


def newer_el(namespace: str, tag: str, *children: Element, **attributes: str) -> Element:
    """An element of a later version of Word, such as w14:checkbox; its attributes are so too."""
    prefix = NEWER[namespace]
    said = {named(namespace, k): v for k, v in attributes.items()}
    element = etree.Element(named(namespace, tag), said, nsmap={prefix: namespace})
    element.extend(children)
    return element


def link_el(relationship: str, *children: Element) -> Element:
    """A w:hyperlink to the target of this relationship."""
    link = etree.Element(w("hyperlink"), {f"{{{R}}}id": relationship}, nsmap={"w": W, "r": R})
    link.extend(children)
    return link
