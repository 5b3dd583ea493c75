"""Where pages of the document end: never after a heading, never with a lone list item."""

from pathlib import Path

import pytest
from hypothesis import given

from app.formats.docx.block_writer import kept_with_next
from app.formats.docx.markup import w
from app.model.report import Answer, Report
from app.model.rich_text import Block
from tests.support.example_report import bullet, number, paragraph, subheading
from tests.support.libreoffice import converted
from tests.support.report_documents import (
    content,
    exported,
    form_named,
    main_part,
    rich_report,
    run_program,
)
from tests.support.strategies import rich_texts
from tests.support.terms import IN_STOCKHOLM

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
_SENTENCE = "Förvaltningen har fortsatt samtalen med fastighetsägare och handlare. "
# How many sentences the paragraphs have: no two pages end at the same place of the pattern.
_LENGTHS = (1, 4, 2, 7, 3, 5, 11, 2, 6)
_ITEMS = 5


def _kept(*blocks: Block) -> str:
    """A sign for each block: + for one that stays with the next."""
    return "".join("+" if kept else "-" for kept in kept_with_next(blocks))


def test_a_list_begins_and_ends_with_two_items_on_a_page() -> None:
    assert _kept(*[bullet("punkt")] * 6) == "+---+-"
    assert _kept(*[number("punkt")] * 3) == "++-"
    assert _kept(bullet("en enda"), paragraph("text")) == "--"


def test_an_item_stays_with_what_is_under_it() -> None:
    under = [bullet("a", level=1), bullet("b", level=1), bullet("c", level=1)]
    assert _kept(bullet("1"), bullet("2"), bullet("3"), *under, bullet("4"), bullet("5")) == (
        "+-++--+-"
    )


def test_two_lists_with_text_between_are_two() -> None:
    items = [number("ett"), number("två"), number("tre"), number("fyra")]
    assert _kept(*items, paragraph("Och sedan."), *items) == "+-+--+-+-"


def test_what_ends_with_a_colon_stays_with_what_it_announces() -> None:
    assert _kept(paragraph("I tre steg: "), number("ett"), number("två")) == "++-"
    assert _kept(paragraph("Inget följer:")) == "-"
    assert _kept(paragraph("Vi är klara."), paragraph("Text.")) == "--"


@given(blocks=rich_texts(12))
def test_every_block_has_its_say_and_the_last_stays_alone(blocks: tuple[Block, ...]) -> None:
    kept = kept_with_next(blocks)
    assert len(kept) == len(blocks)
    assert not any(kept[-1:])


def test_the_document_says_what_stays_together() -> None:
    blocks = (paragraph("I två steg:"), *[bullet("punkt")] * 4, paragraph("Slut."))
    root = main_part(exported(_with(REPORT, "svart-ekonomi", blocks), FORM))
    kept_next = f"{w('pPr')}/{w('keepNext')}"
    kept = [p.find(kept_next) is not None for p in content(root, "svart-ekonomi")]
    assert kept == [True, True, False, True, False, False]


def _with(report: Report, question_id: str, blocks: tuple[Block, ...]) -> Report:
    answer = report.answer(question_id)
    changed = {**answer.model_dump(), "blocks": blocks, "not_applicable": False, "reason": ""}
    return report.with_answer(Answer.model_validate(changed, context=IN_STOCKHOLM))


def _long_answer(name: str, place: int) -> tuple[Block, ...]:
    """Several pages; every other answer begins with a sub-heading, the rest with a list."""
    blocks: list[Block] = []
    for part in range(7):
        heading = subheading(f"Underrubrik {name} {part}")
        items = [bullet(f"{name}-{part}-{item}") for item in range(_ITEMS)]
        text = [
            paragraph(_SENTENCE * _LENGTHS[(place * 5 + part * 2 + n) % len(_LENGTHS)])
            for n in range(2)
        ]
        blocks += [heading, *text, *items] if place % 2 else [*items, heading, *text]
    return tuple(blocks)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The lines of each page as LibreOffice breaks them, without header and footer."""
    report = REPORT
    for place, answer in enumerate(REPORT.answers):
        blocks = _long_answer(f"svar{place}", place)
        report = _with(report, answer.question_id, blocks)
    printed = converted(exported(report, FORM), "pdf", tmp_path_factory.mktemp("printed"))
    text = run_program("pdftotext", "-layout", str(Path(printed)), "-")
    lines = [
        [line.strip() for line in page.split("\n") if line.strip()] for page in text.split("\f")
    ]
    return [page[:-1] if number == 0 else page[1:-1] for number, page in enumerate(lines) if page]


def test_no_heading_is_last_on_a_page(pages: list[list[str]]) -> None:
    headings = [FORM.heading, FORM.description_heading]
    headings += [section.heading for section in FORM.sections]
    headings += [answer.question for answer in REPORT.answers]
    assert len(pages) > 15
    for page in pages:
        assert not page[-1].startswith("Underrubrik")
        # A long heading is broken: its last line is how it ends.
        assert not any(heading.endswith(page[-1]) for heading in headings)


def test_no_list_item_stands_alone_on_a_page(pages: list[list[str]]) -> None:
    on_page = {line.split()[-1]: n for n, page in enumerate(pages) for line in page}
    lists = [[f"svar{a}-{p}-{i}" for i in range(_ITEMS)] for a in range(9) for p in range(7)]
    split = 0
    for items in lists:
        at = [on_page[item] for item in items]
        assert at[0] == at[1]
        assert at[-2] == at[-1]
        split += at[0] != at[-1]
    assert split, "no list was long enough to be parted: the test has lost its point"


def test_the_pages_hold_the_answers_in_the_order_of_the_form(pages: list[list[str]]) -> None:
    text = " ".join(line for page in pages for line in page)
    places = [text.index(answer.question[:50]) for answer in REPORT.answers]
    assert places == sorted(places)
    assert text.index(REPORT.contact.email) < places[0]
