"""Text boxes: they stand in a paragraph, and their own paragraphs stand in them."""

from collections.abc import Iterator

from lxml import etree

from app.formats.docx.markup import Element, w

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = w("txbxContent")


def boxes_in(element: Element) -> Iterator[Element]:
    """The paragraphs in text boxes; each box stands in the file twice, the second as a fallback."""
    walk = etree.iterwalk(element, events=("start",), tag=(_BOX, FALLBACK))
    for _, found in walk:
        walk.skip_subtree()
        if found.tag == _BOX:
            yield from found
