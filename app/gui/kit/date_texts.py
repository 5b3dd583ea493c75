"""Dates and times in words."""

import datetime

from app.model.swedish import clock, local_time, long_date

_NEAR = {-1: "i går", 0: "i dag", 1: "i morgon"}


def time_text(moment: datetime.datetime, now: datetime.datetime) -> str:
    """For example "i dag kl. 14.02", "14 september kl. 09.30", in the local time."""
    local = local_time(moment)
    return f"{day_text(local.date(), now)} {clock(local)}"


def day_text(day: datetime.date, now: datetime.datetime) -> str:
    """For example "i morgon", "i dag", "i går", "14 september", "14 september 2021"."""
    today = now.astimezone().date()
    near = _NEAR.get((day - today).days)
    if near is not None:
        return near
    full = long_date(day)
    return full.removesuffix(f" {day.year}") if day.year == today.year else full


def due_text(due: datetime.date, now: datetime.datetime) -> str:
    """For example "ska vara inne 7 oktober", "skulle ha varit inne i går"."""
    when = "skulle ha varit" if is_late(due, now) else "ska vara"
    return f"{when} inne {day_text(due, now)}"


def is_late(due: datetime.date, now: datetime.datetime) -> bool:
    return due < now.astimezone().date()
