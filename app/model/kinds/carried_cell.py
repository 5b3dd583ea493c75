"""One earlier value where another is asked for: the same, or what can be read of it."""

from decimal import Decimal
from typing import Protocol

from app.model import lengths
from app.model.kinds.asked import decimals_of
from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text
from app.model.kinds.value import CellValue, Chosen
from app.model.kinds.worded import WordedOption
from app.model.kinds.written_date import date_in
from app.model.kinds.written_number import in_unit, number_in
from app.model.kinds.written_yes_no import yes_or_no_in


class Put(Protocol):
    """How a value is asked for: in an answer, or in a column of a table."""

    @property
    def kind(self) -> Kind: ...
    @property
    def unit(self) -> str: ...
    @property
    def options(self) -> tuple[WordedOption, ...]: ...


def carried_cell(
    value: CellValue, before: Put, now: Put, decimals: int, year: int | None
) -> CellValue | None:
    """The value as it is asked for now; None where it has no place there.

    A choice is one of options by the same ids.
    """
    if isinstance(value, Decimal) and now.kind is Kind.NUMBER:
        number = in_unit(value, before.unit, now.unit)
        return number if number is not None and decimals_of(number) <= decimals else None
    if isinstance(value, Chosen) and now.kind.has_options:
        there = {option.id for option in now.options}
        count = len(value.chosen) + bool(value.other.strip())
        fits = {*value.chosen} <= there and (count == 1 or now.kind is Kind.CHOICES)
        return value if fits else None
    if before.kind is now.kind:
        return value
    return read_cell(cell_text(value, before.unit, before.options), now, decimals, year)


def read_cell(text: str, now: Put, decimals: int, year: int | None) -> CellValue | None:
    """The one value that a text can be read as; a text as it is, where it is not too long."""
    match now.kind:
        case Kind.TEXT:
            return text if text.strip() and len(text) <= lengths.CELL else None
        case Kind.NUMBER:
            return number_in(text, unit=now.unit, decimals=decimals)
        case Kind.YES_NO:
            return yes_or_no_in(text)
        case Kind.DATE:
            return date_in(text, year)
        case Kind.CHOICE | Kind.CHOICES:
            return _options_in(text, now)
    return None


def _options_in(text: str, now: Put) -> Chosen | None:
    """The options that a text names and nothing else."""
    by_text = {option.text.casefold(): option.id for option in now.options}
    whole = text.strip(" .\n").casefold()
    if whole in by_text:
        return Chosen(chosen=(by_text[whole],))
    lines = (line.strip(" .•–-") for line in text.replace(",", "\n").splitlines())
    named = [line.casefold() for line in lines if line]
    ids = {by_text[name] for name in named if name in by_text}
    if now.kind is Kind.CHOICE or not ids or not {*named} <= {*by_text}:
        return None
    return Chosen(chosen=tuple(option.id for option in now.options if option.id in ids))
