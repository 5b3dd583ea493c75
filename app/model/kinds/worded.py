"""What is asked for, as it was put to the officer: it stands in the answer."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Self, TypedDict, TypeVar

from pydantic import Field, model_validator

from app.model import lengths
from app.model.base import CleanLine, FormText, Model, NestedFaults, Slug
from app.model.form_texts import worded
from app.model.kinds.asked import AskedAnswer, Condition, Fault, Option
from app.model.kinds.kind import Kind
from app.model.term import Term


class WordedOption(Model):
    """An option. One that is `gone` can no longer be chosen: an earlier answer had it."""

    id: Slug
    text: FormText = Field(max_length=lengths.HEADING)
    gone: bool = Field(default=False, exclude_if=lambda gone: not gone)


class WordedColumn(Model):
    """A column of a table."""

    id: Slug
    text: FormText = Field(max_length=lengths.HEADING)
    kind: Kind = Kind.TEXT
    unit: CleanLine = Field(default="", max_length=lengths.UNIT)
    options: tuple[WordedOption, ...] = Field(default=(), max_length=lengths.OPTIONS)

    @model_validator(mode="after")
    def _as_its_kind_is_put(self) -> Self:
        faults = list(misplaced_wording(self.kind, self.unit, self.options))
        if self.kind is Kind.TABLE:
            faults.append((("kind",), "en tabell kan inte stå i en tabell"))
        if faults:
            raise NestedFaults(*faults)
        return self


Asked = TypeVar("Asked", bound=AskedAnswer)


def asked_in(asked: Asked, term: Term | None) -> Asked:
    """What is asked for in a term: with its year in the options, the columns and their options."""
    if not asked.options and not asked.columns:
        return asked
    columns = tuple(
        column.model_copy(
            update={"text": worded(column.text, term), "options": _in(column.options, term)}
        )
        for column in asked.columns
    )
    return asked.model_copy(update={"options": _in(asked.options, term), "columns": columns})


def _in(options: Iterable[Option], term: Term | None) -> tuple[Option, ...]:
    return tuple(one.model_copy(update={"text": worded(one.text, term)}) for one in options)


class WordedValue(TypedDict):
    """What an answer has of this."""

    kind: Kind
    unit: str
    options: tuple[WordedOption, ...]
    columns: tuple[WordedColumn, ...]
    ask_if: Condition | None


def worded_value(asked: AskedAnswer, term: Term | None) -> WordedValue:
    """What is asked for under a question, worded for the term."""
    asked = asked_in(asked, term)
    columns = tuple(
        WordedColumn(
            id=column.id,
            text=column.text,
            kind=column.kind,
            unit=column.unit,
            options=_put(column.options),
        )
        for column in asked.columns
    )
    return WordedValue(
        kind=asked.kind,
        unit=asked.unit,
        options=_put(asked.options),
        columns=columns,
        ask_if=asked.ask_if,
    )


def _put(options: Iterable[Option]) -> tuple[WordedOption, ...]:
    return tuple(WordedOption(id=one.id, text=one.text) for one in options)


def options_gone(
    chosen: Collection[str], before: Iterable[WordedOption], options: Iterable[WordedOption]
) -> tuple[WordedOption, ...]:
    """Those that are chosen but no longer among the options, as they were worded."""
    there = {option.id for option in options}
    return tuple(
        option.model_copy(update={"gone": True})
        for option in before
        if option.id in chosen and option.id not in there
    )


def misplaced_wording(
    kind: Kind,
    unit: str,
    options: Sequence[WordedOption],
    columns: Sequence[WordedColumn] = (),
) -> Iterator[Fault]:
    """What belongs to another kind, and ids that stand twice."""
    if unit and kind is not Kind.NUMBER:
        yield ("unit",), "hör bara till ett tal"
    if bool(options) is not kind.has_options:
        yield ("options",), "står där det finns något att välja på, och bara där"
    if bool(columns) is not (kind is Kind.TABLE):
        yield ("columns",), "står i en tabell, och bara där"
    for key, items in (("options", options), ("columns", columns)):
        ids = [item.id for item in items]
        for place, one in enumerate(ids):
            if one in ids[:place]:
                yield (key, place, "id"), f"”{one}” står två gånger"
