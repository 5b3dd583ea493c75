"""The text of a PDF: paragraphs, lists and sub-headings, by tags or by how it looks."""

from textwrap import wrap

import pytest

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.pdf.pdf_reader import read_pdf
from app.formats.source_text import OmissionKind, SourceText
from app.model.rich_text import BlockKind
from tests.support.pdf_files import (
    COLUMNS,
    LEADING,
    LEFT,
    Page,
    check_box,
    link,
    pdf_file,
    raw_pdf,
    stream,
    text_field,
)

LONG = (
    "Förvaltningen har under året arbetat tillsammans med företagen i området, och samarbetet har "
    "utvecklats genom möten, besök och en gemensam plan för platsen som alla parter står bakom."
)
OTHER = (
    "Under hösten fortsätter arbetet med trygghet och trivsel kring torget, där fastighetsägarna, "
    "polisen och föreningslivet deltar i planeringen varje månad."
)

FULL = "a" * 70


def _read(*pages: Page) -> SourceText:
    return read_pdf(pdf_file(*pages), "a.pdf")


def _texts(text: SourceText) -> list[str]:
    return [block.text.replace("\n", text.line_ends) for block in text.blocks]


def _kinds(text: SourceText) -> list[tuple[str, int, str]]:
    return [
        (block.kind.value, block.level, block.text.replace("\n", text.line_ends))
        for block in text.blocks
    ]


# Paragraphs.


def test_wrapped_lines_are_paragraphs_that_end_where_the_next_word_would_have_fitted() -> None:
    assert _texts(_read(Page().text(LONG).text(OTHER).text("Kort."))) == [LONG, OTHER, "Kort."]


def test_a_larger_distance_parts_paragraphs() -> None:
    first, second, *_ = wrap(LONG, COLUMNS)
    assert _texts(_read(Page().text(LONG).line(first).gap().line(second))) == [
        LONG,
        first,
        second,
    ]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    head, *rest = wrap(LONG, COLUMNS)
    first, second = Page().text(OTHER).line(head), Page()
    for row in rest:
        second.line(row)
    assert _texts(_read(first, second.text(OTHER))) == [OTHER, LONG, OTHER]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    page = Page()
    for text in (LONG, OTHER):
        first, *rest = wrap(text, COLUMNS, initial_indent=" " * 4)
        page.line(first.strip(), x=LEFT + 24)
        for row in rest:
            page.line(row)
    assert _texts(_read(page)) == [LONG, OTHER]


def test_a_turned_page_is_read_as_it_is_looked_at() -> None:
    turned = Page(rotation=90)
    turned.drawn.append("0 1 -1 0 595 0 cm")
    assert _texts(_read(turned.text(LONG).text(OTHER))) == [LONG, OTHER]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = Page().text(LONG, columns=34), Page().text(OTHER, x=LEFT + 240, columns=34)
    page = Page(drawn=[row for pair in zip(left.drawn, right.drawn, strict=False) for row in pair])
    page.drawn += left.drawn[len(right.drawn) :] + right.drawn[len(left.drawn) :]
    assert _texts(_read(page)) == [LONG, OTHER]


