"""Where in a formatted text the words stand that a comparison has found to differ."""

from collections.abc import Iterator, Sequence

from app.model.comparison import Change, compare
from app.model.finding import Position
from app.model.rich_text import Block


def words_that_differ(
    mine: Sequence[Block], theirs: Sequence[Block]
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """What only the one of them says, and what only the other does.

    Positions count from the first block, as those of findings.
    """
    runs = compare(_text(mine), _text(theirs))

    def marks(own: Change) -> list[bool]:
        """Whether it differs, of each sign that is no white space: those no comparison changes."""
        return [
            run.change is own
            for run in runs
            if run.change in {Change.SAME, own}
            for sign in run.text
            if not sign.isspace()
        ]

    return (
        tuple(_positions(mine, iter(marks(Change.REMOVED)))),
        tuple(_positions(theirs, iter(marks(Change.ADDED)))),
    )


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _positions(blocks: Sequence[Block], marks: Iterator[bool]) -> Iterator[Position]:
    for number, block in enumerate(blocks):
        start, end = None, 0
        for place, sign in enumerate(block.text):
            if sign.isspace():
                continue
            if next(marks, False):
                start, end = place if start is None else start, place + 1
            elif start is not None:
                yield Position(block=number, start=start, end=end)
                start = None
        if start is not None:
            yield Position(block=number, start=start, end=end)
