"""What each committee has given as the value of a question, or in a column of its table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.model.collation.collation import EarlierAnswer
from app.model.kinds.kind import Kind
from app.model.kinds.value import CellValue, Table
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.report import Answer


class FigureState(StrEnum):
    """Whether there is something to count; if not, why."""

    GIVEN = "given"
    UNFINISHED = "unfinished"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"
    OTHERWISE = "otherwise"
    """It was put in another way, in another unit perhaps, and is counted there."""


@dataclass(frozen=True)
class Way:
    """How something was put. What was put in another way is never added to it.

    `column` is the id of a table's column, empty for the question itself.
    """

    column: str
    kind: Kind
    unit: str = ""


@dataclass(frozen=True)
class Given:
    """What one committee has given, the values of a column row by row."""

    way: Way
    text: str
    options: tuple[WordedOption, ...]
    state: FigureState
    values: tuple[CellValue, ...] = ()


@dataclass(frozen=True)
class Reply:
    """A participant's answer to one question, None where it was not asked; and earlier ones."""

    key: int
    name: str
    mark: str
    answer: Answer | None
    earlier: tuple[EarlierAnswer, ...] = ()

    @cached_property
    def given(self) -> Mapping[str, Given]:
        """By the id of the column, the question itself under the empty id."""
        return given_in(self.answer) if self.answer else {}

    @cached_property
    def given_earlier(self) -> Sequence[Mapping[str, Given]]:
        return [given_in(one.answer) for one in self.earlier]

    def at(self, way: Way) -> tuple[FigureState, Given | None]:
        """What it has given when it was asked in this way."""
        if self.answer is None:
            return FigureState.NOT_ASKED, None
        found = self.given.get(way.column)
        if found is not None and found.way == way:
            return found.state, found
        of_other_version = found is None and self.answer.kind is Kind.TABLE
        return (FigureState.NOT_ASKED if of_other_version else FigureState.OTHERWISE), None


@dataclass(frozen=True)
class CommitteeState:
    """Whose, and whether there is something to count. `mark` is as in Participant."""

    key: int
    name: str
    mark: str
    state: FigureState


@dataclass(frozen=True)
class Place:
    """What is counted: a question, or a column of its table, which `text` is the heading of."""

    question_id: str
    way: Way
    text: str


def given_in(answer: Answer) -> Mapping[str, Given]:
    """By the id of the column, the question itself under the empty id."""
    return {one.way.column: one for one in (_itself(answer), *_columns(answer))}


def _itself(answer: Answer) -> Given:
    value = answer.value
    values = () if value is None or isinstance(value, Table) else (value,)
    state = _state(answer, given=value is not None, typed=bool(answer.unfinished))
    way = Way("", answer.kind, answer.unit)
    return Given(way, "", answer.options, state, values if state is FigureState.GIVEN else ())


def _columns(answer: Answer) -> Iterator[Given]:
    rows = answer.value.rows if isinstance(answer.value, Table) else ()
    typed = {one.column for one in answer.unfinished}
    for column in answer.columns:
        cells = (row.at(column.id) for row in rows)
        values = tuple(cell for cell in cells if cell is not None)
        state = _state(answer, given=bool(values), typed=column.id in typed)
        way = Way(column.id, column.kind, column.unit)
        counted = values if state is FigureState.GIVEN else ()
        yield Given(way, column.text, column.options, state, counted)


def _state(answer: Answer, *, given: bool, typed: bool) -> FigureState:
    if answer.not_applicable:
        return FigureState.NOT_APPLICABLE
    if typed:
        # A column that lacks one of its values would be taken for less than it is.
        return FigureState.UNFINISHED
    return FigureState.GIVEN if given else FigureState.BLANK


def ways_in(replies: Sequence[Reply]) -> Iterator[tuple[Way, str]]:
    """The ways in which something was put, with the usual heading, column by column.

    Of one column the most common first.
    """
    texts: dict[Way, Counter[str]] = {}
    columns: dict[str, int] = {}
    for reply in replies:
        for one in reply.given.values():
            texts.setdefault(one.way, Counter())[one.text] += 1
            columns.setdefault(one.way.column, len(columns))
    for way in sorted(texts, key=lambda way: (columns[way.column], -texts[way].total())):
        yield way, texts[way].most_common(1)[0][0]


def columns_in(replies: Sequence[Reply]) -> tuple[tuple[Way, WordedColumn], ...]:
    """The columns of the tables, those of another kind or unit apart, in their order."""
    found: dict[Way, WordedColumn] = {}
    for reply in replies:
        for column in reply.answer.columns if reply.answer else ():
            found.setdefault(Way(column.id, column.kind, column.unit), column)
    order = {way: at for at, (way, _) in enumerate(ways_in(replies))}
    return tuple(sorted(found.items(), key=lambda one: order[one[0]]))
