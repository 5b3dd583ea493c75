"""The number that people mean by what they write, as Swedes write numbers.

A comma or a point before the decimals, a space of any kind between thousands; points or commas
between thousands where nothing else can be meant. What may mean two numbers is refused.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from app.model.invisible_characters import visible
from app.model.kinds.asked import MOST_DECIMALS, decimals_of, plain_number
from app.model.kinds.unreadable import UnreadableValueError, ValueFault, too_many_decimals
from app.model.swedish import MONTHS

_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans("−–—‒‑﹣－", "-------")
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)['’´](?=\d{3})")
_SIGN_IN_WORDS = re.compile(r"(minus|plus) ?(?=\d)", re.IGNORECASE)
_MOST_DIGITS = 15
_SIGNED = re.compile(r"(?P<sign>[+-]?) ?(?P<digits>[\d,.][\d ,.]*)")
_BY_SPACES = re.compile(r"\d{1,3}(?: \d{3})+|\d+")
_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_THREE = 3
_ABOUT = re.compile(
    r"(?:ca|c:a|cirka|circa|ungefär|omkring|runt|drygt|knappt|nästan|minst|högst|över|under"
    r"|upp till|mer än|fler än|färre än|mindre än|fler|[~≈<>≤≥±])\.? ?(?=[\d,-])"
    r"|(?<=\d) ?(?:\+|(?:st )?\(?(?:ca|ungefär|cirka)\.?\)?|eller så|eller fler|eller mer)$"
    r"|\d-?tals?\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d ?(?:-|till|eller|/|och|av) ?\d", re.IGNORECASE)
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
        "kr": ("kr.", "kronor", "krona", "sek", ":-", ",-"),
        "tkr": ("tkr.", "t kr", "tusen kronor", "tusen kr", "tusen", "kkr", "tsek", "ksek"),
        "mnkr": (
            *("mnkr.", "mn kr", "mn", "mkr", "mkr.", "msek", "milj", "milj.", "milj kr"),
            *("milj. kr", "miljoner", "miljoner kr", "miljoner kronor"),
            *("miljon", "miljon kr", "miljon kronor"),
        ),
    }
)
_PIECES, _PLAIN_CROWNS = "st", "kr"
_CROWNS: Mapping[str, int] = MappingProxyType({"kr": 1, "tkr": 1_000, "mnkr": 1_000_000})
_ANY_NUMBER = re.compile(r"(?<![\w.,])(?<![^\W\d]-)[+-]?\d[\d ,.]*")
_ANY_UNIT = re.compile(r"(?<=\d) ?(?:[^\W\d_]\D*|[%‰].*|[:,]-)$")
_CENTS = re.compile(r"(?<=\d):(?=\d\d$)")
# Numbers of a prose that count nothing: of an item, a day, a year.
_ITEM = re.compile(r"^\d{1,2}[.)] (?=\D)")
_DAY = re.compile(rf"\d{{1,2}}(?::?[ea])? (?:{'|'.join(MONTHS)})\b(?: \d{{4}})?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def written_number(text: str, *, unit: str = "", decimals: int = MOST_DECIMALS) -> Decimal:
    """The number that is written, with its unit or without. Raises UnreadableValueError."""
    plain = _plain(text)
    if not any(sign.isdecimal() for sign in plain):
        words = ValueFault.IN_WORDS if _WORD_NUMBER.search(plain) else ValueFault.NO_NUMBER
        raise UnreadableValueError(words)
    number = _read(_without_unit(plain, unit), decimals, unit)
    if decimals_of(number) > decimals:
        raise too_many_decimals(decimals)
    return number


def number_in(text: str, *, unit: str = "", decimals: int = MOST_DECIMALS) -> Decimal | None:
    """The number that a text is about, such as "ca 12 st"; None where it has none, or several.

    Crowns in thousands or millions become what the unit counts.
    """
    plain = _plain(text)
    prose = _DAY.sub("", _ITEM.sub("", plain))
    numbers = [
        (found[0].rstrip(" ,."), _unit_at(prose[found.end() :]))
        for found in _ANY_NUMBER.finditer(prose)
    ]
    if plain not in {digits for digits, _ in numbers}:
        numbers = [one for one in numbers if one[1] or not _YEAR.fullmatch(one[0])]
    if len(numbers) != 1:
        return None
    ((digits, written),) = numbers
    written = written or unit
    if written == _PIECES and unit.casefold() not in _ALSO:
        # Whatever is counted is counted in pieces.
        written = unit
    try:
        number = in_unit(_read(digits, decimals), written, unit)
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


def _plain(text: str) -> str:
    plain = _SPACES.sub(" ", visible(text)).strip().translate(_DASHES)
    return _BETWEEN_THOUSANDS.sub(" ", plain)


def _unit_at(text: str) -> str:
    """The unit of a set that a text begins with, however it is written; empty where it has none."""
    small = text.lstrip().casefold()
    names = ((unit, name) for unit, also in _ALSO.items() for name in (unit, *also))
    for unit, name in sorted(names, key=lambda pair: len(pair[1]), reverse=True):
        if small.startswith(name) and not small[len(name) :][:1].isalpha():
            return unit
    return ""


def _without_unit(text: str, unit: str) -> str:
    """The number alone; the unit may stand after it, or before it."""
    small = text.casefold()
    own = unit.casefold()
    for name in sorted((own, *_ALSO.get(own, ())), key=len, reverse=True):
        # The unit may be a word that begins another one.
        if name and small.endswith(name) and small[: -len(name)].rstrip()[-1:].isdigit():
            text = text[: -len(name)].rstrip()
            break
        if name and small.startswith(name) and small[len(name) :].lstrip(" +-")[:1].isdigit():
            text = text[len(name) :].lstrip()
            break
    return _CENTS.sub(",", text) if own == _PLAIN_CROWNS else text


def _read(text: str, decimals: int, unit: str = "") -> Decimal:
    text = _SIGN_IN_WORDS.sub(lambda found: "-" if found[1].casefold() == "minus" else "", text, 1)
    found = _SIGNED.fullmatch(text)
    if found is None:
        raise _what_else(text, unit)
    digits = found["digits"].rstrip()
    if digits[-1] in ",.":
        raise UnreadableValueError(ValueFault.UNFINISHED)
    whole, fraction = _parted(digits, decimals)
    if len(whole) > _MOST_DIGITS or len(fraction.rstrip("0")) > _MOST_DIGITS:
        raise UnreadableValueError(ValueFault.TOO_LARGE)
    number = Decimal(f"{whole}.{fraction or 0}")
    return plain_number(-number if found["sign"] == "-" else number)


def _parted(digits: str, decimals: int) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    signs = [sign for sign in digits if sign in ",."]
    if not signs or (len(signs) > 1 and len(set(signs)) == 1) or _by_thousands(digits, decimals):
        whole, fraction = digits, ""
    else:
        # The last sign, which stands alone or after others of another kind.
        whole, _, fraction = digits.rpartition(signs[-1])
    between = {sign for sign in whole if sign in ",. "}
    groups = {".": _BY_POINTS, ",": _BY_COMMAS}.get("".join(between), _BY_SPACES)
    if not groups.fullmatch(whole or "0") or " " in fraction:
        raise UnreadableValueError(ValueFault.GROUPS)
    return re.sub(r"\D", "", whole), fraction


def _by_thousands(digits: str, decimals: int) -> bool:
    """Whether the one sign stands between thousands: "1.250", where decimals would be fewer.

    Raises UnreadableValueError for a comma there: it stands before decimals in Swedish.
    """
    if decimals >= _THREE or digits.startswith("0"):
        return False
    if _BY_COMMAS.fullmatch(digits):
        raise UnreadableValueError(ValueFault.GROUPS)
    return _BY_POINTS.fullmatch(digits) is not None


def _what_else(text: str, unit: str) -> UnreadableValueError:
    if _ABOUT.search(text):
        return UnreadableValueError(ValueFault.ABOUT)
    if _RANGE.search(text):
        return UnreadableValueError(ValueFault.RANGE)
    if _WORD_NUMBER.search(text):
        return UnreadableValueError(ValueFault.IN_WORDS)
    fractions = any(sign.isnumeric() and not sign.isdecimal() for sign in text)
    found = _ANY_UNIT.search(text)
    if fractions or found is None:
        return UnreadableValueError(ValueFault.NO_NUMBER)
    return _unit_fault(_unit_at(found[0]), unit)


def _unit_fault(written: str, unit: str) -> UnreadableValueError:
    """Of what stands after a number: a unit of a set, or whatever else, where it is empty."""
    own = unit.casefold()
    if own and (written == own or (not written and own == _PIECES)):
        # Of its own unit, or of pieces, which anything is, there is nothing to reckon.
        return UnreadableValueError(ValueFault.MORE)
    if own:
        return UnreadableValueError(ValueFault.OTHER_UNIT, unit)
    return UnreadableValueError(ValueFault.UNIT)
