"""How text looks, and what a paragraph is, by styles and those they are based on."""

import pytest

from app.formats.open_document.body_reader import read_open_document
from app.formats.source_text import OmissionKind
from app.model.rich_text import Block, BlockKind, Span
from tests.support.open_document import (
    open_document,
    paragraph,
    style,
)
from tests.support.open_document_texts import kinds, read
from tests.support.report_documents import parts_of, zipped


def _spans(inside: str, styles: str, style_name: str = "Standard") -> list[tuple[str, bool, bool]]:
    (block,) = read(paragraph(inside, style_name), styles=styles).blocks
    return [(span.text, span.bold, span.italic) for span in block.spans]


def test_bold_and_italic_come_from_styles_and_those_they_are_based_on() -> None:
    styles = "".join(
        (
            style("Bas", 'fo:font-weight="700"'),
            style("T1", 'fo:font-style="oblique"', parent_style_name="Bas"),
            style("T2", 'fo:font-weight="normal"', parent_style_name="T1"),
            style("T3", 'fo:color="#ff0000"'),
            style("T4", 'fo:font-weight="500"'),
        )
    )
    inside = "".join(f'<text:span text:style-name="T{n}">{n}</text:span>' for n in range(1, 5))
    assert _spans(inside, styles) == [("1", True, True), ("2", False, True), ("34", False, False)]


def test_a_paragraph_may_be_bold_and_a_word_in_it_not() -> None:
    styles = style("P1", 'fo:font-weight="bold"', family="paragraph") + style(
        "T1", 'fo:font-weight="normal"'
    )
    inside = 'fet <text:span text:style-name="T1">inte</text:span>'
    assert _spans(inside, styles, "P1") == [("fet ", True, False), ("inte", False, False)]


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ('style:font-name="Wingdings"', "\uf0fc", "✓"),
        ('style:font-name="W1"', "ü ü", "✓ ✓"),
        ("fo:font-family=\"'Wingdings'\"", "à", "→"),
        ('style:font-name="Symbol"', "\uf0b3", "≥"),
        ('style:font-name="Wingdings"', "– ☺", "– ☺"),
        ("", "\uf0b7", "•"),
        ('style:font-name="Arial"', "ü", "ü"),
    ],
)
def test_the_signs_of_symbol_fonts_are_what_they_show(font: str, text: str, shown: str) -> None:
    styles = style("T1", font)
    data = open_document(
        paragraph(f'5 <text:span text:style-name="T1">{text}</text:span> b'), styles=styles
    )
    faces = '<style:font-face style:name="W1" svg:font-family="Wingdings"/>'
    parts = parts_of(data)
    parts["content.xml"] = parts["content.xml"].replace(
        b"<office:automatic",
        f"<office:font-face-decls>{faces}</office:font-face-decls><office:automatic".encode(),
        1,
    )
    found = read_open_document(zipped(parts), "a.odt")
    assert ([block.text for block in found.blocks], found.omissions) == ([f"5 {shown} b"], ())


def test_a_sign_that_only_its_font_knows_is_told_of() -> None:
    styles = style("T1", 'style:font-name="Okänd"')
    found = read(paragraph('a<text:span text:style-name="T1">\uf041</text:span>'), styles=styles)
    assert ([block.text for block in found.blocks], found.omissions) == (
        ["a"],
        ((0, OmissionKind.SIGN),),
    )


def test_a_heading_is_not_italic_because_its_style_is() -> None:
    styles = style("P1", 'fo:font-style="italic"', family="paragraph")
    (block,) = read('<text:h text:style-name="P1">Möten</text:h>', styles=styles).blocks
    assert block == Block(kind=BlockKind.SUBHEADING, spans=(Span(text="Möten"),))


@pytest.mark.parametrize("name", ["Heading_20_3", "Title", "Subtitle", "P9"])
def test_a_paragraph_in_the_style_of_a_heading_is_one(name: str) -> None:
    styles = style("P9", family="paragraph", parent_style_name="Heading_20_3")
    common = "".join(
        style(one, family="paragraph") for one in ("Heading_20_3", "Title", "Subtitle")
    )
    found = kinds(paragraph("Möten", name), styles=styles, common=common)
    assert found == [("subheading", 0, "Möten")]


def test_styles_that_are_based_on_each_other_do_no_harm() -> None:
    styles = style("A", parent_style_name="B") + style("B", parent_style_name="A")
    assert _spans('<text:span text:style-name="A">a</text:span>', styles) == [("a", False, False)]


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://start.stockholm/", "https://start.stockholm/"),
        ("mailto:a@b.se", "mailto:a@b.se"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("#Rubrik|outline", None),
        ("", None),
    ],
)
def test_only_safe_links_are_kept(target: str, kept: str | None) -> None:
    (block,) = read(paragraph(f'<text:a xlink:href="{target}">här</text:a>')).blocks
    assert block.spans == (Span(text="här", href=kept),)
