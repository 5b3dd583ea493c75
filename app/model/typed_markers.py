"""The signs that people type before the items of a list: "- ", "• ", "1. ", "a)" and their like."""

import re
from dataclasses import dataclass, replace

from app.model.rich_text import MAX_LEVEL, BlockKind

_SPACE = r"[ \t\u00a0\u2000-\u200a]"
_TAB_WIDTH = 4
# As far as a line may be indented by mistake.
SLOPPY = 1
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
# Signs that are nothing but bullets, also those of Word's Symbol and Wingdings fonts as they are
# copied; what those fonts show for a letter comes along as the letter, with a wide gap.
_BULLET = re.compile(
    rf"(?:(?P<sign>[•‣⁃∙●○◦▪▫■◆❖➢➤►▸▶\uf000-\uf0ff]){_SPACE}*"
    rf"|(?P<typed>[-–—*·])(?:{_SPACE}+|$)"
    rf"|(?P<letter>[o§Øüvq])(?:{_SPACE}*\t{_SPACE}*|{_SPACE}{{2,}}|\u00a0)"
    r"|(?P<tight>[-–])(?=[^\W\d_]))"
)
_NUMBER = re.compile(
    rf"(?:\((?P<between>\d{{1,3}}|[a-zåäö])\)(?:{_SPACE}+|$)"
    rf"|(?P<digits>\d{{1,3}})(?:[.)](?:{_SPACE}+|$)|[.)](?=[A-ZÅÄÖ]))"
    rf"|(?P<roman>[ivx]{{1,4}})[.)](?:{_SPACE}+|$)"
    rf"|(?P<small>[a-zåäö])[.)](?:{_SPACE}+|$)|(?P<large>[A-ZÅÄÖ])\)(?:{_SPACE}+|$))"
    rf"(?!(?:{_MONTHS})\b)",
)
# A row of a table whose first cell is empty, a rule, a line that begins with dots or dashes.
_NO_ITEM = re.compile(r"\||[-–—*_=\s]+$")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN = {name: value for value, name in enumerate(_ROMANS, 1)}
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


@dataclass(frozen=True)
class Marker:
    """A marker and what it says. `end` is where the item's own text begins."""

    kind: BlockKind
    family: str
    """What the markers of one list have in common."""
    indent: int
    """The columns before it."""
    end: int
    value: int | None = None
    """The number it shows."""
    tight: bool = False
    """Nothing stands between a hyphen and the text."""

    @property
    def is_dash(self) -> bool:
        return self.family in {"-", "–", "—"}

    def as_letter(self) -> "Marker | None":
        """The marker i), v) or x) as one of letters; None for any other."""
        name = _ROMANS[self.value - 1] if self.family == "roman" and self.value else ""
        if len(name) != 1:
            return None
        return replace(self, family="letter", value=_ALPHABET.index(name) + 1)


def indent_of(text: str) -> int:
    """The columns of white space that the text begins with."""
    start = len(text) - len(text.lstrip())
    return len(text[:start].expandtabs(_TAB_WIDTH))


def marker_of(text: str) -> Marker | None:
    """The marker that a line begins with; None where there is none."""
    start = len(text) - len(text.lstrip())
    found = _BULLET.match(text, start) or _NUMBER.match(text, start)
    if found is None or _NO_ITEM.match(text, found.end()):
        return None
    indent = indent_of(text)
    if found.re is _BULLET:
        sign = found["sign"] or found["typed"] or found["letter"] or found["tight"]
        tight = found["tight"] is not None
        return Marker(BlockKind.BULLET, sign, indent, found.end(), tight=tight)
    family, value = _numbered(found)
    return None if value is None else Marker(BlockKind.NUMBER, family, indent, found.end(), value)


def _numbered(found: re.Match[str]) -> tuple[str, int | None]:
    digits = found["digits"] or found["between"]
    if digits and digits.isdecimal():
        # There are no items before the first.
        return "digit", int(digits) or None
    if found["roman"] in _ROMAN:
        return "roman", _ROMAN[found["roman"]]
    letter = found["small"] or found["large"] or found["between"] or found["roman"] or ""
    return "letter", _ALPHABET.index(letter.lower()) + 1 if len(letter) == 1 else None


class Nesting:
    """How deep each item stands: by its indent, or by its sign where all have the same."""

    def __init__(self) -> None:
        self._open: list[Marker] = []

    def place(self, marker: Marker, *, after_blank: bool) -> tuple[Marker, int]:
        """The marker of the next item, read as what it is in its list, and its level."""
        while self._open and marker.indent < self._open[-1].indent - SLOPPY:
            self._open.pop()
        if marker.family == "roman":
            marker = self._roman_or_letter(marker)
        self._open_at(marker, after_blank)
        return marker, min(len(self._open) - 1, MAX_LEVEL)

    def _open_at(self, marker: Marker, after_blank: bool) -> None:
        here = [
            at for at, one in enumerate(self._open) if abs(one.indent - marker.indent) <= SLOPPY
        ]
        same = [at for at in here if self._open[at].family == marker.family]
        if same:
            self._open[same[-1] :] = [marker]
        elif here and (after_blank or _is_number_after_sign(self._open[-1], marker)):
            self._open[here[0] :] = [marker]
        else:
            # Another sign on the same indent is one level down, as Word copies its lists.
            self._open.append(marker)

    def _roman_or_letter(self, marker: Marker) -> Marker:
        """i) after h) is a letter."""
        letter = marker.as_letter()
        before = [one.value or 0 for one in self._open if one.family == "letter"]
        return letter if letter and before and letter.value == before[-1] + 1 else marker


def _is_number_after_sign(before: Marker, marker: Marker) -> bool:
    return before.value is None and marker.value is not None
