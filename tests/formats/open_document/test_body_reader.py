"""The text in its order of reading, and what cannot be taken along."""

import pytest
from hypothesis import assume, given

from app.formats.open_document.body_reader import read_open_document
from app.formats.source_text import OmissionKind
from app.model.rich_text import Block, trimmed
from tests.support.open_document import (
    items,
    manifest_with,
    open_document,
    paragraph,
    rich,
    style,
    table,
)
from tests.support.open_document_texts import read, texts
from tests.support.strategies import rich_texts


@given(rich_texts())
def test_rich_text_comes_back_as_it_was(blocks: tuple[Block, ...]) -> None:
    written = trimmed(blocks)
    # What these show is for their font to say.
    assume(not any("\uf000" <= sign < "\uf100" for block in written for sign in block.text))
    assert read(rich(written)).blocks == written


# Places.


def test_a_table_is_read_cell_by_cell_and_what_is_covered_is_not() -> None:
    covered = f"<table:covered-table-cell>{paragraph('under')}</table:covered-table-cell>"
    inner = table([paragraph("inre")])
    made = table(
        [paragraph("a"), paragraph("b") + inner],
        [items(paragraph("c"), style_name="Tal")],
    ).replace("</table:table-row>", f"{covered}</table:table-row>")
    hidden = f'<table:table-row table:visibility="collapse">{paragraph("dold")}</table:table-row>'
    rows = f"<table:table><table:table-header-rows>{hidden}</table:table-header-rows></table:table>"
    assert texts(made, rows) == ["a", "b", "inre", "c"]


def test_a_repeated_cell_is_read_once() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1000000">'
        f'<table:table-cell table:number-columns-repeated="16384">{paragraph("a")}'
        "</table:table-cell></table:table-row>"
    )
    assert texts(f"<table:table>{row}</table:table>") == ["a"]


def _box(text: str, anchor: str = "as-char", more: str = "") -> str:
    return (
        f'<draw:frame text:anchor-type="{anchor}" {more}><draw:text-box>{paragraph(text)}'
        "</draw:text-box></draw:frame>"
    )


def test_a_text_box_is_read_after_the_paragraph_that_it_is_in() -> None:
    shape = f"<draw:custom-shape>{paragraph('form')}</draw:custom-shape>"
    group = f"<draw:g><svg:title>Grupp</svg:title>{_box('A')}{_box('B')}</draw:g>"
    found = texts(
        paragraph(f"före {_box('ruta')}{shape}efter"), paragraph(group), paragraph("sist")
    )
    assert found == ["före efter", "ruta", "form", "", "A", "B", "sist"]


@pytest.mark.parametrize(
    ("more", "order"),
    [
        ('svg:y="0in"', ["ruta", "Fråga"]),
        ("", ["ruta", "Fråga"]),
        ('svg:y="1.25cm"', ["Fråga", "ruta"]),
    ],
)
def test_a_frame_at_the_top_of_its_paragraph_is_read_before_it(more: str, order: list[str]) -> None:
    assert texts(paragraph(f"{_box('ruta', 'paragraph', more)}Fråga")) == order


def test_a_frame_in_a_link_and_one_in_a_frame_are_read() -> None:
    link = f'<draw:a xlink:href="https://x.se/">{_box("länkad")}</draw:a>'
    nested = f"<draw:frame><draw:text-box>{paragraph(_box('inre'))}</draw:text-box></draw:frame>"
    page = _box("på sidan", "page")
    assert texts(page, paragraph(link), paragraph(nested)) == [
        *("på sidan", "", "länkad"),
        *("", "", "inre"),
    ]


def test_sections_are_read_unless_they_are_hidden() -> None:
    assert texts(
        f'<text:section text:name="A">{paragraph("a")}</text:section>',
        f'<text:section text:display="none">{paragraph("b")}</text:section>',
        f'<text:section text:is-hidden="true">{paragraph("c")}</text:section>',
        paragraph('d<text:hidden-paragraph text:is-hidden="true"/>'),
        paragraph("e", "Dold"),
        "<text:table-of-content><text:index-body><text:p>Innehåll</text:p></text:index-body>"
        "</text:table-of-content>",
        f"<text:bibliography><text:index-body>{paragraph('f')}</text:index-body>"
        "</text:bibliography>",
        styles=style("Dold", 'text:display="none"', family="paragraph"),
    ) == ["a", "f"]


