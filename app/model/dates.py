"""Days as people write them."""

import datetime

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def date_told(day: datetime.date) -> str:
    """For example "7 oktober 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
