"""The text of a PDF: paragraphs, lists and sub-headings, by tags or by how it looks."""

from textwrap import wrap

import pytest

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.pdf.pdf_reader import read_pdf
from app.formats.source_text import SourceText
from app.model.rich_text import BlockKind
from tests.support.pdf_files import (
    COLUMNS,
    LEADING,
    LEFT,
    Page,
    pdf_file,
    raw_pdf,
    stream,
)
from tests.support.pdf_texts import LONG, OTHER, read_pages, texts_of

FULL = "a" * 70


def _kinds(text: SourceText) -> list[tuple[str, int, str]]:
    return [
        (block.kind.value, block.level, block.text.replace("\n", text.line_ends))
        for block in text.blocks
    ]


# Paragraphs.


def test_wrapped_lines_are_paragraphs_that_end_where_the_next_word_would_have_fitted() -> None:
    assert texts_of(read_pages(Page().text(LONG).text(OTHER).text("Kort."))) == [
        LONG,
        OTHER,
        "Kort.",
    ]


def test_a_larger_distance_parts_paragraphs() -> None:
    first, second, *_ = wrap(LONG, COLUMNS)
    assert texts_of(read_pages(Page().text(LONG).line(first).gap().line(second))) == [
        LONG,
        first,
        second,
    ]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    head, *rest = wrap(LONG, COLUMNS)
    first, second = Page().text(OTHER).line(head), Page()
    for row in rest:
        second.line(row)
    assert texts_of(read_pages(first, second.text(OTHER))) == [OTHER, LONG, OTHER]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    page = Page()
    for text in (LONG, OTHER):
        first, *rest = wrap(text, COLUMNS, initial_indent=" " * 4)
        page.line(first.strip(), x=LEFT + 24)
        for row in rest:
            page.line(row)
    assert texts_of(read_pages(page)) == [LONG, OTHER]


def test_a_turned_page_is_read_as_it_is_looked_at() -> None:
    turned = Page(rotation=90)
    turned.drawn.append("0 1 -1 0 595 0 cm")
    assert texts_of(read_pages(turned.text(LONG).text(OTHER))) == [LONG, OTHER]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = Page().text(LONG, columns=34), Page().text(OTHER, x=LEFT + 240, columns=34)
    page = Page(drawn=[row for pair in zip(left.drawn, right.drawn, strict=False) for row in pair])
    page.drawn += left.drawn[len(right.drawn) :] + right.drawn[len(left.drawn) :]
    assert texts_of(read_pages(page)) == [LONG, OTHER]