def test_page_headers_are_beside_the_text_with_styles_of_their_own() -> None:
    header = (
        f"<style:header>{paragraph('Farsta stadsdelsnämnd')}</style:header>"
        f'<style:header-first style:display="false">{paragraph("av")}</style:header-first>'
        f"<style:footer>{paragraph('Sida 1')}</style:footer>"
    )
    found = read(paragraph("svar"), header=header)
    assert [block.text for block in found.header] == ["Farsta stadsdelsnämnd"]
    assert [block.text for block in found.blocks] == ["svar"]


# What cannot be taken along.


_PICTURE = OmissionKind.PICTURE


def _object(kind: str) -> tuple[str, dict[str, bytes]]:
    """A frame with an embedded object, and the manifest that says what it is."""
    frame = (
        '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="x.png"/>'
        "</draw:frame>"
    )
    entry = (
        f'<manifest:file-entry manifest:full-path="Object 1/" '
        f'manifest:media-type="application/vnd.oasis.opendocument.{kind}"/>'
    )
    return frame, {"META-INF/manifest.xml": manifest_with(entry)}


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ('<draw:frame><draw:image xlink:href="a.png"/></draw:frame>', _PICTURE),
        ("<draw:frame><draw:object-ole/><draw:image/></draw:frame>", OmissionKind.EMBEDDED_FILE),
        ("<draw:g><draw:frame><draw:image/></draw:frame></draw:g>", _PICTURE),
        (
            f"<office:annotation>{paragraph('Stryk')}</office:annotation>ord"
            "<office:annotation-end/>",
            OmissionKind.COMMENT,
        ),
        ('<draw:frame text:anchor-type="paragraph"><draw:image/></draw:frame>', _PICTURE),
        (
            '<draw:custom-shape><text:p/><draw:enhanced-geometry draw:type="right-arrow"/>'
            "</draw:custom-shape>",
            OmissionKind.DRAWING,
        ),
        ("<draw:ellipse/>", OmissionKind.DRAWING),
        ('<draw:control draw:control="okänd"/>', OmissionKind.CONTROL),
    ],
)
def test_what_is_left_out_is_told_with_its_place(inside: str, kind: OmissionKind) -> None:
    found = read(paragraph("svar"), paragraph(inside))
    assert found.omissions == ((1, kind),)
    assert "Stryk" not in "".join(block.text for block in found.blocks)


@pytest.mark.parametrize(
    "inside",
    [
        '<draw:custom-shape><text:p/><draw:enhanced-geometry draw:type="rectangle"/>'
        "</draw:custom-shape>",
        "<draw:rect><text:p/></draw:rect>",
        "<draw:ellipse><text:p>Ja</text:p></draw:ellipse>",
        "<draw:line/>",
        "<draw:frame/>",
    ],
)
def test_an_empty_box_a_line_and_a_shape_that_is_read_are_not_told_of(inside: str) -> None:
    assert read(paragraph(inside)).omissions == ()


def test_a_control_that_has_lost_what_it_was_is_told_of() -> None:
    forms = '<office:forms><form:form form:name="F"/></office:forms>'
    found = read(forms, paragraph("svar <draw:control/>"))
    assert found.omissions == ((0, OmissionKind.CONTROL),)


def test_a_document_that_is_only_linked_is_told_of() -> None:
    source = '<text:section-source xlink:href="b.odt"/>'
    found = read(
        f"<text:section>{source}{paragraph('innehåll')}</text:section>",
        f"<text:section>{source}{paragraph()}</text:section>",
    )
    assert found.omissions == ((0, OmissionKind.LINKED_DOCUMENT),)


@pytest.mark.parametrize(
    ("of_object", "kind"),
    [("chart", OmissionKind.CHART), ("spreadsheet", OmissionKind.EMBEDDED_FILE)],
)
def test_an_embedded_object_is_told_as_what_it_is(of_object: str, kind: OmissionKind) -> None:
    frame, parts = _object(of_object)
    data = open_document(paragraph("a"), paragraph(frame), parts=parts)
    assert read_open_document(data, "a.odt").omissions == ((1, kind),)


def test_an_equation_is_read_as_text() -> None:
    frame, parts = _object("formula")
    equation = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>a</mi><mo>=</mo>'
        "<mfrac><mn>15</mn><mrow><mi>b</mi><mo>+</mo><msup><mi>c</mi><mn>2</mn></msup></mrow>"
        "</mfrac><msqrt><mn>3</mn></msqrt></mrow><annotation>a = 15 over 3</annotation>"
        "</semantics></math>"
    )
    parts["Object 1/content.xml"] = equation.encode()
    found = read_open_document(open_document(paragraph(f"x {frame}."), parts=parts), "a.odt")
    assert ([block.text for block in found.blocks], found.omissions) == (["x a=15/(b+c^2)√3."], ())
