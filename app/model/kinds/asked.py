"""What a question set may say of a value that is asked for: its kind and the limits of the kind."""

import contextlib
import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_serializer, model_validator

from app.model import lengths
from app.model.base import CleanLine, Location, Model, NestedFaults, Slug
from app.model.form_texts import Heading
from app.model.kinds.kind import Kind

Fault: TypeAlias = tuple[Location, str]

MOST_DECIMALS = 4
_DIGITS = 15
_NUMBER = re.compile(rf"-?[0-9]{{1,{_DIGITS}}}(?:\.[0-9]{{1,{MOST_DECIMALS}}})?")


def as_number(value: object) -> Decimal:
    """A number of a file: a decimal string, or what TOML and JSON have.

    Raises ValueError for more than 15 digits before the point or 4 after it.
    """
    if isinstance(value, Decimal):
        # Without an exponent, which "1E+3" would have.
        value = format(value, "f")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("ska vara ett tal")  # noqa: TRY004 - pydantic takes no TypeError
    if not _NUMBER.fullmatch(str(value)):
        raise ValueError(
            f"ska vara ett tal med högst {_DIGITS} siffror och {MOST_DECIMALS} decimaler"
        )
    return plain_number(Decimal(str(value)))


def plain_number(number: Decimal) -> Decimal:
    """The same number without zeros that say nothing: 1250.50 is 1250.5, and -0 is 0."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if Decimal(text) else Decimal(0)


def decimals_of(number: Decimal) -> int:
    exponent = plain_number(number).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


Number = Annotated[Decimal, BeforeValidator(as_number)]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def as_day(value: object) -> datetime.date:
    """A day of a file: TOML has days; in JSON they are text. Raises ValueError."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(value)
    raise ValueError("är inte en dag; skriv till exempel 2022-10-07")


Day = Annotated[datetime.date, BeforeValidator(as_day)]

WITHIN_TERM: Literal["term"] = "term"


def _as_day_or_term(value: object) -> object:
    try:
        return value if value == WITHIN_TERM else as_day(value)
    except ValueError:
        raise ValueError("är varken en dag eller ”term”; skriv till exempel 2022-10-07") from None


DayOrTerm = Annotated[datetime.date | Literal["term"], BeforeValidator(_as_day_or_term)]


class Option(Model):
    """One of the answers to choose from. Its id names the matter and stays when it is reworded."""

    id: Slug
    text: Heading
    replaces: tuple[Slug, ...] = Field(default=(), max_length=lengths.NAMED)


OF_KIND: dict[Kind, frozenset[str]] = {
    Kind.NUMBER: frozenset({"unit", "decimals", "min", "max"}),
    Kind.CHOICE: frozenset({"options", "other"}),
    Kind.CHOICES: frozenset({"options", "other", "min_chosen", "max_chosen"}),
    Kind.DATE: frozenset({"earliest", "latest"}),
    Kind.TABLE: frozenset({"columns", "min_rows", "max_rows", "fixed_rows", "totals"}),
}
_EVERY_KEY = frozenset().union(*OF_KIND.values())


class AskedValue(Model):
    """The kind of a value and its limits. A key that belongs to another kind is refused."""

    kind: Kind = Kind.TEXT
    unit: CleanLine = Field(default="", max_length=lengths.UNIT)
    decimals: int = Field(default=0, ge=0, le=MOST_DECIMALS)
    min: Number | None = None
    max: Number | None = None
    options: tuple[Option, ...] = Field(default=(), max_length=lengths.OPTIONS)
    other: bool = False
    """Whether one's own words are an answer too."""
    min_chosen: int | None = Field(default=None, ge=0, le=lengths.OPTIONS)
    max_chosen: int | None = Field(default=None, ge=1, le=lengths.OPTIONS + 1)
    earliest: DayOrTerm | None = None
    latest: DayOrTerm | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        faults = [*self._foreign_keys(), *self._limits()]
        if faults:
            raise NestedFaults(*faults)
        return self

    def _foreign_keys(self) -> Iterator[Fault]:
        own = OF_KIND.get(self.kind, frozenset())
        for key in sorted(_EVERY_KEY - own):
            if not self._says(key):
                continue
            kinds = " eller ".join(f"”{kind}”" for kind, keys in OF_KIND.items() if key in keys)
            yield (key,), f"hör till kind = {kinds}, inte till ”{self.kind}”"

    def _says(self, key: str) -> bool:
        field = type(self).model_fields.get(key)
        return field is not None and getattr(self, key) != field.default

    def _limits(self) -> Iterator[Fault]:
        yield from self._number_limits()
        if self.kind.has_options:
            yield from self._option_faults()
        if (
            isinstance(self.earliest, datetime.date)
            and isinstance(self.latest, datetime.date)
            and self.latest < self.earliest
        ):
            yield ("latest",), "ligger före den tidigaste dagen (earliest)"

    def _number_limits(self) -> Iterator[Fault]:
        for key in ("min", "max"):
            limit = getattr(self, key)
            if limit is not None and decimals_of(limit) > self.decimals:
                yield (key,), "har fler decimaler än det får ha (decimals)"
        if self.min is not None and self.max is not None and self.max < self.min:
            yield ("max",), "är mindre än det minsta (min)"

    def _option_faults(self) -> Iterator[Fault]:
        if not self.options:
            yield ("options",), "saknas; en fråga med val har något att välja på"
        yield from repeated("options", "alternativet", self.options)
        most = len(self.options) + self.other
        least = self.min_chosen or 0
        if least > most:
            yield ("min_chosen",), "är fler än det finns att välja på"
        if self.max_chosen is not None and not least <= self.max_chosen <= most:
            yield (
                ("max_chosen",),
                "ska vara minst så många som ska väljas (min_chosen) och högst så många som finns",
            )