def test_a_table_of_labels_is_read_row_by_row() -> None:
    page = Page()
    for label, value in (("Nämnd", "Farsta"), ("Telefon", "08-508 24 478"), ("E-post", "a@b.se")):
        page.at(LEFT, page.y, label)
        page.line(value, x=LEFT + 200)
    page.gap().text(LONG)
    assert texts_of(read_pages(page)) == [
        *("Nämnd", "Farsta", "Telefon", "08-508 24 478", "E-post", "a@b.se"),
        LONG,
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_of_questions_and_answers_is_read_row_by_row(ruled: bool) -> None:
    page = Page().text(LONG)
    for question in ("Beskriv arbetet med platsaktivering i området", "Hur sker samverkan?"):
        if ruled:
            page.bar(LEFT - 5, page.y + 10, 225).bar(LEFT + 225, page.y + 10, 230)
        left = Page(y=page.y).text(question, columns=30, font="B")
        right = Page(y=page.y).text(LONG, x=LEFT + 230, columns=34).gap()
        right.text(OTHER, x=LEFT + 230, columns=34)
        page.drawn += left.drawn + right.drawn
        page.y = right.y - (2 if ruled else LEADING)
    assert texts_of(read_pages(page)) == [
        LONG,
        *("Beskriv arbetet med platsaktivering i området", LONG, OTHER),
        *("Hur sker samverkan?", LONG, OTHER),
    ]


def test_bold_lines_are_told_from_the_text_below() -> None:
    text = read_pages(Page().line("Växla upp", font="B").text(LONG).text("Se här.", font="I"))
    assert texts_of(text) == ["Växla upp", LONG, "Se här."]
    assert [(span.bold, span.italic) for block in text.blocks for span in block.spans] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_large_line_is_a_sub_heading() -> None:
    text = read_pages(Page().line("Samverkan", size=14).text(LONG))
    assert [block.kind for block in text.blocks] == [BlockKind.SUBHEADING, BlockKind.PARAGRAPH]


# Lists.


@pytest.mark.parametrize("marker", ["•", "-", "–", "*"])
def test_bullets_are_items_with_their_levels(marker: str) -> None:
    page = Page().text("Vi har gjort detta:")
    page.line(f"{marker} {FULL}", x=LEFT + 18).line("och mera.", x=LEFT + 30)
    page.line(f"{marker} Ett", x=LEFT + 36).line(f"{marker} Två", x=LEFT + 18).text(OTHER)
    assert _kinds(read_pages(page)) == [
        ("paragraph", 0, "Vi har gjort detta:"),
        ("bullet", 0, f"{FULL} och mera."),
        ("bullet", 1, "Ett"),
        ("bullet", 0, "Två"),
        ("paragraph", 0, OTHER),
    ]


def test_drawn_bullets_are_bullets() -> None:
    page = Page().text(LONG)
    for text, x in (("Ett", 100), ("Under", 120), ("Två", 100)):
        page.bar(x - 10, page.y + 2, 4, 4).line(text, x=x).gap(3)
    assert _kinds(read_pages(page.gap().text(OTHER))) == [
        ("paragraph", 0, LONG),
        *(("bullet", 0, "Ett"), ("bullet", 1, "Under"), ("bullet", 0, "Två")),
        ("paragraph", 0, OTHER),
    ]


def test_a_list_goes_on_on_a_page_that_has_nothing_else() -> None:
    first = Page().text(LONG).line("• Ett", x=LEFT + 18).line("• Under", x=LEFT + 36)
    second = Page().line("• Två", x=LEFT + 18).line("• Under", x=LEFT + 36)
    assert [(kind, level) for kind, level, _ in _kinds(read_pages(first, second))[1:]] == [
        *(("bullet", 0), ("bullet", 1)),
        *(("bullet", 0), ("bullet", 1)),
    ]


def test_a_number_that_stands_apart_is_an_item() -> None:
    page = Page().text(LONG).line("1.   Följa upp").text(OTHER)
    page.line("1. Ett").line("a. Under", x=LEFT + 18)
    assert [kind for kind, _, _ in _kinds(read_pages(page))] == [
        *("paragraph", "number", "paragraph", "number", "number")
    ]


def test_numbers_are_items() -> None:
    page = Page().text(LONG).text("1. Följa upp arbetet.").text("2. Samordna.").text(OTHER)
    assert _kinds(read_pages(page)) == [
        ("paragraph", 0, LONG),
        ("number", 0, "Följa upp arbetet."),
        ("number", 0, "Samordna."),
        ("paragraph", 0, OTHER),
    ]


def test_a_number_or_a_dash_in_prose_is_none() -> None:
    page = Page().text(LONG).text("3. Attraktivare miljöer").text(f"- {OTHER}")
    assert [kind for kind, _, _ in _kinds(read_pages(page))] == ["paragraph"] * 3


# Tags.


def test_tagged_paragraphs_are_what_the_tags_say() -> None:
    page = Page().tagged("H2", "Samverkan").tagged("P", LONG).tagged("P", OTHER)
    text = read_pages(page)
    assert not text.guessed
    assert _kinds(text) == [
        ("subheading", 0, "Samverkan"),
        ("paragraph", 0, LONG),
        ("paragraph", 0, OTHER),
    ]


def test_items_are_on_the_levels_of_the_tags_and_of_the_page() -> None:
    page = Page().tagged("P", LONG).tagged("L/LI", "• Ett", x=LEFT + 18)
    page.tagged("L/LI", "• Under", x=LEFT + 36).tagged("L/LI/LBody/L/LI", "- Djupt", x=LEFT + 54)
    page.tagged("L/LI", "2. Två", x=LEFT + 18).tagged("P", OTHER)
    assert _kinds(read_pages(page)) == [
        ("paragraph", 0, LONG),
        ("bullet", 0, "Ett"),
        ("bullet", 1, "Under"),
        ("bullet", 2, "Djupt"),
        ("number", 0, "Två"),
        ("paragraph", 0, OTHER),
    ]


def test_what_the_tags_do_not_have_is_read_too() -> None:
    page = Page().tagged("P", LONG).line("Utan märkning.").tagged("P", OTHER).tagged("P", LONG)
    assert texts_of(read_pages(page)) == [LONG, "Utan märkning.", OTHER, LONG]


def test_tags_on_a_part_of_the_text_are_not_trusted() -> None:
    text = read_pages(Page().tagged("P", "Kort.").tagged("P", "Mer.").text(LONG).text(OTHER))
    assert text.guessed
    assert texts_of(text)[-2:] == [LONG, OTHER]


# What is refused.


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", FormatErrorCode.PDF_DAMAGED),
        (pdf_file(Page().text(LONG))[:300], FormatErrorCode.PDF_DAMAGED),
        (pdf_file(Page()), FormatErrorCode.PDF_SCANNED),
        (pdf_file(Page().picture(0, 0, 595, 842)), FormatErrorCode.PDF_SCANNED),
        (pdf_file(*[Page()] * 201), FormatErrorCode.TOO_BIG),
        (pdf_file(*[Page().line("x" * 20_000)] * 8), FormatErrorCode.TOO_BIG),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: FormatErrorCode) -> None:
    with pytest.raises(ReportFileError) as error:
        read_pdf(data, "a.pdf")
    assert error.value.code is code


def test_text_without_a_meaning_is_refused() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
        b"/CharProcs << >> /Encoding << /Differences [65 /g1 /g2 /g3] >> /FirstChar 65 "
        b"/LastChar 67 /Widths [1 1 1] >>"
    )
    data = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> >> >>",
            stream(b"BT /F 10 Tf 70 700 Td (ABCABC) Tj ET"),
            font,
        ]
    )
    with pytest.raises(ReportFileError) as error:
        read_pdf(data, "a.pdf")
    assert error.value.code in {FormatErrorCode.PDF_UNREADABLE, FormatErrorCode.PDF_SCANNED}
