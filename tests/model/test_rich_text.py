"""Rich text in normal form: what looks the same is the same."""

import pytest
from hypothesis import given

from app.model.rich_text import (
    Block,
    BlockKind,
    Span,
    is_safe_link,
    item_numbers,
    list_runs,
    paragraphs,
    part_of,
    plain_text,
    trimmed,
    word_count,
)
from tests.support.example_report import bold, bullet, italic, number, paragraph, subheading
from tests.support.strategies import blocks, rich_texts


@given(block=blocks())
def test_a_block_is_in_normal_form(block: Block) -> None:
    assert all(span.text for span in block.spans)
    for one, next_one in zip(block.spans, block.spans[1:], strict=False):
        assert one.format != next_one.format
    assert block.kind.is_list_item or block.level == 0
    assert block.kind is not BlockKind.SUBHEADING or not any(s.bold for s in block.spans)


@given(block=blocks())
def test_a_block_read_again_is_the_same(block: Block) -> None:
    assert Block.model_validate_json(block.model_dump_json()) == block


@given(content=rich_texts())
def test_trimming_keeps_all_text_and_is_done_once(content: tuple[Block, ...]) -> None:
    kept = trimmed(content)
    assert trimmed(kept) == kept
    text = "".join(block.text for block in content)
    assert "".join(block.text for block in kept) == (text if text.strip() else "")


def test_neighbours_of_one_format_are_one_span() -> None:
    block = paragraph("a", Span(text=""), "b", bold("c"), bold("d"), "e")
    assert block.spans == (Span(text="ab"), bold("cd"), Span(text="e"))


def test_a_letter_and_its_accent_meet_when_spans_do() -> None:
    assert paragraph("A", "\u030asa").spans == (Span(text="Åsa"),)


def test_a_link_is_a_format_of_its_own() -> None:
    link = Span(text="b", href="https://start.stockholm/")
    assert paragraph("a", link, "c").spans == (Span(text="a"), link, Span(text="c"))


def test_only_list_items_have_a_level() -> None:
    assert Block(kind=BlockKind.PARAGRAPH, level=2).level == 0
    assert Block(kind=BlockKind.SUBHEADING, level=1).level == 0
    assert Block(kind=BlockKind.NUMBER, level=2).level == 2


@pytest.mark.parametrize("level", [-1, 3])
def test_a_list_has_three_levels(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Block(kind=BlockKind.BULLET, level=level)


def test_a_subheading_is_not_bold_on_top() -> None:
    assert subheading(bold("Fet"), " och ", italic("kursiv")).spans == (
        Span(text="Fet och "),
        italic("kursiv"),
    )


def test_empty_blocks_stay_between_and_go_at_the_ends() -> None:
    empty, text = paragraph(), paragraph("text")
    assert trimmed((empty, text, empty, text, empty)) == (text, empty, text)


def test_white_space_alone_is_no_text() -> None:
    assert trimmed((paragraph(" \t\u00a0\n"), bullet(" "))) == ()
    assert trimmed(()) == ()


def test_plain_text_becomes_paragraphs() -> None:
    assert paragraphs("ett \r\n\r\n två\u2028") == (paragraph("ett "), paragraph(" två"))
    assert paragraphs(" \n") == ()


def test_numbers_run_on_past_bullets_and_begin_anew_after_text() -> None:
    content = (number("a"), bullet("b"), number("c"), paragraph("d"), number("e"))
    assert item_numbers(content) == [1, None, 2, None, 1]


def test_a_deeper_list_begins_anew_under_each_item() -> None:
    content = (
        number("1"),
        number("1.1", level=1),
        number("1.2", level=1),
        number("1.2.1", level=2),
        number("2"),
        number("2.1", level=1),
        number("2.1.1", level=2),
        bullet("-", level=1),
        number("2.1.1 igen", level=2),
    )
    assert item_numbers(content) == [1, 1, 2, 1, 2, 1, 1, None, 1]


def test_a_list_may_begin_deep() -> None:
    assert item_numbers((number("a", level=2), number("b", level=1), number("c"))) == [1, 1, 1]


def test_a_list_may_go_on_after_text_or_begin_later() -> None:
    content = (
        number("a", start=3),
        number("b"),
        paragraph("c"),
        number("d", start=5),
        number("e", level=1, start=2),
        number("f"),
        number("g", start=10),
    )
    assert item_numbers(content) == [3, 4, None, 5, 2, 6, 10]
    assert plain_text(content).endswith("c\n\n5. d\n   b. e\n6. f\n10. g")


def test_a_start_is_kept_only_where_it_changes_a_number() -> None:
    content = (number("a", start=1), number("b", start=2), number("c", level=1, start=1))
    assert trimmed(content) == (number("a"), number("b"), number("c", level=1))
    assert trimmed((number("a"), paragraph("b"), number("c", start=2)))[2].start == 2
    assert Block(kind=BlockKind.BULLET, start=3).start is None
    assert "start" not in number("a").model_dump()
    assert number("a", start=3).model_dump()["start"] == 3


@given(content=rich_texts())
def test_normal_form_changes_no_number(content: tuple[Block, ...]) -> None:
    kept = trimmed(content)
    numbers = item_numbers(content)
    if content and content[0].spans:
        assert item_numbers(kept) == numbers[: len(kept)]


def test_runs_of_list_items_are_told_from_the_rest() -> None:
    a, b, c = paragraph("a"), bullet("b"), number("c")
    assert list(list_runs((a, a, b, c, a))) == [(False, [a, a]), (True, [b, c]), (False, [a])]


def test_plain_text_can_be_pasted_anywhere() -> None:
    content = (
        subheading("Möten"),
        paragraph("Vi ", bold("träffades"), "\noch talades vid."),
        bullet("maj"),
        bullet("på torget", level=1),
        number("juni"),
        number("juli"),
        paragraph("Slut."),
    )
    assert plain_text(content) == (
        "Möten\n\nVi träffades\noch talades vid.\n\n"
        "• maj\n   • på torget\n1. juni\n2. juli\n\nSlut."
    )
    assert plain_text(()) == ""


@given(content=rich_texts())
def test_plain_text_loses_no_text(content: tuple[Block, ...]) -> None:
    plain = plain_text(content)
    assert all(block.text in plain for block in content)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("ett två", 2),
        ("E-post – och 14 företag.", 4),
        ("och/eller", 1),
        ("- • …", 0),
        ("rad\nrad\trad\u00a0rad", 4),
    ],
)
def test_words_are_counted_as_in_word(text: str, words: int) -> None:
    assert word_count((paragraph(text),)) == words


