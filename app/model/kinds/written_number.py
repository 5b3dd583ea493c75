"""The number that people mean by what they write, as Swedes write numbers.

A comma or a point before the decimals, a space of any kind between thousands; points or commas
between thousands where nothing else can be meant.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from app.model.invisible_characters import visible
from app.model.kinds.asked import MOST_DECIMALS, decimals_of, plain_number
from app.model.kinds.unreadable import UnreadableValueError, ValueFault, too_many_decimals

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_DASHES = str.maketrans("−–—‒", "----")
_MOST_DIGITS = 15
_SIGNED = re.compile(r"(?P<sign>[+-]?) ?(?P<digits>\d[\d ,.]*)")
_BY_SPACES = re.compile(r"\d{1,3}(?: \d{3})+|\d+")
_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ABOUT = re.compile(
    r"(?:ca|c:a|cirka|circa|ungefär|omkring|runt|drygt|knappt|nästan|minst|högst|över|under"
    r"|upp till|mer än|fler än|färre än|mindre än|fler|[~≈<>≤≥±])\.? ?(?=[\d-])"
    r"|(?<=\d) ?(?:\+|ungefär|cirka|eller så|eller fler|eller mer)$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d ?(?:-|till|eller|/|och) ?\d", re.IGNORECASE)
_WORD_NUMBER = re.compile(
    r"\b(?:noll|ingen|inga|inget|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv"
    r"|\w*ton|tjugo\w*|\w+tio\w*|hundra\w*|\w+hundra\w*|tusen\w*|\w+tusen\w*|halv\w*|dussin\w*)\b",
    re.IGNORECASE,
)
# What people write for a unit of a set, beside the unit itself.
_ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "st": ("st.", "stycken", "styck"),
        "%": ("procent",),
        "kr": ("kr.", "kronor", "sek", ":-", ",-"),
        "tkr": ("tkr.", "tusen kronor", "tusen kr", "kkr", "tsek", "ksek"),
        "mnkr": ("mnkr.", "mkr", "miljoner kronor", "miljoner kr", "miljoner", "mn", "msek"),
    }
)
_PIECES = "st"
_CROWNS: Mapping[str, int] = MappingProxyType({"kr": 1, "tkr": 1_000, "mnkr": 1_000_000})
_ANY_NUMBER = re.compile(r"(?<![\w.,])[+-]?\d[\d ,.]*")
_ANY_UNIT = re.compile(r"(?<=\d) ?(?P<unit>[^\W\d_][^\d]*|[%‰:].*|,-)$")


def written_number(text: str, *, unit: str = "", decimals: int = MOST_DECIMALS) -> Decimal:
    """The number that is written, with its unit or without. Raises UnreadableValueError."""
    plain = _SPACES.sub(" ", visible(text)).strip().translate(_DASHES)
    if not any(sign.isdigit() for sign in plain):
        words = ValueFault.IN_WORDS if _WORD_NUMBER.search(plain) else ValueFault.NO_NUMBER
        raise UnreadableValueError(words)
    number = _read(_without_unit(plain, unit), unit)
    if decimals_of(number) > decimals:
        raise too_many_decimals(decimals)
    return number


def number_in(text: str, *, unit: str = "", decimals: int = MOST_DECIMALS) -> Decimal | None:
    """The number that a text is about, such as "ca 12 st"; None where it has none, or several.

    Crowns in thousands or millions become what the unit counts.
    """
    plain = _SPACES.sub(" ", visible(text)).translate(_DASHES)
    numbers = list(_ANY_NUMBER.finditer(plain))
    if len(numbers) != 1:
        return None
    (found,) = numbers
    written = _unit_at(plain[found.end() :]) or unit
    if written == _PIECES and unit.casefold() not in _ALSO:
        # Whatever is counted is counted in pieces.
        written = unit
    try:
        number = in_unit(_read(found[0].rstrip(" ,.")), written, unit)
    except UnreadableValueError:
        return None
    return number if number is not None and decimals_of(number) <= decimals else None


def in_unit(number: Decimal, before: str, now: str) -> Decimal | None:
    """A number of one unit in another one; None where they count different things."""
    one, other = before.casefold(), now.casefold()
    if one == other:
        return number
    if one not in _CROWNS or other not in _CROWNS:
        return None
    return plain_number(number * _CROWNS[one] / _CROWNS[other])


def _unit_at(text: str) -> str:
    """The unit of a set that a text begins with, however it is written; empty where it has none."""
    small = text.lstrip().casefold()
    names = ((unit, name) for unit, also in _ALSO.items() for name in (unit, *also))
    for unit, name in sorted(names, key=lambda pair: len(pair[1]), reverse=True):
        if small.startswith(name) and not small[len(name) :][:1].isalpha():
            return unit
    return ""


def _without_unit(text: str, unit: str) -> str:
    small = text.casefold()
    for name in sorted((unit.casefold(), *_ALSO.get(unit.casefold(), ())), key=len, reverse=True):
        # The unit may be a word that begins another one.
        if name and small.endswith(name) and small[: -len(name)].rstrip()[-1:].isdigit():
            return text[: len(text) - len(name)].rstrip()
    return text


def _read(text: str, unit: str = "") -> Decimal:
    found = _SIGNED.fullmatch(text)
    if found is None:
        raise _what_else(text, unit)
    digits = found["digits"]
    if digits[-1] in ",.":
        raise UnreadableValueError(ValueFault.UNFINISHED)
    whole, fraction = _parted(digits.strip())
    if len(whole) > _MOST_DIGITS or len(fraction.rstrip("0")) > _MOST_DIGITS:
        raise UnreadableValueError(ValueFault.TOO_LARGE)
    number = Decimal(f"{whole}.{fraction or 0}")
    return plain_number(-number if found["sign"] == "-" else number)


def _parted(digits: str) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    signs = [sign for sign in digits if sign in ",."]
    if len(signs) == len(set(signs)) and signs:
        # One of each, or one alone: the last one stands before the decimals.
        whole, _, fraction = digits.rpartition(signs[-1])
        groups = _BY_SPACES if len(signs) == 1 else _BY_POINTS if signs[0] == "." else _BY_COMMAS
    else:
        whole, fraction = digits, ""
        groups = _BY_SPACES if not signs else _BY_POINTS if signs[0] == "." else _BY_COMMAS
        if signs and len(set(signs)) > 1:
            # Several of one between thousands, and one of the other.
            whole, _, fraction = digits.rpartition(signs[-1])
    if not groups.fullmatch(whole) or " " in fraction:
        raise UnreadableValueError(ValueFault.GROUPS)
    return re.sub(r"\D", "", whole), fraction


def _what_else(text: str, unit: str) -> UnreadableValueError:
    if _ABOUT.search(text):
        return UnreadableValueError(ValueFault.ABOUT)
    if _RANGE.search(text):
        return UnreadableValueError(ValueFault.RANGE)
    if not _ANY_UNIT.search(text):
        return UnreadableValueError(ValueFault.NO_NUMBER)
    if unit:
        return UnreadableValueError(ValueFault.OTHER_UNIT, unit)
    return UnreadableValueError(ValueFault.UNIT)
