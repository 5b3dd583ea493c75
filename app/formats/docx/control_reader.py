"""What stands in the tagged content controls of a document, wherever they have ended up."""

from collections.abc import Collection, Sequence

from lxml import etree

from app.formats.docx.answer_regions import answer_regions
from app.formats.docx.block_reader import BlockReader
from app.formats.docx.inline_reader import control_content
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.paragraph_kind import ParagraphKinds
from app.formats.docx.styles import value
from app.model.rich_text import Block

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_controls(
    package: WordPackage, line_tags: Sequence[str], answer_tags: Sequence[str]
) -> dict[str, tuple[Block, ...]]:
    """The blocks of each control by its tag; a control that has vanished is left out.

    An answer is what stands in its control and next to it, up to the headings before and after:
    people write below a control, and LibreOffice leaves all but its first paragraph outside.
    A control that was copied, or cut in two, counts as one.
    """
    controls = _controls(package.document, [*line_tags, *answer_tags])
    answers = {control: tag for control, tag in controls.items() if tag in set(answer_tags)}
    reader = BlockReader.of(package)
    regions = answer_regions(package.document, ParagraphKinds.of(package), answers)
    contents: dict[str, list[Element]] = {}
    for control, tag in controls.items():
        if tag not in regions:
            contents.setdefault(tag, []).extend(control_content(control))
    return {tag: reader.blocks(elements) for tag, elements in {**contents, **regions}.items()}


def _controls(document: Element, tags: Collection[str]) -> dict[Element, str]:
    """The outermost controls that have one of the tags, in their order."""
    tagged: dict[Element, str] = {}
    others: list[Element] = []
    walk = etree.iterwalk(document, events=("start",), tag=(w("sdt"), _FALLBACK))
    for _, element in walk:
        tag = value(element.find(w("sdtPr")), "tag")
        if element.tag == _FALLBACK:
            walk.skip_subtree()
        elif tag is not None and tag in tags:
            tagged[element] = tag
            walk.skip_subtree()
        elif tag is None:
            others.append(element)
    # LibreOffice up to 7.4 drops the tags. As long as no control is missing, their order tells.
    missing = [tag for tag in tags if tag not in tagged.values()]
    if len(missing) == len(others):
        tagged.update(zip(others, missing, strict=True))
    return tagged
