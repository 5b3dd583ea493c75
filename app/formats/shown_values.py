"""What a document shows of an answer that is more than text: the same for writing and reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.formats.docx import document_texts as wording
from app.formats.prompts import without_prompts
from app.model.form import Question
from app.model.invisible_characters import without_meaningless
from app.model.kinds.asked import MOST_DECIMALS, AskedValue, Option
from app.model.kinds.kind import Kind
from app.model.kinds.named_rows import names_of_rows
from app.model.kinds.told import cell_text, option_texts
from app.model.kinds.value import CellValue, Chosen, Table
from app.model.kinds.worded import WordedColumn, WordedOption
from app.model.report import Answer
from app.model.rich_text import (
    Block,
    paragraphs,
    plain_text,
    trimmed,
    without_meaningless_characters,
)
from app.model.term import Term

COMMENT = "Kommentar:"
OWN_WORDS = "Annat:"
TOTAL = "Summa"


@dataclass(frozen=True)
class ShownCell:
    """Text, or the options that are ticked, by their ids, and one's own words beside them."""

    text: str = ""
    ticked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.ticked)


ShownRow: TypeAlias = tuple[ShownCell, ...]
EMPTY = ShownCell()
_MOST_BOXES = 2_000


@dataclass(frozen=True)
class ShownAnswer:
    """What stands under a question: a cell, or the rows of a table, and the comment.

    Of a question that is not applicable there is the reason alone.
    """

    cell: ShownCell = EMPTY
    rows: tuple[ShownRow, ...] = ()
    comment: tuple[Block, ...] = ()
    reason: str | None = None

    @property
    def essence(self) -> "ShownAnswer":
        """The same without what nobody sees, without prompts and without empty rows at the end."""
        rows = [tuple(map(essence_of, row)) for row in self.rows]
        while rows and not any(rows[-1]):
            rows.pop()
        return ShownAnswer(
            cell=essence_of(self.cell),
            rows=tuple(rows),
            comment=without_meaningless_characters(said_in(self.comment)),
            reason=None if self.reason is None else without_meaningless(self.reason).strip(),
        )


def essence_of(cell: ShownCell) -> ShownCell:
    return ShownCell(without_prompt(without_meaningless(cell.text)), cell.ticked)


def said_in(comment: Sequence[Block]) -> tuple[Block, ...]:
    """The comment; nothing where it only says that nothing is filled in."""
    return trimmed(comment) if without_prompt(plain_text(comment)) else ()


def without_prompt(text: str) -> str:
    """The text, or nothing where it only says that nothing is filled in."""
    kept = without_prompts(text).strip()
    return "" if kept in {wording.NO_ANSWER, wording.NOT_FILLED_IN} else kept


def shown_answer(answer: Answer, question: Question | None, term: Term | None) -> ShownAnswer:
    """What a document shows of an answer; of a table that is filled in its own rows."""
    if answer.not_applicable:
        return ShownAnswer(reason=answer.reason)
    if answer.kind is not Kind.TABLE:
        typed = "\n".join(one.text for one in answer.unfinished)
        cell = _shown_cell(answer.kind, answer.value, answer.options, typed)
        return ShownAnswer(cell, comment=answer.blocks)
    columns = {column.id for column in answer.columns}
    beside = [one.text for one in answer.unfinished if one.column not in columns]
    return ShownAnswer(
        rows=_shown_rows(answer, fixed_rows(question, term)),
        comment=(*paragraphs("\n".join(beside)), *answer.blocks),
    )


def fixed_rows(question: Question | None, term: Term | None) -> tuple[str, ...]:
    """What the first column says, row by row, where it is given."""
    return () if question is None else names_of_rows(question, term)


def _shown_cell(
    kind: Kind,
    value: object,
    options: Sequence[WordedOption],
    typed: str,
    *,
    in_boxes: bool = True,
) -> ShownCell:
    if kind is Kind.CHOICES and isinstance(value, Chosen):
        if not in_boxes:
            return ShownCell("\n".join(filter(None, (*option_texts(value, options), typed))))
        ticked = tuple(option.id for option in options if option.id in value.chosen)
        return ShownCell(typed or value.other, ticked)
    assert not isinstance(value, Table)
    said: CellValue | None = value  # type: ignore[assignment]
    return ShownCell(typed or cell_text(said, "", options))


def has_boxes(columns: Iterable[WordedColumn], rows: int) -> bool:
    """Whether what may be chosen is shown as boxes: a table with thousands could not be read."""
    boxes = sum(len(one.options) for one in columns if one.kind is Kind.CHOICES)
    return boxes * rows <= _MOST_BOXES


def _shown_rows(answer: Answer, given: Sequence[str]) -> tuple[ShownRow, ...]:
    table = answer.value if isinstance(answer.value, Table) else Table()
    typed = {(one.row, one.column): one.text for one in answer.unfinished}
    last = max((one.row for one in answer.unfinished if one.row is not None), default=-1)
    count = max(len(table.rows), last + 1)
    in_boxes = has_boxes(answer.columns, count)
    rows = [
        tuple(
            _shown_cell(
                column.kind,
                table.rows[at].at(column.id) if at < len(table.rows) else None,
                column.options,
                typed.get((at, column.id), ""),
                in_boxes=in_boxes,
            )
            for column in answer.columns
        )
        for at in range(count)
    ]
    there = {row[0].text.casefold() for row in rows}
    empty = (EMPTY,) * (len(answer.columns) - 1)
    rows += [(ShownCell(name), *empty) for name in given if name.casefold() not in there]
    return tuple(rows)


def asked_here(put: Answer | WordedColumn, asked: AskedValue | None) -> AskedValue:
    """What is asked for, with the options as they were put; of an unknown set without limits."""
    options = tuple(Option.model_construct(id=one.id, text=one.text) for one in put.options)
    if asked is not None:
        return asked.model_copy(update={"options": options})
    return AskedValue.model_construct(
        kind=put.kind,
        unit=put.unit,
        decimals=MOST_DECIMALS,
        options=options,
        other=put.kind.has_options,
    )


def asked_in_columns(answer: Answer, question: Question | None) -> tuple[AskedValue, ...]:
    """What is asked for in each column of a table."""
    known = {column.id: column for column in question.columns} if question else {}
    return tuple(asked_here(column, known.get(column.id)) for column in answer.columns)


def column_heading(column: WordedColumn) -> str:
    return f"{column.text} ({column.unit})" if column.unit else column.text


def same_text(one: str, other: str) -> bool:
    """Whether two printed texts are one, but for capitals and white space."""
    return key_of(one) == key_of(other)


def key_of(text: str) -> str:
    return " ".join(without_meaningless(text).casefold().split())


def all_empty(rows: Iterable[ShownRow]) -> bool:
    return not any(any(row) for row in rows)