def test_words_are_counted_across_formats_and_blocks() -> None:
    assert word_count((paragraph("när", bold("ings"), "liv"), bullet("två"))) == 2


@pytest.mark.parametrize(
    "href",
    [
        "https://start.stockholm/",
        "http://x.se",
        "HTTPS://X.SE/A",
        "https://x.se:8443/a?b=c&d=å#e",
        "https://x.se?a=1",
        "https://x.se#del",
        "https://älvsjö.se/torget",
        "https://x.se/a[1]",
        "mailto:namn@stockholm.se",
        "mailto:namn@stockholm.se?subject=Hej",
        "tel:+4685082400",
        "tel:0850824000",
    ],
)
def test_a_link_that_may_be_kept(href: str) -> None:
    assert is_safe_link(href)
    assert Span(text="x", href=href).href == href


@pytest.mark.parametrize(
    "href",
    [
        "",
        "start.stockholm",
        "javascript:alert(1)",
        "file:///c:/hemligt.docx",
        "file://server/delad",
        "data:text/html,x",
        "ftp://x.se",
        "https://",
        "https:///a",
        "https://x.se/a b",
        'https://x.se/"',
        "https://x.se/<a>",
        "https://x.se/\\a",
        "https://x.se/\na",
        " https://x.se",
        "https://namn@x.se",
        "https://bank.se:a@x.se",
        "https://x.se:",
        "https://x.se:port/",
        "https://x.se:80:80/",
        "https://[::1]/",
        "https://x[1].se/",
        "https://x.se/\ufffd",
        "https://x.se/\x01",
        "https://x.se/A\u030a",
        "mailto:",
        "mailto:namn",
        "tel:",
        "tel:vi",
        "https://x.se/" + "a" * 2000,
    ],
)
def test_a_link_that_may_not_be_kept_leaves_its_text(href: str) -> None:
    assert not is_safe_link(href)
    span = Span(text="läs mer", href=href)
    assert (span.text, span.href) == ("läs mer", None)


@given(block=blocks())
def test_the_lines_of_a_block_are_those_of_its_text(block: Block) -> None:
    lines = ["".join(span.text for span in spans) for spans in block.lines()]
    assert lines == block.text.split("\n")


@given(block=blocks())
def test_parts_of_spans_are_parts_of_their_text_and_keep_their_format(block: Block) -> None:
    middle = len(block.text) // 2
    first, second = part_of(block.spans, 0, middle), part_of(block.spans, middle)
    assert "".join(span.text for span in first) == block.text[:middle]
    assert block.with_spans((*first, *second)) == block
