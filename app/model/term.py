"""A term: a year and one of the three periods the office asks about."""

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import total_ordering
from typing import Self

from pydantic import Field, model_serializer, model_validator

from app.model.base import Model


class Period(StrEnum):
    """One of the three follow-ups of a year, in the order they come."""

    T1 = "T1"
    T2 = "T2"
    VB = "VB"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Period.T1: "Tertialrapport 1",
    Period.T2: "Tertialrapport 2",
    Period.VB: "Verksamhetsberättelse",
}
_MONTHS = {Period.T1: (1, 4), Period.T2: (5, 8), Period.VB: (1, 12)}
_ORDER = tuple(Period)
_FIRST_YEAR = 2000
_LAST_YEAR = 2099
_CODE = re.compile(r"([0-9]{4})-(T1|T2|VB)")

# The first month in which each follow-up is the next one to write. The reports are written in May,
# September and January, the committees begin when the period is about to end.
_NEXT_TO_WRITE = ((11, 0, Period.VB), (7, 0, Period.T2), (3, 0, Period.T1), (1, -1, Period.VB))


@total_ordering
class Term(Model):
    """Year and period; written `2022-T1` in files, "Tertialrapport 1 2022" for people."""

    year: int = Field(ge=_FIRST_YEAR, le=_LAST_YEAR)
    period: Period

    @model_validator(mode="before")
    @classmethod
    def _from_code(cls, value: object) -> object:
        if isinstance(value, str):
            match = _CODE.fullmatch(value)
            if match is None:
                raise ValueError(f"”{value}” är ingen period. Skriv till exempel 2022-T1")
            return {"year": int(match[1]), "period": Period(match[2])}
        return value

    @model_serializer
    def _to_code(self) -> str:
        return self.code

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read `2022-T1`. Raises pydantic's ValidationError (a ValueError) for anything else."""
        return cls.model_validate(code)

    @classmethod
    def recognised(cls, text: str, year: int | None = None) -> Self | None:
        """The term that people mean by what they have written or ticked; None if it is not clear.

        `year` is the one to take for a period that is written without.
        """
        # Its expressions take a moment to compile, and only old forms need them.
        from app.model.written_term import written_term

        found = written_term(text, year)
        if found is None:
            return None
        return cls(year=found[0], period=Period(found[1])) if found[1] else None

    @classmethod
    def to_report(cls, today: datetime.date) -> Self:
        """The term a committee writes about on this day: the one that ends or has just ended."""
        for month, years, period in _NEXT_TO_WRITE:
            if today.month >= month:
                return cls(year=today.year + years, period=period)
        raise AssertionError("every month has a term")

    def following(self) -> Self | None:
        """None after the last there is."""
        if self.period is not _ORDER[-1]:
            return type(self)(year=self.year, period=_ORDER[_ORDER.index(self.period) + 1])
        if self.year == _LAST_YEAR:
            return None
        return type(self)(year=self.year + 1, period=_ORDER[0])

    def preceding(self) -> Self | None:
        """None before the first there is."""
        if self.period is not _ORDER[0]:
            return type(self)(year=self.year, period=_ORDER[_ORDER.index(self.period) - 1])
        if self.year == _FIRST_YEAR:
            return None
        return type(self)(year=self.year - 1, period=_ORDER[-1])

    def onwards(self) -> Iterator[Self]:
        """All terms from this one on, to the end of the last year there is."""
        years = range(self.year, _LAST_YEAR + 1)
        terms = (type(self)(year=year, period=period) for year in years for period in _ORDER)
        return (term for term in terms if term >= self)

    @property
    def code(self) -> str:
        return f"{self.year}-{self.period}"

    @property
    def label(self) -> str:
        return f"{self.period.label} {self.year}"

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of what is reported on: a third of the year, or all of it."""
        first, last = _MONTHS[self.period]
        behind = datetime.date(self.year + last // 12, last % 12 + 1, 1)
        return datetime.date(self.year, first, 1), behind - datetime.timedelta(days=1)

    @property
    def in_a_sentence(self) -> str:
        return self.label.lower()

    def __str__(self) -> str:
        return self.code

    def __lt__(self, other: "Term") -> bool:
        return (self.year, _ORDER.index(self.period)) < (other.year, _ORDER.index(other.period))
