"""What an earlier answer says to a question that asks for a value: the same, or what can be read.

Nothing is lost: what the value cannot hold is text beside it.
"""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from app.model.form import Question
from app.model.invisible_characters import visible
from app.model.kinds.carried_cell import carried_cell, read_cell
from app.model.kinds.carried_table import carried_table
from app.model.kinds.kind import Kind
from app.model.kinds.told import cell_text, option_texts
from app.model.kinds.value import CellValue, Chosen, Table, Unfinished, Value
from app.model.kinds.worded import WordedOption, options_gone
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
    before: Answer, empty: Answer, asked: Question, then: Term | None, term: Term | None
) -> CarriedValue:
    """Of an earlier answer, for the question as it is put now (`empty`) by the set (`asked`).

    It was given in one term (`then`), whose days have no year, and is asked for in another.
    """
    year = then.year if then else None
    if before.kind is Kind.TEXT:
        return _of_text(before, empty, asked, year)
    if before.kind is Kind.TABLE and empty.kind is Kind.TABLE:
        return _of_table(before, empty, asked, year, term)
    kept = before.unfinished if not is_another_kind(before, empty) else ()
    beside = [one.text for one in before.unfinished if one not in kept]
    options = empty.options
    value: Value | None = None
    if isinstance(before.value, Table):
        beside.insert(0, before.told)
    elif before.value is not None:
        told, value, options = _of_value(before.value, before, empty, asked, year)
        beside.insert(0, told)
    return _with_beside(value, kept, options, beside, before.blocks)


def is_another_kind(before: Answer, empty: Answer) -> bool:
    """Whether the question asks for something else than it did: its kind, or what is counted."""
    columns = {column.id: (column.kind, column.unit) for column in before.columns}
    return (before.kind, before.unit) != (empty.kind, empty.unit) or any(
        columns.get(column.id, (column.kind, column.unit)) != (column.kind, column.unit)
        for column in empty.columns
    )


def _of_text(before: Answer, empty: Answer, asked: Question, year: int | None) -> CarriedValue:
    text = plain_text(before.blocks)
    value = read_cell(text, empty, asked.decimals, year) if empty.kind is not Kind.TEXT else None
    if value is None or isinstance(value, str):
        return _with_beside(None, (), empty.options, (), before.blocks)
    # What the value says to the letter need not be said twice.
    said = _same(text, cell_text(value, empty.unit, empty.options))
    return _with_beside(value, (), empty.options, (), () if said else before.blocks)


def _of_table(
    before: Answer, empty: Answer, asked: Question, year: int | None, term: Term | None
) -> CarriedValue:
    carried = carried_table(before, empty, asked, year, term)
    return _with_beside(
        carried.value, carried.unfinished, empty.options, carried.beside, before.blocks
    )


def _of_value(
    value: CellValue, before: Answer, empty: Answer, asked: Question, year: int | None
) -> tuple[str, Value | None, tuple[WordedOption, ...]]:
    """What is told beside it, the value, and the options that it is of."""
    if isinstance(value, Chosen) and empty.kind.has_options:
        chosen, options = _chosen(value, before, empty, asked)
        if empty.kind is Kind.CHOICES or len(option_texts(chosen, options)) == 1:
            return "", chosen, options
        return before.told, None, empty.options
    carried = carried_cell(value, before, empty, asked.decimals, year)
    if carried is None or isinstance(carried, str):
        return before.told, None, empty.options
    told = cell_text(carried, empty.unit, empty.options)
    same = empty.kind is before.kind or _same(before.told, told)
    return "" if same else before.told, carried, empty.options


def _chosen(
    value: Chosen, before: Answer, empty: Answer, asked: Question
) -> tuple[Chosen, tuple[WordedOption, ...]]:
    """Options that are gone stay chosen, with their old wording, until somebody chooses anew."""
    there = {option.id for option in empty.options}
    now = {old: option.id for option in asked.options for old in option.replaces}
    ids = {one if one in there else now.get(one, one) for one in value.chosen}
    options = (*empty.options, *options_gone(ids, before.options, empty.options))
    in_order = tuple(option.id for option in options if option.id in ids)
    return Chosen(chosen=in_order, other=value.other), options


def without_gone(value: Value | None, options: Sequence[WordedOption]) -> Value | None:
    """The value without options that can no longer be chosen; None where nothing is left."""
    if not isinstance(value, Chosen):
        return value
    gone = {option.id for option in options if option.gone}
    chosen = tuple(one for one in value.chosen if one not in gone)
    return value.model_copy(update={"chosen": chosen}) or None


def _with_beside(
    value: Value | None,
    unfinished: tuple[Unfinished, ...],
    options: tuple[WordedOption, ...],
    beside: Sequence[str],
    blocks: tuple[Block, ...],
) -> CarriedValue:
    return CarriedValue(
        value=value,
        unfinished=unfinished,
        options=options,
        blocks=(*_paragraphs(beside), *blocks),
    )


def _paragraphs(texts: Sequence[str]) -> Iterator[Block]:
    yield from paragraphs("\n".join(filter(None, texts)))


def _same(one: str, other: str) -> bool:
    said = [" ".join(visible(text).casefold().split()).rstrip(".") for text in (one, other)]
    return said[0] == said[1]
