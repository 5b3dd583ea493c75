"""A day as calendar programs take it in, by the rules of RFC 5545."""

import datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.formats.calendar_file import write_calendar_day

DAY = datetime.date(2022, 12, 31)
NOW = datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC)


def _lines(data: bytes) -> list[str]:
    """Unfolded, as a reader has to do it before anything else."""
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def _written(title: str = "Sista dag", description: str = "x") -> bytes:
    return write_calendar_day(UUID(int=7), DAY, title, description, NOW)


def test_it_is_the_whole_day_and_one_is_not_busy() -> None:
    lines = _lines(_written())
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        *("DTSTART;VALUE=DATE:20221231", "DTEND;VALUE=DATE:20230101", "TRANSP:TRANSPARENT"),
        *("DTSTAMP:20220914T093000Z", f"UID:{UUID(int=7)}@naringslivsrapport"),
    ):
        assert lines.count(line) == 1


def test_one_is_reminded_a_week_and_a_day_before() -> None:
    lines = _lines(_written())
    assert [line for line in lines if line.startswith("TRIGGER")] == [
        "TRIGGER:-P7D",
        "TRIGGER:-P1D",
    ]
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") == 2


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_whatever_its_title_is_it_is_one_line_and_comes_back(title: str) -> None:
    with_lines = f"{title}\n{title}"
    lines = _lines(_written(with_lines))
    (summary,) = (line for line in lines if line.startswith("SUMMARY:"))
    plain = summary.removeprefix("SUMMARY:").replace(r"\\", "\0").replace(r"\n", "\n")
    plain = plain.replace(r"\;", ";").replace(r"\,", ",").replace("\0", "\\")
    assert plain == with_lines
