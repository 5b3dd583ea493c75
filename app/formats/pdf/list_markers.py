"""Knows items of lists by the marker at their beginning."""

import re
from dataclasses import dataclass

from app.model.rich_text import BlockKind

# Signs that are nothing but bullets; those of symbol fonts stand in the private area.
_BULLET = re.compile(r"\s*[•◦▪▫■□●○‣⁃∙·➢➤►▶❖✓✔\ue000-\uf8ff]\s*(?=\S|$)")
# Signs that stand in prose, too.
_PERHAPS_BULLET = re.compile(r"\s*(?:[-–—*§>→]|o(?=\s))\s+(?=\S|$)")
_NUMBER = re.compile(r"\s*(?:\((\d{1,2})\)|(\d{1,2})[.)])\s+(?=\S|$)")
_LETTER = re.compile(r"\s*(?:\([a-z]\)|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\S|$)")


@dataclass(frozen=True)
class Marker:
    """What an item begins with. `sure` is for signs that stand nowhere else."""

    kind: BlockKind
    length: int
    sure: bool = False
    number: int | None = None
    sign: str = ""


def marker_of(text: str) -> Marker | None:
    """The marker at the beginning of a text."""
    if found := _BULLET.match(text):
        return Marker(BlockKind.BULLET, found.end(), sure=True, sign=found[0].strip())
    if found := _PERHAPS_BULLET.match(text):
        return Marker(BlockKind.BULLET, found.end(), sign=found[0].strip())
    if found := _NUMBER.match(text):
        number = int(found[1] or found[2])
        return Marker(BlockKind.NUMBER, found.end(), number=number, sign="1")
    if found := _LETTER.match(text):
        return Marker(BlockKind.NUMBER, found.end(), sign="a")
    return None


def is_marker(text: str) -> bool:
    """Whether a text is nothing but a marker."""
    found = marker_of(f"{text} x")
    return found is not None and found.length > len(text)
