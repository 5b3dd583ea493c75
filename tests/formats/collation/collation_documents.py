"""Collations as Word documents, read back with plain lxml."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from lxml import etree

from app.formats.collation.collation_docx import write_collation_docx
from app.formats.docx.markup import w
from app.formats.docx.styles import value
from app.model.collation.collation import Collation
from app.model.report import Answer, Report
from app.model.rich_text import Block
from tests.support.collations import StillCollation
from tests.support.report_documents import form_named, parts_of, rich_report, template
from tests.support.terms import IN_STOCKHOLM

FORM = form_named("stadsdelsnamnd")
TEMPLATE = template()
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr spacing ind",
    "rPr": "rStyle b bCs i iCs",
    "tblPr": "tblStyle tblW tblInd tblLayout tblLook tblCaption tblDescription",
    "sdtPr": "id docPartObj",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
}


def written(collation: Collation, *, by_committee: bool = False) -> bytes:
    target = BytesIO()
    write_collation_docx(collation, target, TEMPLATE, by_committee=by_committee)
    return target.getvalue()


def root_of(document: bytes) -> etree._Element:
    return etree.fromstring(parts_of(document)["word/document.xml"])


def text_of(element: etree._Element) -> str:
    """With line breaks, tabs and special hyphens as the signs they stand for."""
    signs = {w("br"): "\n", w("tab"): "\t", w("softHyphen"): "\u00ad", w("noBreakHyphen"): "\u2011"}
    return "".join(signs.get(e.tag, e.text or "") for e in element.iter(w("t"), *signs))


def style_of(p: etree._Element) -> str:
    return value(p.find(w("pPr")), "pStyle") or "Normal"


def lines_of(document: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the body, without the table of contents."""
    body = root_of(document)[0]
    return [(style_of(p), text_of(p)) for p in body if p.tag == w("p")]


def with_headings(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each line with the headings it stands under."""
    path: list[str] = []
    for style, text in lines:
        if style.startswith("Heading"):
            level = int(style[-1])
            path[level - 1 :] = [text]
        yield tuple(path), style, text


def heading_texts(document: bytes, level: int) -> list[str]:
    return [text for style, text in lines_of(document) if style == f"Heading{level}"]


def report_with(blocks: tuple[Block, ...]) -> Report:
    report = rich_report(FORM)
    answer = report.answer("svart-ekonomi").model_dump()
    return report.with_answer(
        Answer.model_validate({**answer, "blocks": blocks}, context=IN_STOCKHOLM)
    )


def collation_with(collation: StillCollation, report: Report) -> StillCollation:
    return replace(collation, reports=(report,))


def check_contents(document: bytes) -> None:
    """That each heading of the listed levels is listed, and each entry leads to it."""
    root = root_of(document)
    control = next(root.iter(w("sdt")))
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    assert gallery is not None
    assert gallery.get(w("val")) == "Table of Contents"
    (instruction,) = (e.text or "" for e in root.iter(w("instrText")))
    listed = re.fullmatch(r' TOC \\o "1-([12])" \\h \\z \\u ', instruction)
    assert listed is not None
    kinds = [e.get(w("fldCharType")) for e in control.iter(w("fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    entries = [
        (style_of(p), text_of(link), link.get(w("anchor")))
        for p in control.iter(w("p"))
        for link in p.iter(w("hyperlink"))
    ]
    styles = {f"Heading{level}": f"TOC{level}" for level in range(1, int(listed[1]) + 1)}
    headings = [
        (styles[style_of(p)], text_of(p), mark.get(w("name")))
        for p in root[0].iterfind(w("p"))
        if style_of(p) in styles
        for mark in p.iter(w("bookmarkStart"))
    ]
    assert entries == headings
    assert len(headings) == len([p for p in root[0].iterfind(w("p")) if style_of(p) in styles])
