"""How texts and times stand in a sentence."""

import datetime
from typing import NoReturn, Self

import pytest

from app.model.swedish import counted, in_figures, in_words, listed, local_time, some, with_capital


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("i dag 9.30", "I dag 9.30"),
        ("ärenden i SDN", "Ärenden i SDN"),
        ("Klart", "Klart"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, begun: str) -> None:
    assert with_capital(text) == begun


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1"), (2, "två"), (3, "tre"), (12, "tolv"), (13, "13"), (1250, "1\u00a0250")],
)
def test_few_are_told_in_words(number: int, said: str) -> None:
    assert in_words(number) == said


@pytest.mark.parametrize(("names", "said"), [("a", "a"), ("ab", "a och b"), ("abc", "a, b och c")])
def test_names_are_listed_with_a_word_before_the_last(names: str, said: str) -> None:
    assert listed(names) == said


class _NoSuchTime(datetime.datetime):
    """As on Windows before 1970 and after 3000."""

    def astimezone(self, tz: datetime.tzinfo | None = None) -> Self:
        return super().astimezone(tz) if tz is datetime.UTC else self._refuse()

    def _refuse(self) -> NoReturn:
        raise OSError(22, "Invalid argument")


@pytest.mark.parametrize("year", [1601, 1969, 3001])
def test_a_time_that_the_system_cannot_tell_is_told_in_utc(year: int) -> None:
    moment = _NoSuchTime(year, 5, 1, 12, 0, tzinfo=datetime.UTC)
    assert local_time(moment) == datetime.datetime(year, 5, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(("year", "hours"), [(1, -1), (9999, 1)])
def test_the_calendar_ends_nowhere_in_the_program(year: int, hours: int) -> None:
    month, day, hour = (12, 31, 23) if hours > 0 else (1, 1, 0)
    moment = datetime.datetime(year, month, day, hour, 30, tzinfo=datetime.UTC)
    assert local_time(moment, datetime.timezone(datetime.timedelta(hours=hours))) == moment


def test_of_many_names_some_are_said_each_once() -> None:
    assert some(["b", "a", "b"]) == "b, a"
    assert some(map(str, range(12))) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 och 2 till"


def test_thousands_are_set_apart_and_no_line_ends_among_them() -> None:
    assert [in_figures(number) for number in (0, 999, 6000)] == ["0", "999", "6\u00a0000"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 rader"), (1, "en rad"), (2, "två rader"), (1250, "1\u00a0250 rader")],
)
def test_what_is_counted_is_told_with_its_number(number: int, said: str) -> None:
    assert counted(number, "en rad", "rader") == said
    assert counted(2, "ett") == "två"
