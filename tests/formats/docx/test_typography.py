"""What the document looks like, in Word as in LibreOffice: the template's styles and measures."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import etree

from app.formats.docx.markup import w
from app.formats.docx.styles import switched, value
from app.model.form import FormDefinition
from app.model.report import Report
from tests.support.report_documents import exported, form_named, main_part, parts_of, rich_report

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
PARTS = {
    name: etree.fromstring(part)
    for name, part in parts_of(exported(REPORT, FORM, draft=True)).items()
    if name.endswith(".xml")
}
BODY = PARTS["word/document.xml"]
STYLES = PARTS["word/styles.xml"]
PAGES = [root for name, root in PARTS.items() if re.search(r"word/(document|header|footer)", name)]

# ECMA-376, Part 1, annex A: the order of what we write of each sequence.
_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
        "contextualSpacing jc outlineLvl rPr"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps color spacing w kern position sz szCs highlight u shd lang"
    ),
    "tblPr": (
        "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr docPartObj text",
    "sectPr": "headerReference footerReference pgSz pgMar cols titlePg docGrid",
}


def _paragraph_styles() -> set[str]:
    named = {value(p.find(w("pPr")), "pStyle") for page in PAGES for p in page.iter(w("p"))}
    return {name or "Normal" for name in named}


def _lineage(style_id: str | None) -> Iterator[etree._Element]:
    """The paragraph properties of a style, of what it is based on, and of the document."""
    while style_id is not None:
        (style,) = STYLES.iterfind(f"{w('style')}[@{w('styleId')}='{style_id}']")
        yield from style.iterfind(w("pPr"))
        style_id = value(style, "basedOn")
    yield from STYLES.iterfind(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")


def _says(style_id: str, name: str) -> bool | None:
    said = (switched(properties, name) for properties in _lineage(style_id))
    return next((one for one in said if one is not None), None)


def _measure(path: str, name: str) -> int:
    return int(BODY.find(f".//{w(path)}").get(w(name)))  # type: ignore[union-attr, arg-type]


def test_no_paragraph_leaves_a_single_line_on_a_page() -> None:
    styles = _paragraph_styles()
    assert {"Normal", "ListBullet", "ListNumber", "FormText", "FieldValue"} <= styles
    assert all(_says(style, "widowControl") for style in styles)


@pytest.mark.parametrize("style", ["Title", "Heading1", "Heading2", "Heading3"])
def test_headings_are_whole_and_stay_with_what_follows(style: str) -> None:
    assert _says(style, "keepNext")
    assert _says(style, "keepLines")


def test_table_rows_are_not_parted_and_their_first_cell_names_them() -> None:
    (table,) = BODY.iter(w("tbl"))
    rows = table.findall(w("tr"))
    assert rows
    assert all(switched(row.find(w("trPr")), "cantSplit") for row in rows)
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    assert look is not None
    first_column = 0x0080
    assert look.get(w("firstColumn")) == "1"
    assert int(look.get(w("val"), "0"), 16) & first_column


def test_everything_is_as_wide_as_the_text_column() -> None:
    margins = _measure("pgMar", "left") + _measure("pgMar", "right")
    column = _measure("pgSz", "w") - margins
    assert _measure("tblW", "w") == column
    assert sum(int(c.get(w("w"), "0")) for c in BODY.iter(w("gridCol"))) == column
    tabs = [int(tab.get(w("pos"), "0")) for tab in STYLES.iter(w("tab"))]
    assert tabs == [column]


def test_the_looks_are_in_the_styles_alone() -> None:
    direct = {"color", "sz", "rFonts", "jc", "ind", "pBdr", "shd"}
    for page in PAGES:
        assert not [e.tag for e in page.iter() if etree.QName(e).localname in direct]


def test_fonts_have_names_and_word_lays_out_as_it_does_today() -> None:
    # What is said by theme is another font where there is no theme.
    assert not [
        attribute
        for fonts in STYLES.iter(w("rFonts"))
        for attribute in fonts.attrib
        if "Theme" in str(attribute)
    ]
    settings = {
        setting.get(w("name")): setting.get(w("val"))
        for setting in PARTS["word/settings.xml"].iter(w("compatSetting"))
    }
    assert settings["compatibilityMode"] == "15"


@pytest.mark.parametrize("container", _ORDERS)
def test_properties_come_in_the_order_that_word_demands(container: str) -> None:
    order = _ORDERS[container].split()
    found = [e for root in PARTS.values() for e in root.iter(w(container))]
    assert found
    for element in found:
        places = [order.index(etree.QName(child).localname) for child in element]
        assert places == sorted(places), etree.tostring(element)


def _levels(report: Report, form: FormDefinition) -> list[int]:
    body = main_part(exported(report, form))
    styles = (value(p.find(w("pPr")), "pStyle") or "" for p in body.iter(w("p")))
    return [int(style[-1]) for style in styles if style.startswith("Heading")]


@pytest.mark.parametrize("heading", ["", "Uppföljning"])
def test_no_level_of_heading_is_skipped(heading: str) -> None:
    form = FORM.model_copy(update={"heading": heading})
    levels = [0, *_levels(REPORT, form)]
    assert max(levels) == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_first_page_does_not_say_twice_whose_report_it_is() -> None:
    parts = parts_of(exported(REPORT, FORM))
    headers = [etree.fromstring(parts[f"word/header{n}.xml"]) for n in (1, 2)]
    texts = ["".join(t.text or "" for t in header.iter(w("t"))) for header in headers]
    assert sorted(map(bool, texts)) == [False, True]
