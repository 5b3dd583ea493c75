"""Comparing wordings: what stands in a file against what a question set says."""

import re

from rapidfuzz import fuzz

# Of 100; small rewordings and typing errors stay above it, other questions of the sets far below.
ALIKE = 90
_SHORT = 25
_YEAR = re.compile(r"\{year\}|\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s*")
_SIGNS = re.compile(r"[^\w\s]|_")
_PROMPT = re.compile(
    # White space is looked at from its beginning alone: else much of it takes its square in time.
    r"(?:\[\s*|(?<!\s)\s*)klicka (?:eller tryck )?här för att ange (?:text|datum)\.?\s*"
    r"\]?(?:\(#\))?",
    re.IGNORECASE,
)


def normal(text: str) -> str:
    """A wording without case, signs, years and doubled spaces."""
    return " ".join(_SIGNS.sub(" ", _YEAR.sub(" ", text)).casefold().split())


def unnumbered(text: str) -> str:
    """A heading without the number before it."""
    return _NUMBER.sub("", text)


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, both normal: 100 for the same, 0 for more than details."""
    if one == other:
        return 100 if one else 0
    if min(len(one), len(other)) < _SHORT:
        # In a short text every letter counts.
        return 0
    return fuzz.ratio(one, other, score_cutoff=ALIKE)


def within(part: str, whole: str) -> bool:
    """Whether one wording stands in another, both normal, but for details."""
    return part in whole or (
        len(part) >= _SHORT and fuzz.partial_ratio(part, whole, score_cutoff=ALIKE) > 0
    )


def without_prompts(text: str) -> str:
    """The text without "Klicka här för att ange text." and its like."""
    return _PROMPT.sub("", text).strip()