def test_a_table_of_labels_is_read_row_by_row() -> None:
    page = Page()
    for label, value in (("Nämnd", "Farsta"), ("Telefon", "08-508 24 478"), ("E-post", "a@b.se")):
        page.at(LEFT, page.y, label)
        page.line(value, x=LEFT + 200)
    page.gap().text(LONG)
    assert _texts(_read(page)) == [
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
    assert _texts(_read(page)) == [
        LONG,
        *("Beskriv arbetet med platsaktivering i området", LONG, OTHER),
        *("Hur sker samverkan?", LONG, OTHER),
    ]


def test_bold_lines_are_told_from_the_text_below() -> None:
    text = _read(Page().line("Växla upp", font="B").text(LONG).text("Se här.", font="I"))
    assert _texts(text) == ["Växla upp", LONG, "Se här."]
    assert [(span.bold, span.italic) for block in text.blocks for span in block.spans] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_large_line_is_a_sub_heading() -> None:
    text = _read(Page().line("Samverkan", size=14).text(LONG))
    assert [block.kind for block in text.blocks] == [BlockKind.SUBHEADING, BlockKind.PARAGRAPH]


# Lists.


@pytest.mark.parametrize("marker", ["•", "-", "–", "*"])
def test_bullets_are_items_with_their_levels(marker: str) -> None:
    page = Page().text("Vi har gjort detta:")
    page.line(f"{marker} {FULL}", x=LEFT + 18).line("och mera.", x=LEFT + 30)
    page.line(f"{marker} Ett", x=LEFT + 36).line(f"{marker} Två", x=LEFT + 18).text(OTHER)
    assert _kinds(_read(page)) == [
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
    assert _kinds(_read(page.gap().text(OTHER))) == [
        ("paragraph", 0, LONG),
        *(("bullet", 0, "Ett"), ("bullet", 1, "Under"), ("bullet", 0, "Två")),
        ("paragraph", 0, OTHER),
    ]


def test_a_list_goes_on_on_a_page_that_has_nothing_else() -> None:
    first = Page().text(LONG).line("• Ett", x=LEFT + 18).line("• Under", x=LEFT + 36)
    second = Page().line("• Två", x=LEFT + 18).line("• Under", x=LEFT + 36)
    assert [(kind, level) for kind, level, _ in _kinds(_read(first, second))[1:]] == [
        *(("bullet", 0), ("bullet", 1)),
        *(("bullet", 0), ("bullet", 1)),
    ]


def test_a_number_that_stands_apart_is_an_item() -> None:
    page = Page().text(LONG).line("1.   Följa upp").text(OTHER)
    page.line("1. Ett").line("a. Under", x=LEFT + 18)
    assert [kind for kind, _, _ in _kinds(_read(page))] == [
        *("paragraph", "number", "paragraph", "number", "number")
    ]


def test_numbers_are_items() -> None:
    page = Page().text(LONG).text("1. Följa upp arbetet.").text("2. Samordna.").text(OTHER)
    assert _kinds(_read(page)) == [
        ("paragraph", 0, LONG),
        ("number", 0, "Följa upp arbetet."),
        ("number", 0, "Samordna."),
        ("paragraph", 0, OTHER),
    ]


def test_a_number_or_a_dash_in_prose_is_none() -> None:
    page = Page().text(LONG).text("3. Attraktivare miljöer").text(f"- {OTHER}")
    assert [kind for kind, _, _ in _kinds(_read(page))] == ["paragraph"] * 3


# What is taken away, and what is kept.


def test_headers_and_page_numbers_are_taken_off() -> None:
    pages = [
        Page().at(LEFT, 810, "Farsta stadsdelsnämnd").text(text).at(LEFT, 40, f"Sida {number} av 2")
        for number, text in ((1, LONG), (2, OTHER))
    ]
    text = _read(*pages)
    assert _texts(text) == [LONG, OTHER]
    assert [block.text for block in text.header] == ["Farsta stadsdelsnämnd"]


@pytest.mark.parametrize("numbers", [("1", "2"), ("12", "13"), ("- 7 -", "- 8 -")])
def test_a_number_alone_on_each_page_is_its_page_number(numbers: tuple[str, str]) -> None:
    pages = [
        Page().text(text).at(LEFT, 40, number)
        for number, text in zip(numbers, (LONG, OTHER), strict=True)
    ]
    assert _texts(_read(*pages)) == [LONG, OTHER]


def test_an_answer_that_is_a_number_alone_stays() -> None:
    pages = Page().text(LONG), Page().text(OTHER).at(LEFT, 500, "12")
    assert _texts(_read(*pages)) == [LONG, OTHER, "12"]


def test_a_word_parted_at_a_line_end_is_one_word() -> None:
    rows = ("Arbetet med nä-", "ringslivet och med före-", "tagen i plan- och bygg-", "frågor.")
    page = Page()
    for row in rows:
        page.line(row)
    assert _texts(_read(page)) == [
        "Arbetet med näringslivet och med företagen i plan- och byggfrågor."
    ]


def test_a_hyphen_that_was_written_stays() -> None:
    page = Page().text(LONG).text("Växla upp-arbetet går bra.").text(OTHER)
    page.line("x" * 60 + " Växla upp-").text("satsningen och HBTQ-rådet.")
    assert _texts(_read(page))[-1] == "x" * 60 + " Växla upp-satsningen och HBTQ-rådet."


def test_struck_text_is_left_out_and_told() -> None:
    page = Page().line("Kvar borta kvar")
    page.bar(LEFT + 5 * 6, 770 + 2.8, 5 * 6)
    page.bar(LEFT, 770 - 1.2, 5 * 6)
    text = _read(page)
    assert _texts(text) == ["Kvar kvar"]
    assert text.omissions == ((0, OmissionKind.STRUCK_TEXT),)


def test_each_struck_place_is_told_with_its_paragraph() -> None:
    page = Page().text(LONG).gap()
    page.bar(LEFT + 5 * 6, page.y + 2.8, 5 * 6)
    page.bar(LEFT + 16 * 6, page.y + 2.8, 5 * 6)
    text = _read(page.line("Kvar borta kvar borta kvar.").gap().text(OTHER))
    assert _texts(text) == [LONG, "Kvar kvar kvar.", OTHER]
    assert text.omissions == ((1, OmissionKind.STRUCK_TEXT),) * 2


def test_a_line_with_struck_words_stays_one() -> None:
    page = Page().text(LONG)
    for _ in range(4):
        page.bar(LEFT + 10 * 6, page.y + 2.8, 40 * 6)
        page.line("Vi har det" + "x" * 40 + " kvar här").gap()
    assert _texts(_read(page)) == [LONG, *["Vi har det kvar här"] * 4]


def test_what_parts_two_bold_lines_is_bold_too() -> None:
    page = Page().tagged("P", LONG)
    page.drawn = [row.replace("/F ", "/B ") for row in page.drawn]
    (span,) = _read(page.tagged("P", OTHER)).blocks[0].spans
    assert span.bold


def test_links_keep_their_address() -> None:
    page = Page().line("Se stockholm.se idag")
    page.note(link("https://stockholm.se/"), (LEFT + 3 * 6, 768, LEFT + 15 * 6, 780))
    spans = _read(page).blocks[0].spans
    assert [(span.text, span.href) for span in spans] == [
        ("Se ", None),
        ("stockholm.se", "https://stockholm.se/"),
        (" idag", None),
    ]


def test_fields_are_read_in_their_places() -> None:
    page = Page().line("Telefon").gap(60).line("Beskriv arbetet.").gap(100).line("Tertial 1", x=90)
    page.note(text_field("08-508 24 478"), (LEFT + 60, 766, 400, 784))
    page.note(text_field(f"{LONG}\n{OTHER}"), (LEFT, 620, 500, 690))
    page.note(check_box(checked=True), (LEFT, page.y + LEADING, LEFT + 10, page.y + 22))
    text = _read(page)
    assert _texts(text) == [
        "Telefon",
        "08-508 24 478",
        "Beskriv arbetet.",
        LONG,
        OTHER,
        "☒ Tertial 1",
    ]


def test_a_field_without_a_height_is_read() -> None:
    page = Page().line("Telefon").note(text_field("08"), (LEFT + 60, 766, 400, 766))
    assert "08" in _texts(_read(page))


def test_a_picture_in_the_text_is_told_and_a_logo_is_not() -> None:
    first = Page().picture(LEFT, 790, 60, 40).text(LONG)
    first.picture(LEFT, 500, 200, 150)
    first.y = 480
    assert _read(first.text(OTHER), Page().text(OTHER)).omissions == ((0, OmissionKind.PICTURE),)


def test_a_comment_is_told_and_text_typed_on_top_is_read() -> None:
    page = Page().text(LONG).gap(60).text(OTHER)
    page.note("/Subtype /Text /Contents (Stämmer det?)", (500, 760, 520, 780))
    page.note("/Subtype /Text", (500, 760, 520, 780))
    page.note("/Subtype /FreeText /Contents (Tillagt)", (LEFT, 690, 300, 710))
    text = _read(page)
    assert text.omissions == ((0, OmissionKind.COMMENT),)
    assert _texts(text) == [LONG, "Tillagt", OTHER]


def test_text_that_is_marked_as_struck_out_is_left_out() -> None:
    page = Page().line("Kvar borta kvar")
    left, right = LEFT + 5 * 6, LEFT + 10 * 6
    corners = f"[{left} 780 {right} 780 {left} 767 {right} 767]"
    page.note(f"/Subtype /StrikeOut /QuadPoints {corners}", (left, 767, right, 780))
    assert _texts(_read(page)) == ["Kvar kvar"]


def test_text_that_is_turned_is_told_unless_every_page_has_it() -> None:
    turned = "q 0 1 -1 0 500 300 cm BT /F 10 Tf (Lodrätt) Tj ET Q"
    first, second = Page().text(LONG), Page().text(OTHER)
    first.drawn.append(turned)
    assert _read(first, second).omissions == ((0, OmissionKind.DRAWING),)
    second.drawn.append(turned)
    assert _read(first, second).omissions == ()


# Tags.


def test_tagged_paragraphs_are_what_the_tags_say() -> None:
    page = Page().tagged("H2", "Samverkan").tagged("P", LONG).tagged("P", OTHER)
    text = _read(page)
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
    assert _kinds(_read(page)) == [
        ("paragraph", 0, LONG),
        ("bullet", 0, "Ett"),
        ("bullet", 1, "Under"),
        ("bullet", 2, "Djupt"),
        ("number", 0, "Två"),
        ("paragraph", 0, OTHER),
    ]


def test_what_the_tags_do_not_have_is_read_too() -> None:
    page = Page().tagged("P", LONG).line("Utan märkning.").tagged("P", OTHER).tagged("P", LONG)
    assert _texts(_read(page)) == [LONG, "Utan märkning.", OTHER, LONG]


def test_tags_on_a_part_of_the_text_are_not_trusted() -> None:
    text = _read(Page().tagged("P", "Kort.").tagged("P", "Mer.").text(LONG).text(OTHER))
    assert text.guessed
    assert _texts(text)[-2:] == [LONG, OTHER]


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
