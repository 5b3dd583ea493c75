"""Rich text as HTML for other programs: plain elements, and back again as it was."""

from hypothesis import example, given

from app.formats.html.html_reader import read_html
from app.formats.html.html_writer import write_html
from app.model.rich_text import Block, Span
from tests.support.example_report import EXAMPLE, bold, bullet, italic, number, paragraph
from tests.support.example_report import subheading as heading
from tests.support.strategies import rich_texts


def _spaced(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same with white space as HTML has it: one space between words, none at the edges."""
    spaced = (
        Block(
            kind=block.kind,
            level=block.level,
            spans=tuple(span.with_text(" ".join(span.text.split())) for span in block.spans),
        )
        for block in blocks
    )
    return tuple(block for block in spaced if block.spans)


def _words(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
    """What is said, and how each word of it looks; white space has no look."""
    return [
        (
            block.kind,
            block.level,
            " ".join("".join(span.text for span in block.spans).split()),
            [(word, span.with_text("x")) for span in block.spans for word in span.text.split()],
        )
        for block in blocks
        if any(span.text.strip() for span in block.spans)
    ]


@given(rich_texts().map(_spaced))
def test_what_is_written_is_read_as_it_was(blocks: tuple[Block, ...]) -> None:
    assert read_html(write_html(blocks)).blocks == blocks


@example((paragraph(bold("ett "), "\n", bold("två")),))
@given(rich_texts())
def test_html_changes_white_space_alone_and_that_once(blocks: tuple[Block, ...]) -> None:
    once = read_html(write_html(blocks)).blocks
    assert _words(once) == _words(blocks)
    assert read_html(write_html(once)).blocks == once


def test_spaces_between_formats_and_lines_within_a_block_are_kept() -> None:
    blocks = (
        paragraph("ett ", bold("två"), italic(" tre"), " fyra\nfem\n\nsex"),
        bullet("punkt\nmer om den"),
        heading("14\xa0000 kronor"),
    )
    assert read_html(write_html(blocks)).blocks == blocks


def test_the_example_is_read_as_it_was() -> None:
    for blocks in EXAMPLE.answers.values():
        assert read_html(write_html(blocks)).blocks == blocks


def test_elements_say_what_the_text_is_and_not_how_it_looks() -> None:
    link = Span(text="länk", bold=True, href="https://stockholm.se/?a=1&b=2")
    html = write_html((heading("Rubrik"), paragraph("a < b, ", link, italic(" lutat"))))
    assert html == (
        '<h3>Rubrik</h3><p>a &lt; b, <a href="https://stockholm.se/?a=1&amp;b=2">'
        "<strong>länk</strong></a><em> lutat</em></p>"
    )


def test_lists_stand_in_the_items_they_belong_to() -> None:
    html = write_html((number("ett"), bullet("under", level=1), number("två")))
    assert html == (
        '<ol type="1"><li>ett<ul type="circle"><li>under</li></ul></li><li>två</li></ol>'
    )


def test_a_list_that_goes_on_says_so() -> None:
    blocks = (
        number("ett"),
        paragraph("Mellan."),
        number("två", start=2),
        number("fem", start=5),
        number("igen", start=1),
        number("c", level=1, start=3),
    )
    written = write_html(blocks)
    assert '<ol type="1" start="2"><li>två</li></ol>' in written
    assert '<ol type="1" start="1">' in written
    assert read_html(written).blocks == blocks
