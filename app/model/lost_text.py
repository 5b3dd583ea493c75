"""Whether an answer has lost most of its text."""

from collections import Counter
from collections.abc import Iterable

from app.model.report import Answer

LEAST = 20
"""How many letters a text has that is worth a version of its own."""


def lost_most(before: Answer, after: Answer) -> bool:
    """Whether more than half of an answer's text is gone, be it that another stands there."""
    had = _text(before)
    # Where half of it stands as it stood there is no need to look at each word.
    half = len(had) // 2
    now = _text(after)
    if had[:half] in now or had[half:] in now:
        return False
    letters = letters_in(before)
    return letters >= LEAST and 2 * _kept(had, now) < letters


def is_in(before: Answer, after: Answer) -> bool:
    """Whether the text of an answer is in another one, but for what is worth no version."""
    return letters_in(before) - _kept(_text(before), _text(after)) < LEAST


def letters_in(answer: Answer) -> int:
    return _count(_text(answer).split())


def _text(answer: Answer) -> str:
    return "\n".join((answer.told, *(block.text for block in answer.blocks), answer.reason))


def _kept(before: str, after: str) -> int:
    """How many letters of a text are in words that are in the other, too."""
    return _count((Counter(before.split()) & Counter(after.split())).elements())


def _count(words: Iterable[str]) -> int:
    return sum(map(len, words))
