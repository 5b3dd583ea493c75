"""What an earlier answer says to a question that asks for a value: the same, or what can be read.

Nothing is lost: what the value cannot hold is text beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypedDict

from app.model.form import Question
from app.model.kinds.asked import Option, decimals_of
from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text, row_text, value_text
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Cell, CellValue, Chosen, Row, Table, Unfinished, Value
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.kinds.written_date import written_date
from app.model.kinds.written_number import in_unit, number_in
from app.model.kinds.written_yes_no import yes_or_no_in
from app.model.report import Answer
from app.model.rich_text import Block, paragraphs, plain_text
from app.model.term import Term


class CarriedValue(TypedDict):
    """What an answer gets of an earlier one."""

    value: Value | None
    unfinished: tuple[Unfinished, ...]
    options: tuple[WordedOption, ...]
    blocks: tuple[Block, ...]


def carried_value(
    before: Answer, empty: Answer, asked: Question, term: Term | None
) -> CarriedValue:
    """Of an earlier answer, for the question as it is put now (`empty`) by the set (`asked`).

    A day without a year is one of `term`, the earlier report's.
    """
    if before.kind is not empty.kind or before.kind is Kind.TEXT:
        return _read(before, empty, asked, term)
    value, options, beside = _same_kind(before, empty, asked)
    same = before.unfinished if value == before.value else ()
    lost = "\n".join(one.text for one in before.unfinished if one not in same)
    return CarriedValue(
        value=value,
        unfinished=same,
        options=options,
        blocks=(*paragraphs("\n".join(filter(None, (beside, lost)))), *before.blocks),
    )


def is_another_kind(before: Answer, empty: Answer) -> bool:
    """Whether the question asks for something else than it did: its kind, or what is counted."""
    return (before.kind, before.unit) != (empty.kind, empty.unit)


_Read = tuple[Value | None, tuple[WordedOption, ...], str]
"""The value, the options that it is of, and what it could not hold."""


def _same_kind(before: Answer, empty: Answer, asked: Question) -> _Read:
    value = before.value
    match value:
        case Decimal():
            number = in_unit(value, before.unit, empty.unit)
            fits = number is not None and decimals_of(number) <= asked.decimals
            return (number, (), "") if fits else (None, (), before.told)
        case Chosen():
            return _chosen(value, before.options, empty.options, asked.options)
        case Table():
            table, beside = _table(value, before, empty, asked)
            return table, (), beside
    return value, empty.options, ""


def _chosen(
    value: Chosen,
    before: Sequence[WordedOption],
    options: tuple[WordedOption, ...],
    asked: Iterable[Option],
) -> _Read:
    """Options that are gone stay chosen, with their old wording, until somebody chooses anew."""
    there = {option.id for option in options}
    now = {old: option.id for option in asked for old in option.replaces if old not in there}
    ids = tuple(dict.fromkeys(now.get(one, one) for one in value.chosen))
    gone = tuple(
        option.model_copy(update={"gone": True})
        for option in before
        if option.id in ids and option.id not in there
    )
    return Chosen(chosen=ids, other=value.other), (*options, *gone), ""


def _table(
    value: Table, before: Answer, empty: Answer, asked: Question
) -> tuple[Table | None, str]:
    there = {column.id for column in empty.columns}
    now = {old: one.id for one in asked.columns for old in one.replaces if old not in there}
    new = {column.id: column for column in empty.columns}
    decimals = {column.id: column.decimals for column in asked.columns}
    moves = {
        column.id: new[now.get(column.id, column.id)]
        for column in before.columns
        if now.get(column.id, column.id) in new
    }
    rows, beside = [], []
    for row in value.rows:
        cells: dict[str, CellValue] = {}
        lost: list[Cell] = []
        for column in before.columns:
            cell = row.at(column.id)
            to = moves.get(column.id)
            moved = None if cell is None or to is None else _cell(cell, column, to, decimals[to.id])
            if moved is not None and to is not None and to.id not in cells:
                cells[to.id] = moved
            elif cell is not None:
                lost.append(Cell(column=column.id, value=cell))
        ordered = (Cell(column=one, value=cells[one]) for one in new if one in cells)
        rows.append(Row(cells=tuple(ordered)))
        if lost:
            beside.append(_row_beside(row, lost, before.columns))
    table, no_row = _in_fixed_rows(rows, empty.columns, asked)
    return table, "\n".join((*beside, *no_row))


def _row_beside(row: Row, lost: Iterable[Cell], columns: Sequence[WordedColumn]) -> str:
    """The cells without a column, with the first cell, which says what row it is."""
    kept = {cell.column for cell in (*row.cells[:1], *lost)}
    cells = tuple(cell for cell in row.cells if cell.column in kept)
    return row_text(Row(cells=cells), columns)


def _cell(
    cell: CellValue, before: WordedColumn, column: WordedColumn, decimals: int
) -> CellValue | None:
    """The value in another column; None where it has no place there."""
    if isinstance(cell, Decimal) and column.kind is Kind.NUMBER:
        number = in_unit(cell, before.unit, column.unit)
        return number if number is not None and decimals_of(number) <= decimals else None
    if isinstance(cell, Chosen):
        there = {option.id for option in column.options}
        if column.kind.has_options and {*cell.chosen} <= there:
            return cell
    elif before.kind is column.kind:
        return cell
    text = cell_text(cell, before.unit, before.options)
    if column.kind is Kind.TEXT:
        return text
    read = _value_in(text, column.kind, column.unit, column.options, decimals, None)
    return None if isinstance(read, Table) else read


def _in_fixed_rows(
    rows: Sequence[Row], columns: Sequence[WordedColumn], asked: Question
) -> tuple[Table | None, Sequence[str]]:
    if not asked.fixed_rows:
        return (Table(rows=tuple(rows)) if any(rows) else None), ()
    first = columns[0].id
    by_name: Mapping[str, Row] = {str(row.at(first)).casefold(): row for row in rows}
    given = [name.casefold() for name in asked.fixed_rows]
    kept = tuple(
        by_name.get(key, Row(cells=(Cell(column=first, value=name),)))
        for key, name in zip(given, asked.fixed_rows, strict=True)
    )
    others = [row_text(row, columns) for row in rows if str(row.at(first)).casefold() not in given]
    said = any(len(row.cells) > 1 for row in kept)
    return (Table(rows=kept) if said else None), [text for text in others if text]


def _read(before: Answer, empty: Answer, asked: Question, term: Term | None) -> CarriedValue:
    """What can be read of an answer of another kind. Its words are kept beside."""
    unfinished = (one.text for one in before.unfinished)
    words = (*paragraphs("\n".join((before.told, *unfinished))), *before.blocks)
    text = before.told or plain_text(before.blocks)
    year = term.year if term else None
    value = _value_in(text, empty.kind, empty.unit, empty.options, asked.decimals, year)
    whole = value is not None and value_text(value, empty.unit, empty.options).casefold() == (
        before.told.casefold()
    )
    return CarriedValue(
        value=value,
        unfinished=(),
        options=empty.options,
        # What the value says to the letter need not be said twice.
        blocks=before.blocks if whole else words,
    )


def _value_in(
    text: str,
    kind: Kind,
    unit: str,
    options: Sequence[WordedOption],
    decimals: int,
    year: int | None,
) -> Value | None:
    """The one value that a text can be read as."""
    match kind:
        case Kind.NUMBER:
            return number_in(text, unit=unit, decimals=decimals)
        case Kind.YES_NO:
            return yes_or_no_in(text)
        case Kind.DATE:
            try:
                return written_date(text, year)
            except UnreadableValueError:
                return None
        case Kind.CHOICE | Kind.CHOICES:
            return _options_in(text, options, one=kind is Kind.CHOICE)
    return None


def _options_in(text: str, options: Sequence[WordedOption], *, one: bool) -> Chosen | None:
    """The options that a text names and nothing else."""
    by_text = {option.text.casefold(): option.id for option in options}
    whole = text.strip(" .\n").casefold()
    if whole in by_text:
        return Chosen(chosen=(by_text[whole],))
    named = [line.strip(" .•").casefold() for line in text.replace(",", "\n").splitlines()]
    ids = [by_text[name] for name in named if name in by_text]
    if one or len(ids) != len([name for name in named if name]) or not ids:
        return None
    chosen = tuple(option.id for option in options if option.id in ids)
    return Chosen(chosen=chosen)
