"""The day that people mean by what they write, as Swedes write days."""

import datetime
import re

from app.model.invisible_characters import visible
from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.swedish import MONTHS

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_DASHES = str.maketrans("−–—‒‑", "-----")
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_WEEKDAY = re.compile(
    r"(?:på )?(?P<weekday>mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?\.?,? ?(?:den )?"
)
_MONTH = r"(?P<month>[a-zåäö]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|['’-]\d\d)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})[-/. ](?P<number>\d{1,2})[-/. ](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d\d)(?P<number>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?::?[ea])? ?{_MONTH}(?:,? ?{_YEAR})?",
        rf"(?P<day>\d{{1,2}}) ?[/.] ?(?P<number>\d{{1,2}})\.?(?: ?[/., -]? ?{_YEAR})?",
        r"(?P<day>\d{1,2})-(?P<number>\d{1,2})-(?P<year>\d{4})",
    )
)
_MONTH_ALONE = re.compile(rf"(?:i )?{_MONTH}(?: {_YEAR})?|(?P<only>\d{{4}}-\d{{1,2}})")
_THIS_CENTURY = 2000


def written_date(text: str, year: int | None) -> datetime.date:
    """The day that is written; `year` is that of a day without one.

    Raises UnreadableValueError.
    """
    plain = _SPACES.sub(" ", visible(text)).strip(" .").translate(_DASHES).casefold()
    weekday = _WEEKDAY.match(plain)
    rest = plain[weekday.end() :] if weekday else plain.removeprefix("den ")
    for shape in _SHAPES:
        if found := shape.fullmatch(rest):
            day = _day(found, year)
            if weekday and not _WEEKDAYS[day.weekday()].startswith(weekday["weekday"][:3]):
                raise UnreadableValueError(ValueFault.OTHER_WEEKDAY)
            return day
    alone = _MONTH_ALONE.fullmatch(rest)
    if alone and (alone["only"] or _month_number(alone["month"])):
        raise UnreadableValueError(ValueFault.DAY_MISSING)
    raise UnreadableValueError(ValueFault.NO_DATE)


def _day(found: re.Match[str], year: int | None) -> datetime.date:
    parts = found.groupdict()
    number = _month_number(parts["month"]) if parts.get("month") else int(parts["number"])
    if number is None:
        raise UnreadableValueError(ValueFault.NO_DATE)
    written = parts["year"]
    if written:
        year = int(written.lstrip("'’-"))
        year += _THIS_CENTURY if year < 100 else 0
    elif year is None:
        raise UnreadableValueError(ValueFault.YEAR_MISSING)
    try:
        return datetime.date(year, number, int(parts["day"]))
    except ValueError:
        raise UnreadableValueError(ValueFault.NO_SUCH_DAY) from None


def _month_number(word: str) -> int | None:
    """By its name or how that begins: "sept", "dec"."""
    fitting = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return fitting[0] if len(fitting) == 1 else None
