"""Moments as people say them."""

import datetime

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
    *("augusti", "september", "oktober", "november", "december"),
)


def day_told(day: datetime.date) -> str:
    """For example "7 oktober 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def told(moment: datetime.datetime, now: datetime.datetime) -> str:
    """For example "i dag 14:02", "i går 09:30", "14 september 14:02", in the local time."""
    local, today = moment.astimezone(), now.astimezone().date()
    days = (today - local.date()).days
    if days in {0, 1}:
        day = ("i dag", "i går")[days]
    else:
        day = f"{local.day} {_MONTHS[local.month - 1]}"
        if local.year != today.year:
            day += f" {local.year}"
    return f"{day} {local:%H:%M}"
