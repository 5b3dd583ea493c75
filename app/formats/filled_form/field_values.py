"""What stands in a contact field as people fill it in: labels in it, links, several values."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from app.formats.filled_form.lines import Line
from app.model import contact_details
from app.model.calendar import Calendar
from app.model.contact_details import LONGEST, without_addresses, without_label
from app.model.rich_text import Span
from app.model.written_term import has_boxes

LABELS = {
    "committee": ("nämnd", "nämnd styrelse", "nämnd bolag", "nämnd bolagsstyrelse"),
    "term": ("period", "rapportperiod", "rapporteringsperiod", "avser period", "tertial"),
    "contact": (
        *("kontaktperson", "kontaktpersoner", "kontaktperson er", "kontaktperson för frågor"),
        *("kontakt", "namn"),
    ),
    **contact_details.LABELS,
}
"""Words for the fields that forms and officers use, in normal form."""

_FEWEST_DIGITS = 5
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


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


def looks_right(field: str, text: str, calendar: Calendar) -> bool:
    """Whether a text is what a field asks for, as far as signs tell."""
    if field == "term":
        return bool(calendar.written.periods_in(text)) or has_boxes(text)
    if field == "email":
        return "@" in text
    if len(text) > LONGEST:
        return False
    text = without_addresses(text)
    digits = sum(sign.isdigit() for sign in text)
    letters = sum(sign.isalpha() for sign in without_label("phone", text))
    return (
        digits >= _FEWEST_DIGITS
        and letters <= digits * 2
        and "@" not in text
        and not _DATE.search(text)
    )
