"""How a text stands in a sentence."""

import datetime
from collections.abc import Iterable

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


_MOST_NAMED = 10
_NUMBERS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def in_words(number: int) -> str:
    """A number from two to twelve as a word, others in figures."""
    return _NUMBERS[number - 2] if 2 <= number <= 12 else in_figures(number)


def counted(number: int, one: str, many: str = "") -> str:
    """For example "en rad" or "två rader", from what stands for one and the word for several."""
    return one if number == 1 else f"{in_words(number)} {many}".rstrip()


def in_figures(number: int) -> str:
    """For example "6 000", which no line end comes into."""
    return f"{number:,}".replace(",", "\u00a0")


def listed(names: Iterable[str]) -> str:
    """For example "en bild, ett diagram och två kommentarer"."""
    *first, last = names
    return f"{', '.join(first)} och {last}" if first else last


def some(names: Iterable[str]) -> str:
    """The first of these names, each once, and how many more there are."""
    names = list(dict.fromkeys(names))
    more = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown} och {more} till" if more > 0 else shown


def local_time(moment: datetime.datetime, zone: datetime.tzinfo | None = None) -> datetime.datetime:
    """By the clock of the zone, by default the computer's own.

    In UTC where there is no such time: Windows has none before 1970 or after 3000, and the
    calendar ends with the year 9999.
    """
    try:
        return moment.astimezone(zone)
    except (OSError, OverflowError, ValueError):
        return moment.astimezone(datetime.UTC)


def long_date(day: datetime.date) -> str:
    """For example "7 oktober 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def without_last_word_of(other: str, name: str) -> str:
    """A name after another one of its kind: "Skarpnäcks stadsdelsnämnd, inte Skärholmens"."""
    own, _, kind = name.rpartition(" ")
    return own if own and other.endswith(f" {kind}") else name


def clock(moment: datetime.datetime) -> str:
    """For example "kl. 21.05"."""
    return f"kl. {moment:%H.%M}"


def with_capital(text: str) -> str:
    """A text as a sentence begins with it; the rest is left as it is."""
    return text[:1].upper() + text[1:]
