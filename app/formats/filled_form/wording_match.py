"""Compares wordings in a file with those of a question set."""

import re

from rapidfuzz import fuzz

from app.model.invisible_characters import visible

# Of 100; rewordings and typing errors score above it, other questions of the sets far below.
ALIKE = 90
_SHORT = 25
_YEAR = re.compile(r"\{year\}|\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s*")
_SIGNS = re.compile(r"[^\w\s]|_")


def normal(text: str) -> str:
    """A wording without case, punctuation, invisible signs, years and doubled spaces."""
    return " ".join(_SIGNS.sub(" ", _YEAR.sub(" ", visible(text))).casefold().split())


def unnumbered(text: str) -> str:
    """A heading without the number before it."""
    return _NUMBER.sub("", text)


def likeness(one: str, other: str) -> float:
    """How alike two normal wordings are: up to 100; 0 where they differ in more than details."""
    if one == other:
        return 100 if one else 0
    if min(len(one), len(other)) < _SHORT:
        # In a short text every letter counts.
        return 0
    return fuzz.ratio(one, other, score_cutoff=ALIKE)


def within(part: str, whole: str) -> bool:
    """Whether one normal wording is contained in another, but for details."""
    return part in whole or (
        len(part) >= _SHORT and fuzz.partial_ratio(part, whole, score_cutoff=ALIKE) > 0
    )
