"""What word processors write in OpenDocument: read as a person would see it."""

import pytest
from hypothesis import assume, given

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.open_document.body_reader import read_open_document
from app.formats.source_text import OmissionKind, SourceText
from app.model.rich_text import Block, BlockKind, Span, item_numbers, trimmed
from tests.support.open_document import (
    heading,
    items,
    list_style,
    manifest_with,
    open_document,
    paragraph,
    rich,
    style,
    table,
)
from tests.support.report_documents import parts_of, zipped
from tests.support.strategies import rich_texts

Read = tuple[str, int, str]


def _read(*elements: str, **more: str) -> SourceText:
    return read_open_document(open_document(*elements, **more), "a.odt")  # type: ignore[arg-type]


def _texts(*elements: str, **more: str) -> list[str]:
    return [block.text for block in _read(*elements, **more).blocks]


def _kinds(*elements: str, **more: str) -> list[Read]:
    blocks = _read(*elements, **more).blocks
    return [(block.kind.value, block.level, block.text) for block in blocks]


@given(rich_texts())
def test_rich_text_comes_back_as_it_was(blocks: tuple[Block, ...]) -> None:
    written = trimmed(blocks)
    # What these show is for their font to say.
    assume(not any("\uf000" <= sign < "\uf100" for block in written for sign in block.text))
    assert _read(rich(written)).blocks == written


# Text.


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a <text:s/>b", "a  b"),
        ('a<text:s text:c="3"/>b', "a   b"),
        ('a<text:s text:c="4000000000"/>b', f"a{' ' * 200}b"),
        ('a<text:s text:c="-1"/>b', "a b"),
        ("\n   a\n   b <text:span> c</text:span>\n", "a b c "),
        ("Hej <text:soft-page-break/>du", "Hej du"),
        ('a<text:bookmark text:name="x"/>b', "ab"),
        ("<text:span>a<text:span>b</text:span></text:span>c", "abc"),
        ("<text:date>1 maj</text:date>, <text:page-number>2</text:page-number>", "1 maj, 2"),
        ("<text:user-defined text:name='x'>08-508</text:user-defined>", "08-508"),
        ("<text:placeholder text:placeholder-type='text'>&lt;Skriv&gt;</text:placeholder>", ""),
        ("<text:text-input>Kort svar.&#13;</text:text-input>", "Kort svar."),
        ("<text:text-input>ett&#13;två&#13;</text:text-input>, tre", "ett\ntvå, tre"),
        (
            '<text:drop-down><text:label text:value="a"/><text:label text:value="b"/>b'
            "</text:drop-down>",
            "b",
        ),
        ("<loext:content-control>Svar</loext:content-control>", "Svar"),
        (
            '<loext:content-control loext:showing-place-holder="true">Skriv här'
            "</loext:content-control>",
            "",
        ),
        (
            '<loext:content-control><loext:list-item loext:display-text="A"/>A'
            "</loext:content-control>",
            "A",
        ),
        ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text>"
         "</text:ruby>", "漢 (kan)"),
        ('a<text:hidden-text text:is-hidden="true">b</text:hidden-text>c', "ac"),
        ('a<text:hidden-text text:is-hidden="false">b</text:hidden-text>c', "abc"),
        ('<text:variable-set text:display="none">1</text:variable-set>', ""),
        ('a<text:span text:style-name="Dold">b</text:span>c', "ac"),
        (
            'a <text:span text:style-name="Dold"> b <text:span text:style-name="Synlig">c'
            "</text:span><draw:frame><draw:image/></draw:frame></text:span> d",
            "a c d",
        ),
        ("<text:number>1.</text:number>Rubrik", "Rubrik"),
        ('<field:fieldmark-start text:name="x"/>Svar<field:fieldmark-end/>', "Svar"),
        (
            'Enligt plan<text:note text:note-class="footnote"><text:note-citation>1'
            "</text:note-citation><text:note-body><text:p>Beslut den</text:p>"
            "<text:p>3 maj</text:p></text:note-body></text:note> går det.",
            "Enligt plan [Beslut den 3 maj] går det.",
        ),
        ("plan<text:note><text:note-body><text:p/></text:note-body></text:note>.", "plan."),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inside: str, text: str) -> None:
    hidden = style("Dold", 'text:display="none"') + style("Synlig", 'text:display="true"')
    assert _texts(paragraph(inside), styles=hidden) == [text] * bool(text)


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ({"Checkbox_Checked": "true"}, "☒"),
        ({"Checkbox_Checked": "false"}, "☐"),
        ({}, "☐"),
    ],
)
def test_a_box_from_word_shows_whether_it_is_ticked(parameters: dict[str, str], text: str) -> None:
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>'
        for name, value in parameters.items()
    )
    kind = "vnd.oasis.opendocument.field.FORMCHECKBOX"
    mark = f'<field:fieldmark field:type="{kind}">{inside}</field:fieldmark>'
    assert _texts(paragraph(f"{mark} Ja")) == [f"{text} Ja"]


