"""Lists and formats in the collation's document."""

from dataclasses import replace

from lxml import etree

from app.formats.docx.block_writer import BULLETS
from app.formats.docx.markup import w
from app.formats.docx.styles import value
from tests.formats.collation.collation_documents import (
    ORDERS,
    collation_with,
    lines_of,
    report_with,
    root_of,
    text_of,
    written,
)
from tests.support.collations import example_collation
from tests.support.example_report import bold, bullet, number, paragraph
from tests.support.report_documents import parts_of

PICTURE = example_collation()


def test_the_form_of_the_text_is_kept() -> None:
    collation = collation_with(
        PICTURE, report_with((paragraph("a\nb ", bold("c"), "\td"), number("e")))
    )
    p = next(p for p in root_of(written(collation)).iter(w("p")) if text_of(p).startswith("a\n"))
    assert text_of(p) == "a\nb c\td"
    assert [text_of(r) for r in p.iter(w("r")) if r.find(f"{w('rPr')}/{w('b')}") is not None] == [
        "c"
    ]


def _labels(document: bytes) -> list[str]:
    """The label that Word shows before each numbered item, whose numberings all start at 1."""
    parts = parts_of(document)
    numbering = etree.fromstring(parts["word/numbering.xml"])
    starts = {
        num.get(w("numId")): [value(level, "startOverride") for level in num.iter(w("lvlOverride"))]
        for num in numbering.iter(w("num"))
    }
    counts: dict[str, int] = {}
    labels = []
    for p in etree.fromstring(parts["word/document.xml"]).iter(w("p")):
        num_id = value(p.find(f"{w('pPr')}/{w('numPr')}"), "numId")
        if num_id == "0":
            labels.append(text_of(p).partition("\t")[0])
        elif num_id is not None and num_id != str(BULLETS):
            counts[num_id] = counts.get(num_id, int(starts[num_id][0] or 1) - 1) + 1
            labels.append(f"{counts[num_id]}.")
    return labels


def test_each_list_begins_at_one() -> None:
    report = report_with((number("a"), number("b"), paragraph("c"), number("d")))
    for answer in report.answers:
        if answer.question_id != "svart-ekonomi":
            report = report.with_answer(answer.emptied())
    collation = replace(PICTURE, reports=(report,) * 3)
    for by_committee in (False, True):
        assert _labels(written(collation, by_committee=by_committee)) == ["1.", "2.", "1."] * 3


def test_when_word_takes_no_more_numberings_the_numbers_are_text() -> None:
    items = (number("a"), number("b", level=1), bullet("c"), number("d"))
    lists = tuple(block for _ in range(1999) for block in (number("x"), paragraph("y")))
    report = report_with(lists)
    for answer in report.answers:
        if answer.question_id != "svart-ekonomi":
            report = report.with_answer(answer.emptied())
    later = report.answer("hallbar-tillvaxt").model_copy(
        update={"blocks": (*items, paragraph("y"), *items)}
    )
    document = written(collation_with(PICTURE, report.with_answer(later)))
    defined = etree.fromstring(parts_of(document)["word/numbering.xml"]).findall(w("num"))
    assert len(defined) == 2002
    shown = [text for style, text in lines_of(document) if style == "ListNumber"]
    assert shown[-6:] == ["a", "b", "d", "1.\ta", "a.\tb", "2.\td"]
    root = root_of(document)
    for element in root.iter(w("pPr")):
        names = [etree.QName(child).localname for child in element]
        order = ORDERS["pPr"].split()
        assert [order.index(name) for name in names] == sorted(order.index(name) for name in names)
