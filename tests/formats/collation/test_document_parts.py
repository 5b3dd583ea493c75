"""The collation's document as Word demands it: parts, ids, contents, properties."""

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from lxml import etree

from app.formats.collation.collation_docx import write_collation_docx
from app.formats.docx.document_writer import VALUE_STYLES
from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.embedded import is_collation
from app.formats.docx.markup import R, w
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import value
from app.formats.errors import ReportFileError
from tests.formats.collation.collation_documents import (
    ORDERS,
    check_contents,
    lines_of,
    root_of,
    text_of,
    written,
)
from tests.support.collations import example_collation
from tests.support.report_documents import exported, form_named, parts_of, rich_report, template
from tests.support.terms import CALENDAR

FORM = form_named("stadsdelsnamnd")
TEMPLATE = template()
PICTURE = example_collation()
BOTH = pytest.mark.parametrize("by_committee", [False, True])


@BOTH
def test_the_contents_lead_to_the_headings(by_committee: bool) -> None:
    document = written(PICTURE, by_committee=by_committee)
    check_contents(document)
    settings_part = parts_of(document)["word/settings.xml"]
    assert b"updateFields" not in settings_part
    assert not list(root_of(document).iterfind(f".//{w('fldChar')}[@{w('dirty')}]"))


@BOTH
def test_no_level_of_heading_is_skipped(by_committee: bool) -> None:
    lines = lines_of(written(PICTURE, by_committee=by_committee))
    levels = [0, *(int(style[-1]) for style, _ in lines if style.startswith("Heading"))]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@BOTH
def test_ids_are_unique_and_lead_somewhere(by_committee: bool) -> None:
    parts = parts_of(written(PICTURE, by_committee=by_committee))
    root = etree.fromstring(parts["word/document.xml"])
    for tag, key in (("bookmarkStart", "id"), ("bookmarkStart", "name")):
        ids = [e.get(w(key)) for e in root.iter(w(tag))]
        assert len(set(ids)) == len(ids)
    ends = {e.get(w("id")) for e in root.iter(w("bookmarkEnd"))}
    assert ends == {e.get(w("id")) for e in root.iter(w("bookmarkStart"))}
    relationships = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {r.get("Id"): r.get("Target") for r in relationships}
    assert len(targets) == len(relationships)
    used = {v for e in root.iter() for k, v in e.attrib.items() if str(k).startswith(f"{{{R}}}")}
    assert used <= set(targets)
    links = {r.get("Target") for r in relationships if r.get("TargetMode") == "External"}
    assert links == {"https://start.stockholm/", "mailto:moa.ek@stockholm.se"}
    defined = [
        n.get(w("numId")) for n in etree.fromstring(parts["word/numbering.xml"]).iter(w("num"))
    ]
    assert len(set(defined)) == len(defined)
    assert {value(place, "numId") for place in root.iter(w("numPr"))} <= set(defined)


@BOTH
def test_the_parts_are_in_order(by_committee: bool) -> None:
    parts = parts_of(written(PICTURE, by_committee=by_committee))
    assert set(parts) == set(TEMPLATE) - {VALUE_STYLES}
    assert next(iter(parts)) == "[Content_Types].xml"
    root = etree.fromstring(parts["word/document.xml"])
    for container, names in ORDERS.items():
        order = names.split()
        for element in root.iter(w(container)):
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), etree.tostring(element)
    body = root[0]
    assert {child.tag for child in body} <= {w("p"), w("tbl"), w("sdt"), w("sectPr")}
    assert [child.tag for child in body][-2:] == [w("p"), w("sectPr")]
    styles = etree.fromstring(parts["word/styles.xml"])
    known = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {e.get(w("val")) for e in root.iter(w(tag))} <= known


@BOTH
def test_the_same_collation_gives_the_same_bytes(by_committee: bool) -> None:
    turned = dict(reversed(TEMPLATE.items()))
    again = BytesIO()
    write_collation_docx(example_collation(), again, turned, by_committee=by_committee)
    assert again.getvalue() == written(PICTURE, by_committee=by_committee)


def test_python_docx_reads_its_properties() -> None:
    document = docx.Document(BytesIO(written(PICTURE)))
    properties = document.core_properties
    assert (
        properties.title
        == "Sammanställning: Uppföljningsrapport näringsliv – Tertialrapport 2 2022"
    )
    assert properties.language == "sv-SE"
    assert properties.created == properties.modified == PICTURE.made_at
    (section,) = document.sections
    header = section.header.paragraphs[0].text
    assert header == "Sammanställning: Uppföljningsrapport näringsliv · Tertialrapport 2 2022"
    assert section.first_page_header.paragraphs[0].text == ""
    footers = (section.footer, section.first_page_footer)
    assert [text_of(f.paragraphs[0]._p) for f in footers] == [
        "Sammanställd 2022-09-30\tSida 1 av 1"
    ] * 2


def test_the_program_knows_its_own_collation() -> None:
    document = written(PICTURE)
    assert is_collation(WordPackage(document, "samman.docx"))
    assert not is_collation(WordPackage(exported(rich_report(FORM), FORM), "rapport.docx"))
    with pytest.raises(ReportFileError, match="sammanställning av flera rapporter"):
        read_report_docx(document, "samman.docx", CALENDAR)