def repeated(key: str, name: str, items: "Iterable[Option | Column]") -> Iterator[Fault]:
    """Ids, and wordings, that stand twice in a list under this key."""
    ids: set[str] = set()
    texts: set[str] = set()
    for place, item in enumerate(items):
        if item.id in ids:
            yield (key, place, "id"), f"{name} ”{item.id}” står två gånger"
        elif item.text.casefold() in texts:
            yield (key, place, "text"), f"{name} ”{item.text}” står två gånger"
        ids.add(item.id)
        texts.add(item.text.casefold())


class Column(AskedValue):
    """A column of a table. Its id names the matter and stays when it is reworded."""

    id: Slug
    text: Heading
    replaces: tuple[Slug, ...] = Field(default=(), max_length=lengths.NAMED)

    @model_validator(mode="after")
    def _no_table_in_a_table(self) -> Self:
        if self.kind is Kind.TABLE:
            raise NestedFaults((("kind",), "en tabell kan inte stå i en tabell"))
        return self


class Condition(Model):
    """When a question is asked: where an earlier one of the set has one of these answers.

    An answer is an option by its id, or `yes` or `no`.
    """

    question: Slug
    answers: tuple[Slug, ...] = Field(alias="is", min_length=1, max_length=lengths.OPTIONS)

    @model_serializer
    def _as_in_a_file(self) -> dict[str, Any]:
        return {"question": self.question, "is": list(self.answers)}


YES, NO = "yes", "no"


class AskedAnswer(AskedValue):
    """What is asked for under a question: a value, or a table of them, perhaps with a comment."""

    columns: tuple[Column, ...] = Field(default=(), max_length=lengths.COLUMNS)
    min_rows: int | None = Field(default=None, ge=0, le=lengths.ROWS)
    max_rows: int | None = Field(default=None, ge=1, le=lengths.ROWS)
    fixed_rows: tuple[Heading, ...] = Field(default=(), max_length=lengths.ROWS)
    """What the first column says, row by row, where it is given."""
    totals: bool = False
    comment: bool = False
    ask_if: Condition | None = None

    @model_validator(mode="after")
    def _a_whole_table(self) -> Self:
        faults = list(self._table_faults()) if self.kind is Kind.TABLE else []
        if self.comment and self.kind is Kind.TEXT:
            faults.append((("comment",), "behövs inte; en fråga med kind = ”text” har text ändå"))
        if faults:
            raise NestedFaults(*faults)
        return self

    def _table_faults(self) -> Iterator[Fault]:
        if not self.columns:
            yield ("columns",), "saknas; en tabell har minst en kolumn"
            return
        yield from repeated("columns", "kolumnen", self.columns)
        if self.fixed_rows:
            yield from self._fixed_row_faults()
        elif self.max_rows is not None and self.max_rows < (self.min_rows or 0):
            yield ("max_rows",), "är färre än det minsta antalet rader (min_rows)"
        if self.totals and all(column.kind is not Kind.NUMBER for column in self.columns):
            yield ("totals",), "går inte utan en kolumn med tal"

    def _fixed_row_faults(self) -> Iterator[Fault]:
        for key in ("min_rows", "max_rows"):
            if self._says(key):
                yield (key,), "går inte ihop med givna rader (fixed_rows), som är alla rader"
        if self.columns[0].kind is not Kind.TEXT or len(self.columns) == 1:
            yield (
                ("fixed_rows",),
                "är texten i den första kolumnen: den är ”text” och har fler efter sig",
            )
        said: set[str] = set()
        for place, row in enumerate(self.fixed_rows):
            if row.casefold() in said:
                yield ("fixed_rows", place), f"raden ”{row}” står två gånger"
            said.add(row.casefold())

    @property
    def condition_answers(self) -> tuple[str, ...]:
        """The answers that another question can be asked for; () for a kind that has none."""
        if self.kind is Kind.YES_NO:
            return YES, NO
        return tuple(option.id for option in self.options)
