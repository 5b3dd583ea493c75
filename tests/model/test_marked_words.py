"""Where the words stand that differ, in a formatted text."""

from hypothesis import given

from app.model.comparison import differing_words
from app.model.finding import Position
from app.model.invisible_characters import visible
from app.model.rich_text import Block, trimmed
from tests.support.example_report import bold, bullet, paragraph
from tests.support.strategies import rich_texts


def _marked(blocks: tuple[Block, ...], positions: tuple[Position, ...]) -> list[str]:
    return [blocks[one.block].text[one.start : one.end] for one in positions]


def test_the_words_are_found_whatever_their_format() -> None:
    mine = (paragraph("Vi har ", bold("tre"), " möten."), bullet("ett"))
    theirs = (paragraph("Vi har fyra möten."), bullet("ett"), bullet("två  till"))
    one, other = differing_words(mine, theirs)
    assert _marked(mine, one) == ["tre"]
    assert _marked(theirs, other) == ["fyra", "två  till"]


@given(text=rich_texts())
def test_nothing_differs_from_itself(text: tuple[Block, ...]) -> None:
    assert differing_words(trimmed(text), trimmed(text)) == ((), ())


@given(one=rich_texts(), other=rich_texts())
def test_what_is_not_marked_is_the_same(one: tuple[Block, ...], other: tuple[Block, ...]) -> None:
    marks = differing_words(one, other)
    rest = [_unmarked(text, found) for text, found in zip((one, other), marks, strict=True)]
    assert rest[0] == rest[1]


def _unmarked(blocks: tuple[Block, ...], positions: tuple[Position, ...]) -> str:
    left = [list(block.text) for block in blocks]
    for one in positions:
        left[one.block][one.start : one.end] = [""] * (one.end - one.start)
    return "".join("".join(visible("".join(signs)).split()) for signs in left)
