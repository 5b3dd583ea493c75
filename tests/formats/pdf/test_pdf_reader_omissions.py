"""What of a page is no text of the report, and what must not be taken for that."""

import pytest

from app.formats.source_text import OmissionKind
from tests.support.pdf_files import (
    LEADING,
    LEFT,
    Page,
    check_box,
    link,
    text_field,
)
from tests.support.pdf_texts import LONG, OTHER, read_pages, texts_of


def test_headers_and_page_numbers_are_taken_off() -> None:
    pages = [
        Page().at(LEFT, 810, "Farsta stadsdelsnämnd").text(text).at(LEFT, 40, f"Sida {number} av 2")
        for number, text in ((1, LONG), (2, OTHER))
    ]
    text = read_pages(*pages)
    assert texts_of(text) == [LONG, OTHER]
    assert [block.text for block in text.header] == ["Farsta stadsdelsnämnd"]


@pytest.mark.parametrize("numbers", [("1", "2"), ("12", "13"), ("- 7 -", "- 8 -")])
def test_a_number_alone_on_each_page_is_its_page_number(numbers: tuple[str, str]) -> None:
    pages = [
        Page().text(text).at(LEFT, 40, number)
        for number, text in zip(numbers, (LONG, OTHER), strict=True)
    ]
    assert texts_of(read_pages(*pages)) == [LONG, OTHER]


def test_an_answer_that_is_a_number_alone_stays() -> None:
    pages = Page().text(LONG), Page().text(OTHER).at(LEFT, 500, "12")
    assert texts_of(read_pages(*pages)) == [LONG, OTHER, "12"]


def test_a_word_parted_at_a_line_end_is_one_word() -> None:
    rows = ("Arbetet med nä-", "ringslivet och med före-", "tagen i plan- och bygg-", "frågor.")
    page = Page()
    for row in rows:
        page.line(row)
    assert texts_of(read_pages(page)) == [
        "Arbetet med näringslivet och med företagen i plan- och byggfrågor."
    ]


def test_a_hyphen_that_was_written_stays() -> None:
    page = Page().text(LONG).text("Växla upp-arbetet går bra.").text(OTHER)
    page.line("x" * 60 + " Växla upp-").text("satsningen och HBTQ-rådet.")
    assert texts_of(read_pages(page))[-1] == "x" * 60 + " Växla upp-satsningen och HBTQ-rådet."


def test_struck_text_is_left_out_and_told() -> None:
    page = Page().line("Kvar borta kvar")
    page.bar(LEFT + 5 * 6, 770 + 2.8, 5 * 6)
    page.bar(LEFT, 770 - 1.2, 5 * 6)
    text = read_pages(page)
    assert texts_of(text) == ["Kvar kvar"]
    assert text.omissions == ((0, OmissionKind.STRUCK_TEXT),)


def test_each_struck_place_is_told_with_its_paragraph() -> None:
    page = Page().text(LONG).gap()
    page.bar(LEFT + 5 * 6, page.y + 2.8, 5 * 6)
    page.bar(LEFT + 16 * 6, page.y + 2.8, 5 * 6)
    text = read_pages(page.line("Kvar borta kvar borta kvar.").gap().text(OTHER))
    assert texts_of(text) == [LONG, "Kvar kvar kvar.", OTHER]
    assert text.omissions == ((1, OmissionKind.STRUCK_TEXT),) * 2


def test_a_line_with_struck_words_stays_one() -> None:
    page = Page().text(LONG)
    for _ in range(4):
        page.bar(LEFT + 10 * 6, page.y + 2.8, 40 * 6)
        page.line("Vi har det" + "x" * 40 + " kvar här").gap()
    assert texts_of(read_pages(page)) == [LONG, *["Vi har det kvar här"] * 4]


def test_what_parts_two_bold_lines_is_bold_too() -> None:
    page = Page().tagged("P", LONG)
    page.drawn = [row.replace("/F ", "/B ") for row in page.drawn]
    (span,) = read_pages(page.tagged("P", OTHER)).blocks[0].spans
    assert span.bold


def test_links_keep_their_address() -> None:
    page = Page().line("Se stockholm.se idag")
    page.note(link("https://stockholm.se/"), (LEFT + 3 * 6, 768, LEFT + 15 * 6, 780))
    spans = read_pages(page).blocks[0].spans
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
    text = read_pages(page)
    assert texts_of(text) == [
        "Telefon",
        "08-508 24 478",
        "Beskriv arbetet.",
        LONG,
        OTHER,
        "☒ Tertial 1",
    ]


def test_a_field_without_a_height_is_read() -> None:
    page = Page().line("Telefon").note(text_field("08"), (LEFT + 60, 766, 400, 766))
    assert "08" in texts_of(read_pages(page))


def test_a_picture_in_the_text_is_told_and_a_logo_is_not() -> None:
    first = Page().picture(LEFT, 790, 60, 40).text(LONG)
    first.picture(LEFT, 500, 200, 150)
    first.y = 480
    assert read_pages(first.text(OTHER), Page().text(OTHER)).omissions == (
        (0, OmissionKind.PICTURE),
    )


def test_a_comment_is_told_and_text_typed_on_top_is_read() -> None:
    page = Page().text(LONG).gap(60).text(OTHER)
    page.note("/Subtype /Text /Contents (Stämmer det?)", (500, 760, 520, 780))
    page.note("/Subtype /Text", (500, 760, 520, 780))
    page.note("/Subtype /FreeText /Contents (Tillagt)", (LEFT, 690, 300, 710))
    text = read_pages(page)
    assert text.omissions == ((0, OmissionKind.COMMENT),)
    assert texts_of(text) == [LONG, "Tillagt", OTHER]


def test_text_that_is_marked_as_struck_out_is_left_out() -> None:
    page = Page().line("Kvar borta kvar")
    left, right = LEFT + 5 * 6, LEFT + 10 * 6
    corners = f"[{left} 780 {right} 780 {left} 767 {right} 767]"
    page.note(f"/Subtype /StrikeOut /QuadPoints {corners}", (left, 767, right, 780))
    assert texts_of(read_pages(page)) == ["Kvar kvar"]


def test_text_that_is_turned_is_told_unless_every_page_has_it() -> None:
    turned = "q 0 1 -1 0 500 300 cm BT /F 10 Tf (Lodrätt) Tj ET Q"
    first, second = Page().text(LONG), Page().text(OTHER)
    first.drawn.append(turned)
    assert read_pages(first, second).omissions == ((0, OmissionKind.DRAWING),)
    second.drawn.append(turned)
    assert read_pages(first, second).omissions == ()
