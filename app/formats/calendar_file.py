"""Writes a day for a calendar as a file (.ics, RFC 5545) that calendar programs take in."""

import datetime
from uuid import UUID

CALENDAR = ".ics"
_LINE = 75
"""The most bytes in a line; a longer one goes on in the next."""
_ESCAPED = {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}
_REMINDED_DAYS_BEFORE = (7, 1)


def write_calendar_day(
    event: UUID, day: datetime.date, title: str, description: str, now: datetime.datetime
) -> bytes:
    """An event of a whole day, in which one is not busy, with reminders before it.

    The same `event` once more takes the place of the first.
    """
    stamp = now.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Naringslivsrapport//SV"),
        *("METHOD:PUBLISH", "BEGIN:VEVENT", f"UID:{event}@naringslivsrapport", f"DTSTAMP:{stamp}"),
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(description)}",
        "TRANSP:TRANSPARENT",
    ]
    for days in _REMINDED_DAYS_BEFORE:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D"]
        lines += [f"DESCRIPTION:{_text(title)}", "END:VALARM"]
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _text(text: str) -> str:
    return "".join(_ESCAPED.get(letter, letter) for letter in text)


def _folded(line: str) -> bytes:
    parts, part = [], b""
    for letter in line:
        encoded = letter.encode()
        if len(part) + len(encoded) > _LINE:
            parts.append(part)
            part = b" "
        part += encoded
    return b"\r\n".join([*parts, part]) + b"\r\n"
