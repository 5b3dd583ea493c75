"""Days and moments in the words of people."""

import datetime

import pytest

from app.gui.kit.date_texts import day_text, due_text, time_text

NOW = datetime.datetime(2022, 10, 3, 12, 0).astimezone()


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        *(("2022-10-02", "i går"), ("2022-10-03", "i dag"), ("2022-10-04", "i morgon")),
        *(
            ("2022-10-01", "1 oktober"),
            ("2022-10-05", "5 oktober"),
            ("2021-10-03", "3 oktober 2021"),
        ),
        ("2023-01-20", "20 januari 2023"),
    ],
)
def test_a_day(day: str, words: str) -> None:
    assert day_text(_day(day), NOW) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        *(("2022-10-07", "ska vara inne 7 oktober"), ("2022-10-03", "ska vara inne i dag")),
        *(("2022-10-04", "ska vara inne i morgon"), ("2022-10-02", "skulle ha varit inne i går")),
        ("2022-09-30", "skulle ha varit inne 30 september"),
    ],
)
def test_when_something_is_due(due: str, words: str) -> None:
    assert due_text(_day(due), NOW) == words


def test_a_moment_has_its_time() -> None:
    assert time_text(NOW - datetime.timedelta(days=1, hours=2), NOW) == "i går kl. 10.00"
    assert time_text(NOW - datetime.timedelta(days=40), NOW) == "24 augusti kl. 12.00"
