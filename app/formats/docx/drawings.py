"""What a drawing in a paragraph holds: text in boxes, text of its own, or what cannot be read."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from app.formats.docx.markup import DRAWING, OFFICE, VML, W14, Element, R, named, w
from app.formats.docx.package import WordPackage
from app.formats.source_text import OmissionKind
from app.formats.tick_box import tick_box
from app.model.rich_text import Block, Span

_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
# Word itself writes the text of a box under its older name in Strict files.
_BOXES = (w("txbxContent"), "{http://schemas.microsoft.com/office/word/2006/wordml}txbxContent")
_TEXT = named(DRAWING, "p")
_DATA = named(_DIAGRAM, "relIds")
_LEFT_OUT = {
    named(DRAWING, "blip"): OmissionKind.PICTURE,
    named(VML, "imagedata"): OmissionKind.PICTURE,
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": OmissionKind.CHART,
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": OmissionKind.CHART,
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingInk}inkBox": OmissionKind.DRAWING,
    "{http://schemas.microsoft.com/office/drawing/2016/ink}ink": OmissionKind.DRAWING,
    named(W14, "contentPart"): OmissionKind.DRAWING,
    w("contentPart"): OmissionKind.DRAWING,
    named(OFFICE, "OLEObject"): OmissionKind.EMBEDDED_FILE,
}
_PROPERTY = "{http://schemas.microsoft.com/office/2006/activeX}ocxPr"
_PROPERTY_NAME, _PROPERTY_VALUE = (
    f"{{http://schemas.microsoft.com/office/2006/activeX}}{name}" for name in ("name", "value")
)
# Lines and frames, which say nothing.
_PLAIN_SHAPES = frozenset(("line", "rect", "roundRect", "straightConnector1"))
_GEOMETRY = named(DRAWING, "prstGeom")
_VML_SHAPES = [named(VML, name) for name in ("oval", "arc", "curve", "polyline", "shape")]
# Lines, frames of text, of pictures and of letters, by Word's numbers for them.
_PLAIN_VML = re.compile(r"#_x0000_t(?:20|32|75|136|202)|")
_ANCHOR_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

Part: TypeAlias = Iterable[Element] | Block | OmissionKind


DRAWINGS = frozenset(w(name) for name in ("drawing", "pict", "object"))
"""What stands in a run and holds a drawing."""


def parts_of_drawing(drawing: Element, package: WordPackage) -> Iterator[Part]:
    """The content of each text box, blocks of other text, and what is left out, in order."""
    if drawing.tag == w("object") or drawing.find(w("control")) is not None:
        yield from _of_object(drawing, package)
        return
    if any(
        one.get("hidden") in {"1", "true"} for one in drawing.iterfind(f"*/{_ANCHOR_PROPERTIES}")
    ):
        return
    found = list(_parts(drawing, package))
    if not found and _is_shape(drawing):
        yield OmissionKind.DRAWING
    yield from found


def _parts(drawing: Element, package: WordPackage) -> Iterator[Part]:
    tags = (*_BOXES, _TEXT, _DATA, *_LEFT_OUT)
    walk = etree.iterwalk(drawing, events=("start",), tag=tags)
    for _, element in walk:
        walk.skip_subtree()
        if element.tag in _BOXES:
            yield element
        elif element.tag == _TEXT:
            yield from _text_of(element)
        elif element.tag == _DATA:
            yield from _of_diagram(element, package)
        else:
            yield _LEFT_OUT[str(element.tag)]


def _of_object(drawing: Element, package: WordPackage) -> Iterator[Part]:
    """An embedded file, or a control (ActiveX) with its value where that can be read."""
    control = drawing.find(w("control"))
    if control is None:
        programs = (one.get("ProgID", "") for one in drawing.iter(named(OFFICE, "OLEObject")))
        is_equation = any(program.startswith("Equation.") for program in programs)
        yield OmissionKind.EQUATION if is_equation else OmissionKind.EMBEDDED_FILE
        return
    text = _control_value(control, package)
    yield OmissionKind.CONTROL if text is None else Block(spans=(Span(text=text),))


def _control_value(control: Element, package: WordPackage) -> str | None:
    part = package.part(control.get(f"{{{R}}}id"))
    if part is None or not part.lower().endswith(".xml"):
        return None
    said = {
        one.get(_PROPERTY_NAME, "").lower(): one.get(_PROPERTY_VALUE, "")
        for one in package.root_of(part).iter(_PROPERTY)
    }
    value, caption = said.get("value"), said.get("caption", "")
    if value is None:
        return None
    if caption:
        return tick_box(caption, ticked=value in {"1", "-1", "True"})
    return value


def _of_diagram(ids: Element, package: WordPackage) -> Iterator[Part]:
    """The text of each point of a diagram (SmartArt), in their order."""
    part = package.part(ids.get(f"{{{R}}}dm"))
    texts = [] if part is None else list(package.root_of(part).iter(_TEXT))
    blocks = [block for text in texts for block in _text_of(text)]
    yield from blocks or (OmissionKind.DRAWING,)


def _text_of(paragraph: Element) -> Iterator[Block]:
    """A paragraph of text in a drawing."""
    text = "".join(
        piece.text or "" if piece.tag == named(DRAWING, "t") else "\n"
        for piece in paragraph.iter(named(DRAWING, "t"), named(DRAWING, "br"))
    )
    if text.strip():
        yield Block(spans=(Span(text=text),))


def _is_shape(drawing: Element) -> bool:
    """Whether it shows a shape that says something by its form."""
    shapes = [shape.get("prst", "") for shape in drawing.iter(_GEOMETRY)]
    free = drawing.find(f".//{named(DRAWING, 'custGeom')}") is not None
    return (
        free
        or any(shape not in _PLAIN_SHAPES for shape in shapes)
        or any(_says_something(shape) for shape in drawing.iter(*_VML_SHAPES))
    )


def _says_something(shape: Element) -> bool:
    """Whether a shape of the older kind (VML) shows more than a line or a frame."""
    if shape.tag != named(VML, "shape"):
        return True
    return bool(shape.get("path")) or not _PLAIN_VML.fullmatch(shape.get("type", ""))
