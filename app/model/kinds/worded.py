"""What is asked for, as it was put to the officer: it stands in the answer."""

from collections.abc import Iterable
from typing import TypedDict

from pydantic import Field

from app.model import lengths
from app.model.base import CleanLine, FormText, Model, Slug
from app.model.form_texts import worded
from app.model.kinds.asked import AskedAnswer, Condition, Option
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


class WordedValue(TypedDict):
    """What an answer has of this."""

    kind: Kind
    unit: str
    options: tuple[WordedOption, ...]
    columns: tuple[WordedColumn, ...]
    ask_if: Condition | None


def worded_value(asked: AskedAnswer, term: Term | None) -> WordedValue:
    """What is asked for under a question, worded for the term."""
    columns = tuple(
        WordedColumn(
            id=column.id,
            text=worded(column.text, term),
            kind=column.kind,
            unit=column.unit,
            options=_worded(column.options, term),
        )
        for column in asked.columns
    )
    return WordedValue(
        kind=asked.kind,
        unit=asked.unit,
        options=_worded(asked.options, term),
        columns=columns,
        ask_if=asked.ask_if,
    )


def _worded(options: Iterable[Option], term: Term | None) -> tuple[WordedOption, ...]:
    return tuple(WordedOption(id=one.id, text=worded(one.text, term)) for one in options)