@pytest.mark.parametrize(("chosen", "text"), [("1", "VB"), ("9", ""), ("x", ""), ("-1", "")])
def test_a_list_from_word_shows_what_is_chosen(chosen: str, text: str) -> None:
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>'
        for name, value in (
            ("Dropdown_ListEntry", "T1"),
            ("Dropdown_ListEntry", "VB"),
            ("Dropdown_Selected", chosen),
        )
    )
    kind = "vnd.oasis.opendocument.field.FORMDROPDOWN"
    mark = f'<field:fieldmark field:type="{kind}">{inside}</field:fieldmark>'
    assert _texts(paragraph(mark)) == [text] * bool(text)


def test_controls_of_a_form_show_what_is_filled_in() -> None:
    forms = (
        "<office:forms><form:form>"
        '<form:text form:id="c1" form:current-value="08-508"/>'
        '<form:checkbox form:id="c2" form:current-state="checked" form:label="Ja"/>'
        '<form:checkbox form:id="c3" form:label="Nej"/>'
        '<form:listbox form:id="c4"><form:option form:label="T1"/>'
        '<form:option form:label="T2" form:current-selected="true"/></form:listbox>'
        '<form:radio form:id="c5" form:current-selected="true" form:label="Klar"/>'
        '<form:fixed-text form:id="c6" form:label="Telefon"/>'
        '<form:button form:id="c7" form:label="Skicka"/>'
        "</form:form></office:forms>"
    )
    controls = " ".join(f'<draw:control draw:control="c{number}"/>' for number in range(1, 9))
    assert _texts(forms, paragraph(controls)) == ["08-508 ☒ Ja ☐ Nej T2 ☒ Klar Telefon "]


def test_what_is_struck_under_track_changes_is_left_out() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<text:p>Struket.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    inside = 'Kvar<text:change text:change-id="c1"/>, <text:change-start/>nytt<text:change-end/>.'
    assert _texts(changes, paragraph(inside)) == ["Kvar, nytt."]


# How it looks.


def _spans(inside: str, styles: str, style_name: str = "Standard") -> list[tuple[str, bool, bool]]:
    (block,) = _read(paragraph(inside, style_name), styles=styles).blocks
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
    read = read_open_document(zipped(parts), "a.odt")
    assert ([block.text for block in read.blocks], read.omissions) == ([f"5 {shown} b"], ())


def test_a_sign_that_only_its_font_knows_is_told_of() -> None:
    styles = style("T1", 'style:font-name="Okänd"')
    read = _read(paragraph('a<text:span text:style-name="T1">\uf041</text:span>'), styles=styles)
    assert ([block.text for block in read.blocks], read.omissions) == (
        ["a"],
        ((0, OmissionKind.SIGN),),
    )


def test_a_heading_is_not_italic_because_its_style_is() -> None:
    styles = style("P1", 'fo:font-style="italic"', family="paragraph")
    (block,) = _read('<text:h text:style-name="P1">Möten</text:h>', styles=styles).blocks
    assert block == Block(kind=BlockKind.SUBHEADING, spans=(Span(text="Möten"),))


@pytest.mark.parametrize("name", ["Heading_20_3", "Title", "Subtitle", "P9"])
def test_a_paragraph_in_the_style_of_a_heading_is_one(name: str) -> None:
    styles = style("P9", family="paragraph", parent_style_name="Heading_20_3")
    common = "".join(
        style(one, family="paragraph") for one in ("Heading_20_3", "Title", "Subtitle")
    )
    read = _kinds(paragraph("Möten", name), styles=styles, common=common)
    assert read == [("subheading", 0, "Möten")]


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
    (block,) = _read(paragraph(f'<text:a xlink:href="{target}">här</text:a>')).blocks
    assert block.spans == (Span(text="här", href=kept),)


