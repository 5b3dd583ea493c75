"""The value of an answer, and what a file may say that it is."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic import Field, model_serializer

from app.model import lengths
from app.model.base import (
    CleanLine,
    CleanText,
    Location,
    Model,
    NestedFaults,
    Slug,
    fits,
    sanitise,
)
from app.model.kinds.asked import Fault, as_day, as_number
from app.model.kinds.kind import Kind
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.swedish import in_figures


class Chosen(Model):
    """The options that are chosen, by their ids, and one's own words beside them."""

    chosen: tuple[Slug, ...] = Field(default=(), max_length=2 * lengths.OPTIONS)
    other: CleanLine = Field(default="", max_length=lengths.CELL)

    def __bool__(self) -> bool:
        return bool(self.chosen or self.other.strip())


CellValue: TypeAlias = str | bool | Decimal | datetime.date | Chosen
"""What stands in a cell of a table; text in a column of text."""


class Cell(Model):
    """A value in a row, by the id of its column. An empty cell is not there."""

    column: Slug
    value: Any


class Row(Model):
    """The cells that are filled in, in the order of the columns."""

    cells: tuple[Cell, ...] = ()

    def at(self, column_id: str) -> CellValue | None:
        found: CellValue | None = next(
            (cell.value for cell in self.cells if cell.column == column_id), None
        )
        return found

    def __bool__(self) -> bool:
        return bool(self.cells)


class Table(Model):
    """The rows of a table, empty ones between others too."""

    rows: tuple[Row, ...] = ()

    @model_serializer
    def _as_in_a_file(self) -> dict[str, Any]:
        return {"rows": [{cell.column: cell.value for cell in row.cells} for row in self.rows]}


Value: TypeAlias = bool | Decimal | datetime.date | Chosen | Table


def value_of(
    kind: Kind,
    given: object,
    options: Iterable[WordedOption] = (),
    columns: Iterable[WordedColumn] = (),
) -> Value | None:
    """A value, as it is or as a file has it; None for one that says nothing.

    Raises NestedFaults, with the place in the value, for what is no value of this kind.
    """
    if given is None or kind is Kind.TEXT:
        if given is not None:
            raise NestedFaults(((), "hör inte till en fråga som besvaras med text"))
        return None
    if kind is Kind.TABLE:
        return _table(tuple(columns), given)
    value = _cell(kind, given, options)
    assert not isinstance(value, str)
    return value


def _cell(kind: Kind, given: object, options: Iterable[WordedOption]) -> CellValue | None:
    try:
        match kind:
            case Kind.NUMBER:
                # A number in a file is text, so that no program makes it another.
                return as_number(given if isinstance(given, str | Decimal) else None)
            case Kind.YES_NO:
                return _yes_no(given)
            case Kind.DATE:
                return as_day(given)
            case Kind.TEXT:
                return _line(given)
            case _:
                return _chosen(given, [option.id for option in options], kind)
    except NestedFaults:
        raise
    except ValueError as error:
        raise NestedFaults(((), str(error))) from None


def _yes_no(given: object) -> bool:
    if not isinstance(given, bool):
        raise ValueError("ska vara sant eller falskt")  # noqa: TRY004 - as pydantic wants it
    return given


def _line(given: object) -> str | None:
    if not isinstance(given, str):
        raise ValueError("ska vara text")  # noqa: TRY004 - as pydantic wants it
    text = str(sanitise(given))
    if len(text) > lengths.CELL:
        raise ValueError(f"är längre än {in_figures(lengths.CELL)} tecken")
    return text if text.strip() else None


_NOT_CHOSEN = "ska ha ”chosen”, en lista med id, och ”other”, en text"


