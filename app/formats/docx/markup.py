"""WordprocessingML: its namespaces, and elements built in one line."""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def xml_bytes(root: Element) -> bytes:
    """A part of a Word file, as it stands in the package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute as lxml writes it."""
    return f"{{{W}}}{name}"


def el(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of WordprocessingML; the attributes are of its namespace too."""
    element = etree.Element(w(tag), {w(k): v for k, v in attributes.items()}, nsmap={"w": W})
    element.extend(children)
    return element


def link_el(relationship: str, *children: Element) -> Element:
    """A w:hyperlink to what the relationship with this id leads to."""
    link = etree.Element(w("hyperlink"), {f"{{{R}}}id": relationship}, nsmap={"w": W, "r": R})
    link.extend(children)
    return link