# Lists.


def test_lists_in_lists_have_levels_and_the_kind_of_their_level() -> None:
    styles = list_style("L", "1", "bullet", "a")
    deep = items(paragraph("c"))
    read = _kinds(
        items(paragraph("a") + items(paragraph("b") + deep), paragraph("d"), style_name="L"),
        styles=styles,
    )
    assert read == [
        ("number", 0, "a"),
        ("bullet", 1, "b"),
        ("number", 2, "c"),
        ("number", 0, "d"),
    ]


def test_a_list_may_have_its_style_from_the_paragraph_or_the_item() -> None:
    styles = style("P1", family="paragraph", list_style_name="Tal", parent_style_name="Standard")
    styles += style("P2", family="paragraph", parent_style_name="P1")
    item = (
        '<text:list text:style-name="Tal"><text:list-item text:style-override="Punkter">'
        f"{paragraph('b')}</text:list-item></text:list>"
    )
    assert _kinds(items(paragraph("a", "P2")), item, styles=styles) == [
        ("number", 0, "a"),
        ("bullet", 0, "b"),
    ]


def test_what_has_no_label_is_no_item() -> None:
    header = f"<text:list><text:list-header>{paragraph('utan')}</text:list-header></text:list>"
    read = _kinds(
        items(paragraph("a") + paragraph("fortsättning"), style_name="Tal"),
        header,
        items(paragraph("inga tal"), style_name="Inga"),
        items(heading("Rubrik"), style_name="Tal"),
        styles=list_style("Inga", ""),
    )
    assert read == [
        ("number", 0, "a"),
        ("paragraph", 0, "fortsättning"),
        ("paragraph", 0, "utan"),
        ("paragraph", 0, "inga tal"),
        ("subheading", 0, "Rubrik"),
    ]


def test_levels_below_the_third_are_the_third() -> None:
    made = paragraph("a")
    for _ in range(8):
        made = items(made)
    styles = list_style("L", *["1"] * 10)
    inside = made.replace("<text:list>", '<text:list text:style-name="L">', 1)
    assert _kinds(inside, styles=styles) == [("number", 2, "a")]


def test_a_numbered_paragraph_and_a_list_without_a_style_are_items() -> None:
    numbered = (
        '<text:numbered-paragraph text:level="2" text:style-name="Tal">'
        f"{paragraph('b')}</text:numbered-paragraph>"
    )
    # As AbiWord has them.
    empty = items(paragraph("c"), style_name="Tom")
    assert _kinds(items(paragraph("a")), numbered, empty, styles=list_style("Tom")) == [
        ("bullet", 0, "a"),
        ("number", 1, "b"),
        ("bullet", 0, "c"),
    ]


def _numbers(*elements: str, styles: str = "") -> list[int | None]:
    return item_numbers(_read(*elements, styles=styles).blocks)


def _counted(*texts: str, more: str = "") -> str:
    made = items(*map(paragraph, texts), style_name="Tal")
    return made.replace("<text:list ", f"<text:list {more} ", 1)


def test_a_list_counts_on_where_it_says_so() -> None:
    first = _counted("ett", "två", more='xml:id="l1"')
    between = paragraph("mellan")
    for more, numbers in (
        ("", [1, 2, None, 1]),
        ('text:continue-numbering="true"', [1, 2, None, 3]),
        ('text:continue-list="l1"', [1, 2, None, 3]),
        ('text:continue-list="annan"', [1, 2, None, 1]),
    ):
        assert _numbers(first, between, _counted("a", more=more)) == numbers
    other = _counted("a", more='text:continue-numbering="true"').replace("Tal", "Andra")
    assert _numbers(first, other, styles=list_style("Andra", "1")) == [1, 2, 1]
    third = _counted("sist", more='text:continue-list="l1"')
    assert _numbers(first, between, _counted("a"), between, third) == [1, 2, None, 1, None, 3]


