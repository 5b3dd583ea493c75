"""A term: a year and one of the periods of a year that are asked about."""

import datetime
import re
from dataclasses import dataclass, field
from functools import total_ordering
from typing import Annotated, Any, Final, Protocol

from pydantic import (
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from app.model.base import Model

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
PERIOD_CODE: Final = r"[A-Z][A-Z0-9]{0,11}"
_PERIOD = re.compile(PERIOD_CODE)
_CODE = re.compile(rf"([0-9]{{4}})-({PERIOD_CODE})")


@dataclass(frozen=True)
class Period:
    """One of the follow-ups of a year. Two are the same by their codes.

    It tells of `first_month` to `last_month`; from `new_from` on, of what none before it in the
    year has told of. `place` is the one in the year, None where no calendar knows it. `written`
    are other ways in which people write it.
    """

    code: str
    name: str = field(compare=False)
    short: str = field(compare=False)
    first_month: int = field(default=1, compare=False)
    last_month: int = field(default=12, compare=False)
    new_from: int = field(default=1, compare=False)
    place: int | None = field(default=None, compare=False)
    written: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def unknown(cls, code: str) -> "Period":
        """One that only its code is known of."""
        return cls(code, name=code, short=code)

    def __str__(self) -> str:
        return self.code


class KnownPeriods(Protocol):
    """What a calendar is to those who read a file."""

    @property
    def periods(self) -> tuple[Period, ...]: ...

    def period(self, code: str) -> Period: ...


def _known(info: ValidationInfo) -> KnownPeriods | None:
    context: Any = info.context or {}
    known: KnownPeriods | None = context.get("calendar")
    return known


def _period(code: str, info: ValidationInfo) -> Period:
    """The period, of the calendar if there is one. Raises ValueError where only its own will do."""
    known = _known(info)
    period = known.period(code) if known is not None else Period.unknown(code)
    if known is not None and period.place is None and info.context.get("known_only"):  # type: ignore[union-attr]
        *others, last = (f"'{one.code}'" for one in known.periods)
        allowed = f"{', '.join(others)} eller {last}" if others else last
        raise ValueError(f"ska vara {allowed}")
    return period


def _read_period(value: object, info: ValidationInfo) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise ValueError("ska vara text")  # noqa: TRY004 - pydantic takes no TypeError
    period = _period(value, info)
    if not _PERIOD.fullmatch(value):
        raise ValueError("har inte rätt form")
    return period


PeriodInFile = Annotated[
    Period,
    PlainValidator(_read_period),
    PlainSerializer(lambda period: period.code, return_type=str),
]
"""A period, by its code in files."""


@total_ordering
class Term(Model):
    """Year and period; its code in files is "2022-T1", its label "Tertialrapport 1 2022".

    Read with a calendar in the context of the validation (`Calendar.context`) it has the calendar's
    period; otherwise, and for a code that the calendar does not know, one that has only a code.
    """

    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    period: PeriodInFile

    @model_validator(mode="before")
    @classmethod
    def _from_code(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        match = _CODE.fullmatch(value)
        if match is None:
            raise ValueError(f"”{value}” är ingen period{_for_example(info)}")
        try:
            return {"year": int(match[1]), "period": _period(match[2], info)}
        except ValueError:
            raise ValueError(f"”{value}” är ingen period{_for_example(info)}") from None

    @model_serializer
    def _to_code(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"{self.year}-{self.period.code}"

    @property
    def label(self) -> str:
        return f"{self.period.name} {self.year}"

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of what is reported on."""
        last = self.period.last_month
        behind = datetime.date(self.year + last // 12, last % 12 + 1, 1)
        first = datetime.date(self.year, self.period.first_month, 1)
        return first, behind - datetime.timedelta(days=1)

    @property
    def in_a_sentence(self) -> str:
        return self.label.lower()

    def __str__(self) -> str:
        return self.code

    def __lt__(self, other: "Term") -> bool:
        return self != other and self._order < other._order

    @property
    def _order(self) -> tuple[int, bool, int, str]:
        place = self.period.place
        return self.year, place is None, place or 0, self.period.code


def _for_example(info: ValidationInfo) -> str:
    known = _known(info)
    if known is None or not known.periods:
        return ". Skriv årtal, bindestreck och periodens kod"
    return f". Skriv till exempel 2022-{known.periods[0].code}"
