"""Two wordings side by side, word by word: what stayed, what went, what came, and where."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from app.model.base import Model
from app.model.finding import Position
from app.model.invisible_characters import visible
from app.model.rich_text import Block

# A line end and a sign are words of their own, so that a new paragraph or a comma shows as one.
_TOKENS = re.compile(r"\n|\w+ ?|[^\w\s] ?| ")
_SPACES = re.compile(r"[^\S\n]+")
_SENTENCE_ENDS = frozenset(".!?\n")
# Pairs of tokens that are the same: the time grows with them. Two answers of 4,000 words have as
# many.
_MOST_PAIRS = 300_000

_Part: TypeAlias = tuple[bool, int, int, int, int]
"""Whether it is the same, and where it begins and ends in both texts."""


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


def is_mostly_in(before: str, after: str) -> bool:
    """Whether most words of a text still stand in what has come of it, in whatever order."""
    old, new = (Counter(re.findall(r"\w+", visible(text))) for text in (before, after))
    return 2 * (old & new).total() > old.total()


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
    # A sentence that begins as it did goes on with what is the same before it.
    for same, together in groupby(_matched(before, after), key=itemgetter(0)):
        (_, old_from, old_to, new_from, new_to), *more = together
        if more:
            *_, (_, _, old_to, _, new_to) = more
        yield (
            same,
            old[start + old_from : start + old_to],
            new[start + new_from : start + new_to],
        )
    if end:
        yield True, old[-end:], new[-end:]


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[_Part]:
    """Word by word; of what is too long for that, the sentences first."""
    if _can_be_matched(old, new):
        yield from _match(old, new)
        return
    for same, old_from, old_to, new_from, new_to in _matched_sentences(old, new):
        old_part, new_part = old[old_from:old_to], new[new_from:new_to]
        if same or not _can_be_matched(old_part, new_part):
            yield same, old_from, old_to, new_from, new_to
            continue
        for alike, begun, ended, came, left in _match(old_part, new_part):
            yield alike, old_from + begun, old_from + ended, new_from + came, new_from + left


def _matched_sentences(old: Sequence[str], new: Sequence[str]) -> Iterator[_Part]:
    olds, news = _sentence_places(old), _sentence_places(new)
    before, after = _cut(old, olds), _cut(new, news)
    if not _can_be_matched(before, after):
        yield False, 0, len(old), 0, len(new)
        return
    for same, old_from, old_to, new_from, new_to in _match(before, after):
        yield same, olds[old_from], olds[old_to], news[new_from], news[new_to]


def _match(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[_Part]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield tag == "equal", old_from, old_to, new_from, new_to


def _can_be_matched(before: Sequence[Hashable], after: Sequence[Hashable]) -> bool:
    here, there = Counter(before), Counter(after)
    return sum(many * there[one] for one, many in here.items()) <= _MOST_PAIRS


def _sentence_places(tokens: Sequence[str]) -> list[int]:
    """Where each sentence begins, and where the last one ends."""
    ends = (place for place, token in enumerate(tokens, 1) if token in _SENTENCE_ENDS)
    return list(dict.fromkeys((0, *ends, len(tokens))))


def _cut(tokens: Sequence[str], places: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(tokens[start:end]) for start, end in pairwise(places)]


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