def test_a_list_may_begin_with_another_number() -> None:
    for start, shown in (("3", 3), ("0", 1), ("x", 1), ("99999999999", 1)):
        made = _counted("a").replace("-item>", f'-item text:start-value="{start}">', 1)
        assert _numbers(made)[0] == shown
    fourth = list_style("L", "1").replace("num-format", 'num-format="1" text:start-value="4" x')
    styles = fourth.replace(' x="1"', "")
    assert _numbers(items(paragraph("a"), paragraph("b"), style_name="L"), styles=styles) == [4, 5]


def test_lists_in_lists_begin_anew_as_in_libreoffice() -> None:
    inner = items(paragraph("a"), paragraph("b"))
    goes_on = inner.replace("<text:list>", '<text:list text:continue-numbering="true">', 1)
    made = items(
        paragraph("1") + inner,
        paragraph("2") + goes_on,
        paragraph("3") + inner + inner + goes_on,
        style_name="Tal",
    )
    assert _numbers(made) == [1, 1, 2, 2, 1, 2, 3, 1, 2, 1, 2, 3, 4]
    within = items(items(paragraph("e")), paragraph("4"), style_name="Tal")
    after = within.replace("<text:list ", '<text:list text:continue-numbering="true" ', 1)
    assert _numbers(made, paragraph("mellan"), after)[-2:] == [5, 4]


def test_a_heading_and_a_bullet_among_numbers_are_counted_as_they_are_shown() -> None:
    made = items(paragraph("a"), heading("b"), paragraph("c"), style_name="Tal")
    assert _numbers(made) == [1, None, 3]


def test_words_own_deeper_list_styles_are_deeper() -> None:
    common = style("List_20_Bullet_20_2", family="paragraph", list_style_name="Punkter")
    read = _kinds(items(paragraph("a", "List_20_Bullet_20_2")), common=common)
    assert read == [("bullet", 1, "a")]


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
    assert _texts(made, rows) == ["a", "b", "inre", "c"]


def test_a_repeated_cell_is_read_once() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1000000">'
        f'<table:table-cell table:number-columns-repeated="16384">{paragraph("a")}'
        "</table:table-cell></table:table-row>"
    )
    assert _texts(f"<table:table>{row}</table:table>") == ["a"]


def _box(text: str, anchor: str = "as-char", more: str = "") -> str:
    return (
        f'<draw:frame text:anchor-type="{anchor}" {more}><draw:text-box>{paragraph(text)}'
        "</draw:text-box></draw:frame>"
    )


def test_a_text_box_is_read_after_the_paragraph_that_it_is_in() -> None:
    shape = f"<draw:custom-shape>{paragraph('form')}</draw:custom-shape>"
    group = f"<draw:g><svg:title>Grupp</svg:title>{_box('A')}{_box('B')}</draw:g>"
    read = _texts(
        paragraph(f"före {_box('ruta')}{shape}efter"), paragraph(group), paragraph("sist")
    )
    assert read == ["före efter", "ruta", "form", "", "A", "B", "sist"]


@pytest.mark.parametrize(
    ("more", "texts"),
    [
        ('svg:y="0in"', ["ruta", "Fråga"]),
        ("", ["ruta", "Fråga"]),
        ('svg:y="1.25cm"', ["Fråga", "ruta"]),
    ],
)
def test_a_frame_at_the_top_of_its_paragraph_is_read_before_it(more: str, texts: list[str]) -> None:
    assert _texts(paragraph(f"{_box('ruta', 'paragraph', more)}Fråga")) == texts


def test_a_frame_in_a_link_and_one_in_a_frame_are_read() -> None:
    link = f'<draw:a xlink:href="https://x.se/">{_box("länkad")}</draw:a>'
    nested = f"<draw:frame><draw:text-box>{paragraph(_box('inre'))}</draw:text-box></draw:frame>"
    page = _box("på sidan", "page")
    assert _texts(page, paragraph(link), paragraph(nested)) == [
        *("på sidan", "", "länkad"),
        *("", "", "inre"),
    ]


