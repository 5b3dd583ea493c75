"""Two wordings side by side, word by word: what stayed, what went, what came, and where."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from app.model.base import Model
from app.model.finding import Position
from app.model.invisible_characters import visible
from app.model.rich_text import Block

# A line end and a sign are words of their own, so that a new paragraph or a comma shows as one.
_TOKENS = re.compile(r"\n|\w+ ?|[^\w\s] ?| ")
_SPACES = re.compile(r"[^\S\n]+")


class Change(StrEnum):
    """What has happened to a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Run(Model):
    """Neighbouring words with the same change."""

    change: Change
    text: str


def compare(before: str, after: str) -> tuple[Run, ...]:
    """Both texts in one; what was removed stands before what was added.

    White space between words does not count, nor do signs that nobody sees.
    """
    return tuple(_runs(_tokens(before), _tokens(after)))


def count_words(runs: Sequence[Run], change: Change) -> int:
    return sum(len(re.findall(r"\w+", run.text)) for run in runs if run.change is change)


def _tokens(text: str) -> list[str]:
    return _TOKENS.findall(_SPACES.sub(" ", visible(text)))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    for same, old_part, new_part in _parts(old, new):
        if same:
            # With the space that either has after a word.
            pairs = zip(old_part, new_part, strict=True)
            yield Run(change=Change.SAME, text="".join(max(pair, key=len) for pair in pairs))
            continue
        if old_part:
            yield Run(change=Change.REMOVED, text="".join(old_part))
        if new_part:
            yield Run(change=Change.ADDED, text="".join(new_part))


def _parts(old: list[str], new: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Whether it is the same, and the tokens of both texts, part by part."""
    before, after = ([token.strip(" ") for token in tokens] for tokens in (old, new))
    # What most often is the same is found at once: the matcher's time grows with the square.
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    if start:
        yield True, old[:start], new[:start]
    before, after = before[start : len(old) - end], after[start : len(new) - end]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield (
            tag == "equal",
            old[start + old_from : start + old_to],
            new[start + new_from : start + new_to],
        )
    if end:
        yield True, old[-end:], new[-end:]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def differing_words(
    mine: Sequence[Block], theirs: Sequence[Block]
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """The words that only mine has, and those that only theirs has.

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
            if sign.isspace() or not visible(sign):
                continue
            if next(marks, False):
                start, end = place if start is None else start, place + 1
            elif start is not None:
                yield Position(block=number, start=start, end=end)
                start = None
        if start is not None:
            yield Position(block=number, start=start, end=end)
