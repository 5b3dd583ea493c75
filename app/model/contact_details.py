"""Names, telephone numbers and addresses as people write them, and as they copy them together."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from app.model.invisible_characters import DIRECTION, clean_detail, clean_name

_WHICH_NUMBER = (
    *("mobil", "mobiltelefon", "mobilnummer", "mobilnr", "mob", "direkttelefon"),
    *("direktnummer", "direktnr", "direkt", "arbete", "växel", "vxl"),
)
_BEFORE_ANY = {
    "phone": (
        *("telefon", "telefonnummer", "telefonnr", "tfn", "tel", "telnr", "tel nr", "telefon nr"),
        *("telefon och e post", "telefon e post", "tel och e post", "tel e post", "tfn tel"),
        *("telefon mobil", "tel mobil", "telefon och mobil", "telefon mobiltelefon"),
    ),
    "email": (
        *("e post", "epost", "e postadress", "epostadress", "e post adress", "e mail", "email"),
        *("mejl", "mejladress", "mail", "mailadress", "e post och telefon", "e post telefon"),
    ),
}
LABELS = {**_BEFORE_ANY, "phone": (*_BEFORE_ANY["phone"], *_WHICH_NUMBER)}
"""Words that officers write before a number or an address, in normal form."""

LONGEST = 300
"""A text that is longer is no contact detail."""

_QUOTES = "\"'“”„‘’"
_OPENING, _CLOSING = f"(<[{_QUOTES}", f")>]{_QUOTES}"
_NOT_OF_ADDRESS = r"\s@<>()\[\],;:|/\"“”„"
_ADDRESS = (
    rf"[^‘’'{_NOT_OF_ADDRESS}][^{_NOT_OF_ADDRESS}]{{0,63}}"
    rf"@[^?{_NOT_OF_ADDRESS}]+\.[^\W\d_]{{2,}}"
)
_NUMBER = (
    rf"(?<![\w@.+-])(?:\+|\(0\d{{0,3}}\)|0)[\d\s()/\u2010\u2011{DIRECTION}–-]{{5,60}}\d(?![\w@])"
)
_LINK = re.compile(r"\b(?:mailto|tel):([^\s?;<>\"]*)(?:[?;][^\s<>\"]*)?", re.IGNORECASE)
_SEPARATORS = " \t\n\u00a0,;:|/–-"
_DISPLAYED = re.compile(r"<[^<>@]*@[^<>]*>")
_PARTICLES = frozenset({"af", "al", "av", "da", "de", "den", "der", "di", "el", "van", "von"})
_MOST_NAMES = 6


def _one_of(labels: Iterable[str]) -> str:
    by_length = sorted(labels, key=len, reverse=True)
    words = "|".join(r"[\W_]*".join(map(re.escape, label.split())) for label in by_length)
    return rf"(?<!\w)(?:{words})(?!\w)"


# "Tel: ", "Tfn 08", "E-post: " before a value; what says which number it is belongs to the number.
_LABEL_BEFORE = {
    "phone": rf"^\W*?{_one_of(_BEFORE_ANY['phone'])}\.?\s*[:=–-]?\s*(?=[\d+(]|$)",
    "email": rf"^\W*?{_one_of(_BEFORE_ANY['email'])}\.?\s*[:=–-]?\s*(?=[^\s@]+@|$)",
}
_WHICH = _one_of(_WHICH_NUMBER)
_VALUE = {
    "phone": rf"(?:{_WHICH}\.?\s*[:=–-]?\s*)?(?P<number>{_NUMBER})"
    rf"(?:\s*\({_WHICH}\)|\s*\[{_WHICH}\]|\s+{_WHICH})?",
    "email": _ADDRESS,
}
# A value goes with its label and with the brackets or quotes that stand around it alone.
_PART = {
    field: re.compile(
        rf"(?:{_one_of(_BEFORE_ANY[field])}[\s.:=–-]{{0,3}})?(?P<open>[{re.escape(_OPENING)}]\s*)?"
        rf"(?P<value>{value})(?(open)\s*[{re.escape(_CLOSING)}])",
        re.IGNORECASE,
    )
    for field, value in _VALUE.items()
}


def without_label(field: str, text: str) -> str:
    """The value without the label that somebody has typed before it.

    A label that says which number it is stays: "växel", "mobil".
    """
    label = _LABEL_BEFORE.get(field)
    return re.sub(label, "", text, count=1, flags=re.IGNORECASE).strip() if label else text.strip()


def without_addresses(text: str) -> str:
    return re.sub(_ADDRESS, "", text)


def addresses_in(text: str) -> tuple[str, ...]:
    """Each e-mail address once, in capitals or not."""
    found = re.findall(_ADDRESS, text[:LONGEST])
    return tuple({one.casefold(): one for one in reversed(found)}.values())[::-1]


def _numbers_in(text: str) -> tuple[str, ...]:
    """Each number once, with the words that say which it is, as it is written first."""
    found: dict[str, str] = {}
    for one in _PART["phone"].finditer(text):
        digits = re.sub(r"[^\d+]", "", one["number"])
        found.setdefault(re.sub(r"^(?:\+|00)460?", "0", digits), clean_detail(one["value"]))
    return tuple(found.values())


def _parted(text: str) -> tuple[str, str, str]:
    """What is left of a text without the telephone number and the address that stand in it.

    Both are "" where there is more than one of a kind: that is for people to tell apart.
    """
    addresses, numbers = addresses_in(text), _numbers_in(text)
    if len(addresses) > 1 or len(numbers) > 1:
        return text, "", ""
    for part in _PART.values():
        text = part.sub("\n", text)
    return _what_is_left(text), "".join(numbers), clean_detail("".join(addresses))


def _what_is_left(text: str) -> str:
    """A text without what separated the parts, line feeds here, from it and from each other."""
    opening, closing, between = map(re.escape, (_OPENING, _CLOSING, _SEPARATORS))
    hollow = rf"[{opening}][{between}]*\n[{between}]*[{closing}]"
    while (filled := re.sub(hollow, "\n", text)) != text:
        text = filled
    text = re.sub(rf"(?<=[(\[<])[{between}]*\n[{between}]*", "", text)
    text = re.sub(rf"[{between}]*\n[{between}]*(?=[)\]>])", "", text)
    # A bracket that nothing follows, or that follows nothing, is left of what was taken away.
    edges = rf"^[{between}{DIRECTION})\]>]+|[{between}{DIRECTION}(\[<]+$"
    pieces = (re.sub(edges, "", piece) for piece in text.split("\n"))
    return _unwrapped(", ".join(piece for piece in pieces if any(map(str.isalnum, piece))))


def _unwrapped(text: str) -> str:
    """A text without the pair of brackets or quotes around the whole of it."""
    around = (
        rf"[{re.escape(_OPENING)}]([^{re.escape(_OPENING + _CLOSING)}]*)[{re.escape(_CLOSING)}]"
    )
    found = re.fullmatch(around, text)
    return found[1].strip(_SEPARATORS) if found else text


def taken_apart(field: str, written: str) -> dict[str, str]:
    """What stands in a contact field, by the field it belongs to: name, phone or email.

    "Anna Berg <anna.berg@stockholm.se>" in the field for the address is an address and a name.
    Empty where it is as it should be, or where only people can tell its parts.
    """
    if len(written) > LONGEST:
        return {}
    text = _LINK.sub(lambda link: unquote(link[1]), clean_name(written))
    rest, phone, email = _parted(text)
    if not (phone or email):
        return {}
    found = {"name": rest, "phone": phone, "email": email}
    # A mail program writes the name before the address in angle brackets.
    displayed = _DISPLAYED.search(text) is not None
    is_name = field == "name" or not rest or ("@" not in rest and (displayed or _is_name(rest)))
    parts = {name: value for name, value in found.items() if value}
    return parts if found[field] and is_name and parts != {field: written} else {}


def written_address(written: str) -> str:
    """The address alone, where it is copied with a name or as a link; else what is written."""
    return taken_apart("email", written).get("email", clean_detail(written).strip())


def _is_name(text: str) -> bool:
    words = re.split(r"[\s,]+", text)
    return 1 < len(words) <= _MOST_NAMES and all(
        word[:1].isupper() or word in _PARTICLES for word in words
    )
