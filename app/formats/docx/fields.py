"""Fields (ECMA-376 part 1, 17.16): what they show, and what their instructions say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from app.formats.docx.markup import Element, w
from app.formats.docx.styles import number, switched, value
from app.formats.symbol_fonts import symbol
from app.formats.tick_box import tick_box

_DELETED = (w("del"), w("moveFrom"))
# Fields in fields; nobody has so many but whoever means harm.
_DEEPEST = 50
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_ESCAPED = re.compile(r"\\(.)")
_SWITCHES_WITH_VALUE = frozenset((r"\l", r"\o", r"\t", r"\f", r"\s"))
# What these show stands in the instruction itself, after this many words.
_SHOWN_IN_INSTRUCTION = {"MACROBUTTON": 2, "GOTOBUTTON": 2}
# A form field says more about itself than its result does; what is set or asked is not shown.
_SHOWN_WITHOUT_RESULT = frozenset(("FORMCHECKBOX", "FORMDROPDOWN", "SET", "ASK"))
_FRACTION = re.compile(r"EQ\s+\\f\s*\(\s*([^();,]*)[;,]\s*([^();,]*)\)", re.IGNORECASE)


@dataclass
class Field:
    """A field that has begun and not yet ended."""

    data: Element | None
    """The w:ffData of a form field."""
    instruction: list[str] = field(default_factory=list)
    has_result: bool = False
    href: str | None = None

    @property
    def _words(self) -> list[str]:
        found = _WORD.finditer("".join(self.instruction))
        return [_ESCAPED.sub(r"\1", one[1]) if one[1] is not None else one[2] for one in found]

    @property
    def name(self) -> str:
        return next(iter(self._words), "").upper()

    def begin_result(self) -> None:
        """What follows is the result."""
        self.href = link_in("".join(self.instruction))
        self.has_result = self.name not in _SHOWN_WITHOUT_RESULT

    def shown(self) -> str | None:
        """What the field shows whatever its result says; None where the result is shown."""
        words, name = self._words, self.name
        if name == "FORMCHECKBOX":
            return tick_box("", ticked=_is_ticked(self.data))
        if name == "FORMDROPDOWN":
            return _chosen(self.data)
        if self.has_result:
            return None
        if name == "SYMBOL":
            return _sign(words)
        if name == "EQ":
            fraction = _FRACTION.search("".join(self.instruction))
            return f"{fraction[1].strip()}/{fraction[2].strip()}" if fraction else None
        after = _SHOWN_IN_INSTRUCTION.get(name)
        return " ".join(words[after:]) if after else None

    @property
    def is_lost(self) -> bool:
        """Whether it shows something that cannot be read: an equation of its own kind."""
        return not self.has_result and self.name == "EQ" and self.shown() is None


def link_in(instruction: str) -> str | None:
    """The address in the instruction of a HYPERLINK."""
    address, place, after = "", "", ""
    for number_, found in enumerate(_WORD.finditer(instruction)):
        word = found[2] if found[1] is None else _ESCAPED.sub(r"\1", found[1])
        if number_ == 0:
            if word.upper() != "HYPERLINK":
                return None
        elif after:
            place, after = (word if after == r"\l" else place), ""
        elif found[1] is None and word.startswith("\\"):
            after = word.lower() if word.lower() in _SWITCHES_WITH_VALUE else ""
        elif not address:
            address = word
    return f"{address}#{place}" if address and place else address or None


def _is_ticked(data: Element | None) -> bool:
    box = None if data is None else data.find(w("checkBox"))
    now = switched(box, "checked")
    return bool(switched(box, "default") if now is None else now)


def _chosen(data: Element | None) -> str:
    options = None if data is None else data.find(w("ddList"))
    entries = [] if options is None else options.findall(w("listEntry"))
    said = value(options, "result") or value(options, "default")
    place = number(said) or 0
    return entries[place].get(w("val"), "") if place < len(entries) else ""


def _sign(words: list[str]) -> str:
    r"""The sign of `SYMBOL 252 \f "Wingdings"`."""
    code = words[1] if len(words) > 1 else ""
    base = 16 if code.lower().startswith("0x") else 10
    try:
        found = int(code, base)
    except ValueError:
        return ""
    switches = {word.lower(): after for word, after in pairwise(words)}
    return symbol(switches.get(r"\f"), found) or ""


def ended_fields(root: Element) -> Iterator[Element]:
    """The w:fldChar of fields that begin and end.

    What begins and never ends is no field: else the rest of the text would be its instruction.
    """
    begun: list[list[Element]] = []
    walk = etree.iterwalk(root, events=("start",), tag=(w("fldChar"), *_DELETED))
    for _, mark in walk:
        if mark.tag != w("fldChar"):
            walk.skip_subtree()
            continue
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            begun.append([mark])
        elif begun:
            begun[-1].append(mark)
            if kind == "end":
                ended = begun.pop()
                yield from ended if len(begun) < _DEEPEST else ()