def test_sections_are_read_unless_they_are_hidden() -> None:
    assert _texts(
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
    read = _read(paragraph("svar"), header=header)
    assert [block.text for block in read.header] == ["Farsta stadsdelsnämnd"]
    assert [block.text for block in read.blocks] == ["svar"]


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
    read = _read(paragraph("svar"), paragraph(inside))
    assert read.omissions == ((1, kind),)
    assert "Stryk" not in "".join(block.text for block in read.blocks)


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
    assert _read(paragraph(inside)).omissions == ()


def test_a_control_that_has_lost_what_it_was_is_told_of() -> None:
    forms = '<office:forms><form:form form:name="F"/></office:forms>'
    read = _read(forms, paragraph("svar <draw:control/>"))
    assert read.omissions == ((0, OmissionKind.CONTROL),)


def test_a_document_that_is_only_linked_is_told_of() -> None:
    source = '<text:section-source xlink:href="b.odt"/>'
    read = _read(
        f"<text:section>{source}{paragraph('innehåll')}</text:section>",
        f"<text:section>{source}{paragraph()}</text:section>",
    )
    assert read.omissions == ((0, OmissionKind.LINKED_DOCUMENT),)


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
    read = read_open_document(open_document(paragraph(f"x {frame}."), parts=parts), "a.odt")
    assert ([block.text for block in read.blocks], read.omissions) == (["x a=15/(b+c^2)√3."], ())


# What is refused.


def _code(data: bytes) -> FormatErrorCode:
    with pytest.raises(ReportFileError) as error:
        read_open_document(data, "a.odt")
    assert error.value.file == "a.odt"
    return error.value.code


_KIND = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (open_document(kind=f"{_KIND}.text-template"), FormatErrorCode.TEMPLATE),
        (open_document(kind=f"{_KIND}.spreadsheet"), FormatErrorCode.OPEN_DOCUMENT),
        (open_document(kind=f"{_KIND}.text-master"), FormatErrorCode.OPEN_DOCUMENT),
        (open_document(parts={"content.xml": b"<x/>"}), FormatErrorCode.OPEN_DOCUMENT),
        (open_document(parts={"content.xml": b"<x>"}), FormatErrorCode.DAMAGED),
        (open_document(parts={"styles.xml": b"<!DOCTYPE x><x/>"}), FormatErrorCode.DOCTYPE),
        (open_document()[:900], FormatErrorCode.DAMAGED),
        (
            open_document(
                parts={
                    "META-INF/manifest.xml": manifest_with(
                        '<manifest:file-entry manifest:full-path="content.xml">'
                        "<manifest:encryption-data/></manifest:file-entry>"
                    ),
                    "content.xml": b"\x00\x01",
                }
            ),
            FormatErrorCode.PASSWORD,
        ),
        (open_document(paragraph() * 50_001), FormatErrorCode.TOO_BIG),
        (open_document(paragraph("<text:s/>" * 200_001)), FormatErrorCode.TOO_BIG),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, code: FormatErrorCode) -> None:
    assert _code(data) is code


@pytest.mark.parametrize("wrapper", ["text:span", "text:meta", "draw:a", "text:a"])
def test_what_is_nested_deep_is_read_or_damaged(wrapper: str) -> None:
    inside = f"<{wrapper}>" * 240 + "djupt" + f"</{wrapper}>" * 240
    assert _texts(paragraph(inside)) == ["djupt"]
    assert _code(open_document(paragraph(f"<{wrapper}>" * 400 + f"</{wrapper}>" * 400))) is (
        FormatErrorCode.DAMAGED
    )


def test_a_manifest_may_name_a_dtd_as_abiword_writes_it() -> None:
    named = b'<?xml version="1.0"?>\n<!DOCTYPE manifest:manifest PUBLIC "-//a//EN" "M.dtd">\n'
    for doctype, code in ((named, None), (named[:-2] + b" [ ]>", "doctype")):
        data = open_document(
            paragraph("a"), parts={"META-INF/manifest.xml": doctype + manifest_with("")}
        )
        if code is None:
            assert read_open_document(data, "a.odt").blocks
        else:
            assert _code(data) is FormatErrorCode.DOCTYPE


def test_a_file_may_lack_all_but_its_content() -> None:
    content = b'<office:document-content xmlns:office="%s" xmlns:text="%s"><office:body>' % (
        b"urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        b"urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    )
    content += (
        b"<office:text><text:p>ensam</text:p></office:text></office:body></office:document-content>"
    )
    from tests.support.zip_files import packed

    read = read_open_document(packed({"content.xml": content}), "a.odt")
    assert [block.text for block in read.blocks] == ["ensam"]
