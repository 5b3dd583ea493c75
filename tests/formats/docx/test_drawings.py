"""Drawings: text in them, and what cannot be read."""

import pytest

from app.formats.source_text import OmissionKind
from tests.support.filled_word_form import Part, root
from tests.support.word_answers import read_answer, texts
from tests.support.word_form import paragraph, run, table

_INK = 'xmlns:aink="http://schemas.microsoft.com/office/drawing/2016/ink"'


def _box(text: str) -> str:
    return (
        f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp>"
    )


def _drawing(content: str, properties: str = "") -> str:
    anchor = f"<wp:anchor><wp:docPr{properties}/><a:graphic><a:graphicData>{content}"
    return f"<w:r><w:drawing>{anchor}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"


def _picture(content: str) -> str:
    return f"<w:r><w:pict>{content}</w:pict></w:r>"


def _shape(name: str) -> str:
    return _drawing(f'<wps:wsp><wps:spPr><a:prstGeom prst="{name}"/></wps:spPr></wps:wsp>')


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (_drawing(f"<wpg:wgp>{_box('a')}<wpg:grpSp>{_box('b')}</wpg:grpSp></wpg:wgp>"), ["a", "b"]),
        (
            _picture(
                f"<v:group><v:rect><v:textbox><w:txbxContent>{paragraph('a')}</w:txbxContent>"
                "</v:textbox></v:rect></v:group>"
            ),
            ["a"],
        ),
        (run("Synligt") + _drawing(_box("dold"), ' hidden="1"'), ["Synligt"]),
        (run("före ") + _drawing(_box("ruta")) + run("efter"), ["före efter", "ruta"]),
        (
            _picture('<v:shape type="#_x0000_t136"><v:textpath string="Konst"/></v:shape>'),
            ["Konst"],
        ),
        (_drawing("<a:p><a:r><a:t>Rad </a:t></a:r><a:fld><a:t>A</a:t></a:fld></a:p>"), ["Rad A"]),
        (run("x") + _shape("rect"), ["x"]),
        (run("x") + _picture("<v:line/>"), ["x"]),
        (run("x") + _picture('<v:rect o:hr="t"/>'), ["x"]),
    ],
)
def test_text_in_drawings(inside: str, said: list[str]) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == said


def test_a_box_in_a_cell_stands_below_its_paragraph() -> None:
    first = f"<w:p>{run('a')}{_drawing(_box('b'))}</w:p>"
    assert texts(table([first + paragraph("c")])) == ["a", "b", "c"]


def test_every_point_of_a_diagram_is_read() -> None:
    points = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("Ett", "Två"))
    data = Part("word/data.xml", "diagramData", root("dgm:dataModel", points), key="data")
    drawing = _drawing('<dgm:relIds r:dm="data"/>')
    assert texts(f"<w:p>{drawing}</w:p>", data) == ["Ett", "Två"]


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        (_drawing("<a:blip/>"), OmissionKind.PICTURE),
        (_drawing("<c:chart/>"), OmissionKind.CHART),
        (_drawing('<dgm:relIds r:dm="missing"/>'), OmissionKind.DRAWING),
        (_drawing("<w14:contentPart/>"), OmissionKind.DRAWING),
        (_drawing(f"<aink:ink {_INK}/>"), OmissionKind.DRAWING),
        (_shape("rightArrow"), OmissionKind.DRAWING),
        (_picture("<v:oval/>"), OmissionKind.DRAWING),
        (_picture('<v:shape type="#_x0000_t13"/>'), OmissionKind.DRAWING),
        (
            '<w:r><w:object><o:OLEObject ProgID="Word.Document.12"/></w:object></w:r>',
            OmissionKind.EMBEDDED_FILE,
        ),
        (
            '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>',
            OmissionKind.EQUATION,
        ),
    ],
)
def test_what_cannot_be_read_is_told(drawing: str, kind: OmissionKind) -> None:
    assert read_answer(f"<w:p>{run('x')}{drawing}</w:p>") == (["x"], [kind])
