"""The day that people mean by what they write, as Swedes write days."""

import datetime
import re

from app.model.invisible_characters import visible
from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.swedish import MONTHS

_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans("−–—‒‑", "-----")
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_WEEKDAY = re.compile(
    r"(?:på )?(?P<weekday>mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?\.?,? ?(?:den )?"
)
# What a sheet adds to a day that is copied from it.
_MIDNIGHT = re.compile(r"[ t]00[:.]00(?:[:.]00)?$")
_MONTH = r"(?P<month>[a-zåäö]{3,9})\.?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})[-/. ](?P<number>\d{1,2})[-/. ](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?::?[ea])? ?{_MONTH}(?:,? ?(?P<year>\d{{4}}|['’-]?\d\d))?",
        r"(?P<day>\d{1,2}) ?[/.] ?(?P<number>\d{1,2})\.?"
        r"(?: ?[/., -]? ?(?P<year>\d{4}|['’-]\d\d))?",
        r"(?P<day>\d{1,2})-(?P<number>\d{1,2})-(?P<year>\d{4})",
    )
)
# Three numbers of two digits may be read from either end; the year is one near the term's.
_SHORT_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d\d)(?P<sign>-?)(?P<number>\d\d)(?P=sign)(?P<day>\d\d)",
        r"(?P<day>\d{1,2})(?P<sign>[/.])(?P<number>\d{1,2})(?P=sign)(?P<year>\d\d)",
    )
)
_NEAR_YEARS = 5
_MONTH_ALONE = re.compile(rf"(?:i )?{_MONTH}(?: \d{{4}})?|\d{{4}}-\d{{1,2}}")
_SEVERAL = re.compile(
    r"\d{1,2}(?::?[ea])?(?: ?[a-zåäö]+\.?| ?/ ?\d{1,2})? ?(?:-|till|och|eller|,) ?(?:den )?"
    r"\d{1,2}(?::?[ea])? ?[/a-zåäö]|\d{4}-\d\d-\d\d\D.*\d{4}-"
)
_IN_TEXT = re.compile(
    rf"(?<![\w/-])(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?::?[ea])? (?:{'|'.join(MONTHS)})(?:,? \d{{4}})?"
    r"|den \d{1,2}/\d{1,2}(?: \d{4})?)(?![\w/-])"
)
_THIS_CENTURY = 2000


def written_date(text: str, year: int | None) -> datetime.date:
    """The day that is written; `year` is that of a day without one.

    Raises UnreadableValueError.
    """
    plain = _SPACES.sub(" ", visible(text)).strip(" .").translate(_DASHES).casefold()
    plain = _MIDNIGHT.sub("", plain)
    weekday = _WEEKDAY.match(plain)
    rest = plain[weekday.end() :] if weekday else plain.removeprefix("den ")
    day = _read(rest, year)
    if weekday and not _WEEKDAYS[day.weekday()].startswith(weekday["weekday"][:3]):
        raise UnreadableValueError(ValueFault.OTHER_WEEKDAY)
    return day


def date_in(text: str, year: int | None) -> datetime.date | None:
    """The day that a text is about, such as "Beslutades 12 maj"; None for none or several."""
    plain = _SPACES.sub(" ", visible(text)).translate(_DASHES).casefold()
    found = {one[0] for one in _IN_TEXT.finditer(plain)}
    if len(found) == 1 and not _SEVERAL.search(plain):
        text = found.pop()
    try:
        return written_date(text, year)
    except UnreadableValueError:
        return None


def _read(text: str, year: int | None) -> datetime.date:
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            return _day(found, year)
    short = [found for shape in _SHORT_SHAPES if (found := shape.fullmatch(text))]
    for found in short:
        if year is not None and _is_near(int(found["year"]), year):
            return _day(found, year)
    if short:
        raise UnreadableValueError(ValueFault.SHORT_YEAR)
    if _SEVERAL.match(text):
        raise UnreadableValueError(ValueFault.SEVERAL_DAYS)
    alone = _MONTH_ALONE.fullmatch(text)
    if alone and (alone["month"] is None or _month_number(alone["month"])):
        raise UnreadableValueError(ValueFault.DAY_MISSING)
    raise UnreadableValueError(ValueFault.NO_DATE)


def _day(found: re.Match[str], year: int | None) -> datetime.date:
    parts = found.groupdict()
    number = _month_number(parts["month"]) if parts.get("month") else int(parts["number"])
    if number is None:
        raise UnreadableValueError(ValueFault.NO_DATE)
    if written := parts["year"]:
        year = _whole_year(written.lstrip("'’-"), year)
    elif year is None:
        raise UnreadableValueError(ValueFault.YEAR_MISSING)
    try:
        return datetime.date(year, number, int(parts["day"]))
    except ValueError:
        raise UnreadableValueError(ValueFault.NO_SUCH_DAY) from None


def _whole_year(digits: str, near: int | None) -> int:
    if len(digits) == len("2022"):
        return int(digits)
    if near is not None and not _is_near(int(digits), near):
        raise UnreadableValueError(ValueFault.SHORT_YEAR)
    return _THIS_CENTURY + int(digits)


def _is_near(short: int, year: int) -> bool:
    return abs(_THIS_CENTURY + short - year) <= _NEAR_YEARS


def _month_number(word: str) -> int | None:
    """By its name or how that begins: "sept", "dec"."""
    fitting = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return fitting[0] if len(fitting) == 1 else None
