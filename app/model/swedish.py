"""How a text stands in a sentence."""

import datetime

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def long_date(day: datetime.date) -> str:
    """For example "7 oktober 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_capital(text: str) -> str:
    """A text as a sentence begins with it; the rest is left as it is."""
    return text[:1].upper() + text[1:]
