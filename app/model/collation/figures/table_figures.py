"""The tables of all committees as one, and the days that they have given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.collation.figures.given_values import (
    CommitteeState,
    Place,
    Reply,
    Way,
    columns_in,
)
from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text
from app.model.kinds.value import CellValue, Row, Table
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer


@dataclass(frozen=True)
class TableCell:
    """A value and how people read it; without a value, what is typed and is none yet."""

    value: CellValue | None
    text: str


EMPTY_CELL = TableCell(None, "")


@dataclass(frozen=True)
class TableRow:
    """A row of a committee's table, counted from 1 there; a cell for each column of all tables."""

    key: int
    name: str
    mark: str
    number: int
    cells: tuple[TableCell, ...]


@dataclass(frozen=True)
class TableFigures:
    """The rows of every committee, one after the other; empty ones are left out.

    A column that was put in another way stands beside itself.
    """

    question_id: str
    columns: tuple[WordedColumn, ...]
    rows: tuple[TableRow, ...]
    committees: tuple[CommitteeState, ...]


def table_figures(question_id: str, replies: Sequence[Reply]) -> TableFigures | None:
    """None where nobody was asked for a table."""
    columns = columns_in(replies)
    if not columns:
        return None
    ways = [way for way, _ in columns]
    itself = Way("", Kind.TABLE)
    committees = (
        CommitteeState(reply.key, reply.name, reply.mark, reply.at(itself)[0]) for reply in replies
    )
    rows = (row for reply in replies for row in _rows(reply, ways))
    return TableFigures(
        question_id, tuple(column for _, column in columns), tuple(rows), tuple(committees)
    )


def _rows(reply: Reply, ways: Sequence[Way]) -> Iterator[TableRow]:
    answer = reply.answer
    if answer is None or answer.kind is not Kind.TABLE or answer.not_applicable:
        return
    own = {one.way for one in reply.given.values()}
    for number, cells in answer_cells(answer):
        placed = tuple(
            cells.get(way.column, EMPTY_CELL) if way in own else EMPTY_CELL for way in ways
        )
        yield TableRow(reply.key, reply.name, reply.mark, number, placed)


def answer_cells(answer: Answer) -> Iterator[tuple[int, Mapping[str, TableCell]]]:
    """The rows of one table in which something stands, counted from 1, by the ids of columns."""
    rows = answer.value.rows if isinstance(answer.value, Table) else ()
    typed = {(one.row, one.column): one.text for one in answer.unfinished}
    # Something may be typed below the last row that has a value.
    last = max((row + 1 for row, _ in typed if row is not None), default=0)
    for at in range(max(len(rows), last)):
        row = rows[at] if at < len(rows) else Row()
        cells = {
            column.id: cell
            for column in answer.columns
            if (cell := _cell(row, column, typed.get((at, column.id), ""))) != EMPTY_CELL
        }
        if cells:
            yield at + 1, cells


def _cell(row: Row, column: WordedColumn, typed: str) -> TableCell:
    value = row.at(column.id)
    if typed or value is None:
        return TableCell(None, typed)
    return TableCell(value, cell_text(value, column.unit, column.options))


@dataclass(frozen=True)
class CommitteeDays(CommitteeState):
    """The days that a committee has given, of a column one for each row."""

    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class DateFigures(Place):
    """One way in which a day was asked for, with every participant of the collation."""

    committees: tuple[CommitteeDays, ...]

    @property
    def earliest(self) -> date | None:
        return min((day for one in self.committees for day in one.days), default=None)

    @property
    def latest(self) -> date | None:
        return max((day for one in self.committees for day in one.days), default=None)


def date_figures(place: Place, replies: Iterable[Reply]) -> DateFigures:
    committees = tuple(_days(reply, place.way) for reply in replies)
    return DateFigures(place.question_id, place.way, place.text, committees)


def _days(reply: Reply, way: Way) -> CommitteeDays:
    state, given = reply.at(way)
    days = tuple(one for one in (given.values if given else ()) if isinstance(one, date))
    return CommitteeDays(reply.key, reply.name, reply.mark, state, days)
