"""What stands in a contact field as people fill it in: labels in it, links, several values."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from app.formats.filled_form.lines import Line
from app.model.rich_text import Span
from app.model.written_term import has_boxes, periods_in

LABELS = {
    "committee": ("nämnd", "nämnd styrelse", "nämnd bolag", "nämnd bolagsstyrelse"),
    "term": ("period", "rapportperiod", "rapporteringsperiod", "avser period", "tertial"),
    "contact": (
        *("kontaktperson", "kontaktpersoner", "kontaktperson er", "kontaktperson för frågor"),
        *("kontakt", "namn"),
    ),
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
"""Words for the fields that forms and officers use, in normal form."""

_FEWEST_DIGITS, _LONGEST = 5, 300
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:|/]{1,64}@[^\s@<>()\[\],;:|/]+\.[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?<![\w@.+-])(?:\+|\(0\d{0,3}\)|0)[\d\s()/\u2010\u2011–-]{5,60}\d(?![\w@])")


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
_SEPARATORS = " \t\n\u00a0,;:|/<>()[]–-"


def shown_text(field: str, line: Line) -> str:
    """The line's text; in a field for an address or a number, where a link leads to one."""
    if field not in {"phone", "email"}:
        return line.text
    scheme, sign = ("mailto", "@") if field == "email" else ("tel", r"\d\d")
    return "".join(
        (_target(span, scheme) if not re.search(sign, span.text) else "") or span.text
        for span in line.content.spans
    ).strip()


def linked_address(spans: Iterable[Span]) -> str:
    """The address of the first link to one."""
    return next(filter(None, (_target(span, "mailto") for span in spans)), "")


def _target(span: Span, scheme: str) -> str:
    found, _, target = (span.href or "").partition(":")
    return unquote(target.partition("?")[0]) if found.casefold() == scheme else ""


def looks_right(field: str, text: str) -> bool:
    """Whether a text is what a field asks for, as far as signs tell."""
    if field == "term":
        return bool(periods_in(text)) or has_boxes(text)
    if field == "email":
        return "@" in text
    if len(text) > _LONGEST:
        return False
    text = _ADDRESS.sub("", text)
    digits = sum(sign.isdigit() for sign in text)
    letters = sum(sign.isalpha() for sign in without_label("phone", text))
    return (
        digits >= _FEWEST_DIGITS
        and letters <= digits * 2
        and "@" not in text
        and not _DATE.search(text)
    )


def without_label(field: str, text: str) -> str:
    """The value without the label that somebody has typed before it."""
    label = _LABEL_BEFORE.get(field)
    return label.sub("", text, count=1).strip() if label else text.strip()


def parted(text: str) -> tuple[str, str, str]:
    """What is left of a text without the telephone number and the address that stand in it.

    Both are "" where there is more than one of a kind: that is for people to tell apart.
    """
    if len(text) > _LONGEST:
        return text, "", ""
    addresses, numbers = _ADDRESS.findall(text), _NUMBER.findall(text)
    if len(addresses) > 1 or len(numbers) > 1:
        return text, "", ""
    rest = text
    for field, values in (("phone", numbers), ("email", addresses)):
        for value in values:
            around = rf"{_LABEL_WORD[field]}{re.escape(value)}"
            rest = re.sub(around, "\n", rest, count=1, flags=re.IGNORECASE)
    kept = [piece.strip(_SEPARATORS) for piece in rest.split("\n")]
    rest = ", ".join(piece for piece in kept if piece)
    return rest, "".join(numbers).strip(), "".join(addresses)
