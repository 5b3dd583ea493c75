"""Names, telephone numbers and addresses as people write them, and as they copy them together."""

import re
from urllib.parse import unquote

from app.model.invisible_signs import clean_detail, clean_name

LABELS = {
    "phone": (
        *("telefon", "telefonnummer", "telefonnr", "tfn", "tel", "telnr", "tel nr", "telefon nr"),
        *("mobil", "mobiltelefon", "mobilnummer", "mobilnr", "mob", "direkttelefon"),
        *("direktnummer", "direktnr", "direkt", "arbete", "växel"),
        *("telefon och e post", "telefon e post", "tel och e post", "tel e post", "tfn tel"),
        *("telefon mobil", "tel mobil", "telefon och mobil", "telefon mobiltelefon"),
    ),
    "email": (
        *("e post", "epost", "e postadress", "epostadress", "e post adress", "e mail", "email"),
        *("mejl", "mejladress", "mail", "mailadress", "e post och telefon", "e post telefon"),
    ),
}
"""Words that officers write before a number or an address, in normal form."""

LONGEST = 300
"""A text that is longer is no contact detail."""

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:|/\"“”„]{1,64}@[^\s@<>()\[\],;:|/\"“”„?]+\.[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?<![\w@.+-])(?:\+|\(0\d{0,3}\)|0)[\d\s()/\u2010\u2011–-]{5,60}\d(?![\w@])")
_LINK = re.compile(r"\b(?:mailto|tel):([^\s?;<>\"]*)(?:[?;][^\s<>\"]*)?", re.IGNORECASE)
_QUOTES = "\"'“”„‘’"
_SEPARATORS = f" \t\n\u00a0,;:|/<>()[]–-{_QUOTES}"
_AROUND = f" \t,;<>[]{_QUOTES}"
_DISPLAYED = re.compile(r"<[^<>@]*@[^<>]*>")
_PARTICLES = frozenset({"af", "al", "av", "da", "de", "den", "der", "di", "el", "van", "von"})
_MOST_NAMES = 6


def _words(field: str) -> str:
    by_length = sorted(LABELS[field], key=len, reverse=True)
    return "|".join(r"[\W_]*".join(map(re.escape, label.split())) for label in by_length)


# "Tel: ", "Tfn 08", "E-post: ", "mobil - " before a value.
_LABEL_BEFORE = {
    "phone": re.compile(rf"^\W*?(?:{_words('phone')})(?!\w)\.?\s*[:=–-]?\s*(?=[\d+(]|$)", re.I),
    "email": re.compile(rf"^\W*?(?:{_words('email')})(?!\w)\.?\s*[:=–-]?\s*(?=[^\s@]+@|$)", re.I),
}
_LABEL_WORD = {
    field: rf"(?:(?<!\w)(?:{_words(field)})(?!\w)\W{{0,3}})?" for field in ("phone", "email")
}


def without_label(field: str, text: str) -> str:
    """The value without the label that somebody has typed before it."""
    label = _LABEL_BEFORE.get(field)
    return label.sub("", text, count=1).strip() if label else text.strip()


def without_addresses(text: str) -> str:
    return _ADDRESS.sub("", text)


def addresses_in(text: str) -> tuple[str, ...]:
    """Each e-mail address once, in capitals or not."""
    found = (one.strip(_QUOTES) for one in _ADDRESS.findall(text[:LONGEST]))
    return tuple({one.casefold(): one for one in reversed(list(found))}.values())[::-1]


def parted(text: str) -> tuple[str, str, str]:
    """What is left of a text without the telephone number and the address that stand in it.

    Both are "" where there is more than one of a kind: that is for people to tell apart.
    """
    if len(text) > LONGEST:
        return text, "", ""
    addresses, numbers = addresses_in(text), _NUMBER.findall(text)
    if len(addresses) > 1 or len(numbers) > 1:
        return text, "", ""
    rest = text
    for field, values in (("phone", numbers), ("email", addresses)):
        for value in values:
            around = rf"{_LABEL_WORD[field]}{re.escape(value)}"
            rest = re.sub(around, "\n", rest, flags=re.IGNORECASE)
    kept = (piece.strip(_SEPARATORS) for piece in rest.split("\n"))
    rest = ", ".join(piece for piece in kept if any(map(str.isalnum, piece)))
    return rest, "".join(numbers).strip(), "".join(addresses)


def taken_apart(field: str, written: str) -> dict[str, str]:
    """What stands in a contact field, by the field it belongs to: name, phone or email.

    "Anna Berg <anna.berg@stockholm.se>" in the field for the address is an address and a name.
    Empty where it is as it should be, or where only people can tell its parts.
    """
    if len(written) > LONGEST:
        return {}
    text = clean_name(written) if field == "name" else clean_detail(written)
    text = _LINK.sub(lambda link: unquote(link[1]), text)
    displayed, text = _DISPLAYED.search(text) is not None, text.strip(_AROUND)
    rest, phone, email = parted(text)
    found = {"name": rest, "phone": phone, "email": email}
    # A mail program writes the name before the address in angle brackets.
    is_name = field == "name" or not rest or ("@" not in rest and (displayed or _is_name(rest)))
    if found[field] and is_name:
        parts = {name: value for name, value in found.items() if value}
    elif field == "phone":
        parts = {field: without_label(field, text).rstrip(".:")}
    elif field == "name" and not (phone or email):
        parts = {field: text}
    else:
        return {}
    return {} if parts == {field: written} or not parts[field] else parts


def written_address(written: str) -> str:
    """The address alone, where it is copied with a name or as a link; else what is written."""
    return taken_apart("email", written).get("email", clean_detail(written).strip())


def _is_name(text: str) -> bool:
    words = re.split(r"[\s,]+", text)
    return 1 < len(words) <= _MOST_NAMES and all(
        word[:1].isupper() or word in _PARTICLES for word in words
    )
