"""What stands in the tagged content controls of a document, wherever they have ended up."""

from collections.abc import Collection

from lxml import etree

from app.formats.docx.block_reader import BlockReader
from app.formats.docx.inline_reader import control_content
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import value
from app.model.rich_text import Block

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_controls(package: WordPackage, tags: Collection[str]) -> dict[str, tuple[Block, ...]]:
    """The blocks in each control with one of these tags; a control that has vanished is left out.

    A control that was copied, or cut in two by a word processor, counts as one.
    """
    reader = BlockReader.of(package)
    contents: dict[str, list[Element]] = {}
    walk = etree.iterwalk(package.document, events=("start",), tag=(w("sdt"), _FALLBACK))
    for _, element in walk:
        tag = value(element.find(w("sdtPr")), "tag")
        if element.tag == _FALLBACK:
            walk.skip_subtree()
        elif tag is not None and tag in tags:
            contents.setdefault(tag, []).extend(control_content(element))
            walk.skip_subtree()
    return {tag: reader.blocks(elements) for tag, elements in contents.items()}
