"""Two wordings side by side, word by word: what stayed, what went and what came."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from app.model.base import Model

# A line end and a sign are words of their own, so that a new paragraph or a comma shows as one.
_TOKENS = re.compile(r"\n| |\w+|[^\w\s]")
_SPACES = re.compile(r"[^\S\n]+")


class Change(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Run(Model):
    """Neighbouring words with the same fate."""

    change: Change
    text: str


def compare(before: str, after: str) -> tuple[Run, ...]:
    """Both texts in one; what was removed stands before what was added.

    However many, spaces, tabs and no-break spaces count as one space.
    """
    old, new = _tokens(before), _tokens(after)
    return tuple(
        Run(change=change, text="".join(tokens))
        for same, removed, added in _joined(_groups(old, new))
        for change, tokens in (
            (Change.SAME, same),
            (Change.REMOVED, removed),
            (Change.ADDED, added),
        )
        if tokens
    )


def count_words(runs: Sequence[Run], change: Change) -> int:
    """How many words have this fate."""
    return sum(len(re.findall(r"\w+", run.text)) for run in runs if run.change is change)


def _tokens(text: str) -> list[str]:
    return _TOKENS.findall(_SPACES.sub(" ", text))


# Tokens that are in both, or those that were removed and those that were added in their place.
_Group = tuple[list[str], list[str], list[str]]


def _groups(old: list[str], new: list[str]) -> Iterator[_Group]:
    matcher = SequenceMatcher(lambda token: token == " ", old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        removed, added = old[old_from:old_to], new[new_from:new_to]
        yield (removed, [], []) if tag == "equal" else ([], removed, added)


def _joined(groups: Iterator[_Group]) -> list[_Group]:
    """Two changes with nothing but a space between them are one."""
    joined: list[_Group] = []
    for group in groups:
        if group[0] or len(joined) < 2 or joined[-1][0] != [" "]:
            joined.append(group)
            continue
        joined.pop()
        _, removed, added = joined.pop()
        joined.append(([], [*removed, " ", *group[1]], [*added, " ", *group[2]]))
    return joined