def _chosen_in_file(given: object) -> Chosen:
    if not isinstance(given, Mapping) or set(given) != {"chosen", "other"}:
        raise ValueError(_NOT_CHOSEN)
    chosen, other = given["chosen"], given["other"]
    if not isinstance(chosen, list) or not isinstance(other, str):
        raise ValueError(_NOT_CHOSEN)  # noqa: TRY004 - as pydantic wants it
    if not fits(other, lengths.CELL):
        raise NestedFaults((("other",), f"är längre än {in_figures(lengths.CELL)} tecken"))
    # What is no id is none of the options.
    return Chosen.model_construct(chosen=tuple(chosen), other=Chosen(other=other).other)


def _chosen(given: object, ids: Sequence[str], kind: Kind) -> Chosen | None:
    if not isinstance(given, Chosen):
        given = _chosen_in_file(given)
    for place, one in enumerate(given.chosen):
        if one not in ids:
            raise NestedFaults((("chosen", place), f"”{one}” är inget av alternativen"))
        if one in given.chosen[:place]:
            raise NestedFaults((("chosen", place), f"”{one}” står två gånger"))
    if kind is Kind.CHOICE and len(given.chosen) + bool(given.other.strip()) > 1:
        raise NestedFaults((("chosen",), "har fler än ett svar; frågan har bara ett"))
    # Whichever was chosen first says nothing.
    in_order = tuple(one for one in ids if one in given.chosen)
    return given.model_copy(update={"chosen": in_order}) if given else None


def _table(columns: tuple[WordedColumn, ...], given: object) -> Table | None:
    if isinstance(given, Table):
        rows: object = [{cell.column: cell.value for cell in row.cells} for row in given.rows]
    elif isinstance(given, Mapping) and set(given) == {"rows"}:
        rows = given["rows"]
    else:
        rows = None
    if not isinstance(rows, list | tuple):
        raise NestedFaults(((), "ska ha ”rows”, en lista med rader"))
    if len(rows) > lengths.ROWS:
        raise NestedFaults((("rows",), f"har fler än {in_figures(lengths.ROWS)} rader"))
    read = [_row(columns, row, ("rows", place)) for place, row in enumerate(rows)]
    while read and not read[-1]:
        read.pop()
    return Table(rows=tuple(read)) if read else None


def _row(columns: tuple[WordedColumn, ...], given: object, place: Location) -> Row:
    if not isinstance(given, Mapping):
        raise NestedFaults((place, "ska vara en grupp av värden"))
    known = {column.id for column in columns}
    for key in given:
        if key not in known:
            raise NestedFaults(((*place, str(key)), "är ingen av tabellens kolumner"))
    cells = []
    for column in columns:
        if given.get(column.id) is None:
            continue
        try:
            value = _cell(column.kind, given[column.id], column.options)
        except NestedFaults as error:
            within = [((*place, column.id, *at), why) for at, why in error.faults]
            raise NestedFaults(*within) from None
        if value is not None:
            cells.append(Cell(column=column.id, value=value))
    return Row(cells=tuple(cells))


class Unfinished(Model):
    """What somebody has typed that is no value yet, as it was typed: it is kept in a draft.

    In a table, with the row, from 0, and the column.
    """

    text: CleanText = Field(min_length=1, max_length=lengths.CELL)
    row: int | None = Field(default=None, ge=0, lt=lengths.ROWS)
    column: Slug | None = None


def misplaced_typing(
    kind: Kind, unfinished: Sequence[Unfinished], columns: Iterable[WordedColumn]
) -> Iterator[Fault]:
    """What is typed where nothing can be, or twice in one place."""
    if not unfinished:
        return
    typed = {column.id for column in columns if column.kind is not Kind.TEXT}
    places = [(one.row, one.column) for one in unfinished]
    for number, (row, column) in enumerate(places):
        at = "unfinished", number
        if kind is Kind.TEXT:
            yield at, "hör inte till en fråga som besvaras med text"
        elif kind is Kind.TABLE and (row is None or column not in typed):
            yield at, "ska ha row, och column med en kolumn som inte är text"
        elif kind is not Kind.TABLE and (row is not None or column is not None):
            yield at, "har row och column bara i en tabell"
        elif (row, column) in places[:number]:
            yield at, "står två gånger på samma plats"
