"""Reads a value out of what a document shows, as it was written or as somebody has typed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from app.formats.docx import document_texts as wording
from app.formats.shown_values import (
    COMMENT,
    EMPTY,
    OWN_WORDS,
    TOTAL,
    ShownAnswer,
    ShownCell,
    ShownRow,
    asked_here,
    asked_in_columns,
    column_heading,
    essence_of,
    fixed_rows,
    key_of,
    said_in,
    same_text,
    shown_answer,
    without_prompt,
)
from app.formats.tick_box import NOT_TICKED, TICKED
from app.model import lengths
from app.model.base import fits
from app.model.form import Question
from app.model.kinds.asked import AskedValue, Option
from app.model.kinds.kind import Kind
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Cell, CellValue, Chosen, Row, Table, Unfinished, Value
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer
from app.model.rich_text import Block, paragraphs
from app.model.term import Term

CellLines: TypeAlias = tuple[str, ...]
"""The paragraphs of a table's cell."""
TableLines: TypeAlias = tuple[tuple[CellLines, ...], ...]

_BOX = re.compile(rf"\s*([{TICKED}{NOT_TICKED}☑✓✔])\s*(.*)", re.DOTALL)


class ValueReader:
    """Reads what stands under one question that asks for more than text."""

    def __init__(self, answer: Answer, question: Question | None, term: Term | None) -> None:
        self._answer = answer
        self._question = question
        self._term = term
        self._asked = asked_here(answer, question)
        self._columns = asked_in_columns(answer, question)
        self._before = shown_answer(answer, question, term)

    def read(self, blocks: Sequence[Block], table: TableLines = ()) -> Answer | None:
        """The answer as it is said now; None for a table with more rows than there may be."""
        now = self.shown(blocks, table)
        if now.essence == self._before.essence:
            return self._answer
        if now.reason is not None:
            return self._answer.model_copy(update={"not_applicable": True, "reason": now.reason})
        if len(now.rows) > lengths.ROWS:
            return None
        value, unfinished = self._value(now)
        kept = tuple(one for one in unfinished if fits(one.text, lengths.CELL))
        too_long = "\n".join(one.text for one in unfinished if one not in kept)
        return self._answer.model_copy(
            update={
                "value": value,
                "unfinished": kept,
                "blocks": (*paragraphs(too_long), *now.comment),
                "not_applicable": False,
                "reason": "",
            }
        )

    def shown(self, blocks: Sequence[Block], table: TableLines = ()) -> ShownAnswer:
        """What these blocks, and the cells of the table among them, say."""
        labels = (at for at, block in enumerate(blocks) if block.text.strip() == COMMENT)
        at = next(labels, len(blocks))
        head, comment = list(blocks[:at]), blocks[at + 1 :]
        kind, cell = self._answer.kind, EMPTY
        if kind is Kind.CHOICES:
            cell, head = self._ticked(head)
        reason = None if cell else self._reason(head)
        if reason is not None and fits(reason, lengths.REASON):
            return ShownAnswer(reason=reason)
        if kind not in {Kind.CHOICES, Kind.TABLE}:
            cell, head = self._line(head)
        beside = [block for block in head if not block.text or self._without_unit(block.text)]
        rows = list(self._rows(table)) if kind is Kind.TABLE else []
        return ShownAnswer(
            cell=cell,
            rows=tuple(tuple(map(self._shown_cell, row, self._columns)) for row in rows),
            comment=said_in((*self._in_other_columns(rows), *beside, *comment)),
        )

    def _reason(self, head: Sequence[Block]) -> str | None:
        # No unit stands after a reason that was printed.
        plain = without_prompt if self._answer.not_applicable else self._without_unit
        said = [text for block in head if (text := plain(block.text.rstrip()))]
        if not said or not said[0].startswith(wording.NOT_APPLICABLE):
            return None
        return "\n".join(said).removeprefix(wording.NOT_APPLICABLE).strip()

    def _without_unit(self, text: str) -> str:
        """A line without prompts and without the unit that is printed after the control."""
        unit = self._answer.unit
        kept = text.rstrip()
        rest = kept.removesuffix(unit)
        # "först" does not end with a unit of "st".
        if rest != kept and not (unit[:1].isalpha() and rest[-1:].isalpha()):
            kept = rest
        return without_prompt(kept)

    def _line(self, head: list[Block]) -> tuple[ShownCell, list[Block]]:
        """The line with the value, and the others: as it was, or that can be read, or the first."""
        lines = {
            at: text for at, block in enumerate(head) if (text := self._without_unit(block.text))
        }
        before = essence_of(self._before.cell).text
        same = (at for at, text in lines.items() if text == before)
        readable = (at for at, text in lines.items() if self._reads(text, self._asked))
        at = next(chain(same, readable, lines), None)
        if at is None:
            return EMPTY, head
        return ShownCell(lines[at]), [*head[:at], *head[at + 1 :]]

    def _reads(self, text: str, asked: AskedValue) -> bool:
        try:
            return read_typed(text, asked, self._term) is not None
        except UnreadableValueError:
            return False

    def _ticked(self, head: list[Block]) -> tuple[ShownCell, list[Block]]:
        """The options that are ticked, one's own words, and the lines that are neither."""
        cell, rest = _ticks([block.text for block in head], self._asked.options)
        left = [head[at] for at in rest]
        named = self._asked.model_copy(update={"other": False})
        if cell or self._asked.kind is not Kind.CHOICES:
            return cell, left
        # Somebody has written instead of ticking.
        for at, block in enumerate(left):
            if without_prompt(block.text) and self._reads(block.text, named):
                return ShownCell(block.text.strip()), [*left[:at], *left[at + 1 :]]
        return cell, left

    def _rows(self, table: TableLines) -> Iterator[tuple[CellLines, ...]]:
        """The rows without the headings and the sums, each with all of its cells."""
        rows = list(table)
        headings = [column_heading(column) for column in self._answer.columns]
        if rows and _says(rows[0], headings):
            rows.pop(0)
        total = next((at for at in range(len(rows) - 1, -1, -1) if self._is_total(rows[at])), None)
        for at, row in enumerate(rows):
            if at != total:
                yield (*row, *((),) * (len(headings) - len(row)))

    def _in_other_columns(self, rows: Iterable[Sequence[CellLines]]) -> Iterator[Block]:
        """What stands in columns that somebody has added, each row by its name."""
        for row in rows:
            more = [" ".join(lines) for lines in row[len(self._columns) :] if any(lines)]
            if more:
                yield from paragraphs(" ".join((*row[0], *more)))

    def _shown_cell(self, lines: CellLines, asked: AskedValue) -> ShownCell:
        if asked.kind is not Kind.CHOICES:
            return ShownCell(without_prompt("\n".join(lines)))
        cell, rest = _ticks(lines, asked.options)
        beside = [text for at in rest if (text := without_prompt(lines[at]))]
        return ShownCell("\n".join(filter(None, (cell.text, *beside))), cell.ticked)

    def _is_total(self, row: Sequence[CellLines]) -> bool:
        """Whether it is the row of sums, which the program reckons itself."""
        if not row or (self._question is not None and not self._question.totals):
            return False
        texts = [" ".join(lines) for lines in row]
        sums = zip(texts[1:], self._columns[1:], strict=False)
        return texts[0].startswith(TOTAL) and all(
            not text.strip() or (asked.kind is Kind.NUMBER and self._reads(text, asked))
            for text, asked in sums
        )

    def _value(self, now: ShownAnswer) -> tuple[Value | None, tuple[Unfinished, ...]]:
        if self._answer.kind is Kind.TABLE:
            return self._table(now.rows)
        value, typed = _read_cell(now.cell, self._asked, self._term)
        assert not isinstance(value, str)
        return value, ((Unfinished(text=typed),) if typed else ())

    def _table(self, rows: Sequence[ShownRow]) -> tuple[Table | None, tuple[Unfinished, ...]]:
        read: list[Row] = []
        unfinished: list[Unfinished] = []
        for number, row in enumerate(rows):
            cells: list[Cell] = []
            for at, (column, asked) in enumerate(
                zip(self._answer.columns, self._columns, strict=True)
            ):
                value, typed = self._cell_at(number, at, row[at], asked)
                if value is not None:
                    cells.append(Cell(column=column.id, value=value))
                if typed:
                    unfinished.append(Unfinished(text=typed, row=number, column=column.id))
            read.append(Row(cells=tuple(cells)))
        while read and not read[-1]:
            read.pop()
        given = bool(fixed_rows(self._question, self._term))
        said = any(len(row.cells) > given for row in read)
        return (Table(rows=tuple(read)) if said else None), tuple(unfinished)

    def _cell_at(
        self, number: int, at: int, cell: ShownCell, asked: AskedValue
    ) -> tuple[CellValue | None, str]:
        """What a cell says; one that says what it said has the value that it had."""
        before, answer = self._before.rows, self._answer
        if number >= len(before) or essence_of(cell) != essence_of(before[number][at]):
            return _read_cell(cell, asked, self._term)
        place = number, answer.columns[at].id
        typed = (one.text for one in answer.unfinished if (one.row, one.column) == place)
        rows = answer.value.rows if isinstance(answer.value, Table) else ()
        if number >= len(rows):
            # A row whose name is given stands there before anything is said in it.
            return (cell.text or None if at == 0 else None), next(typed, "")
        return rows[number].at(place[1]), next(typed, "")


def has_headings(row: Sequence[CellLines], columns: Sequence[WordedColumn]) -> bool:
    """Whether the row names the columns, each with its unit or without."""
    texts = [" ".join(lines) for lines in row]
    return len(texts) == len(columns) and all(
        same_text(text, column_heading(column)) or same_text(text, column.text)
        for text, column in zip(texts, columns, strict=True)
    )


def _says(row: Sequence[CellLines], headings: Sequence[str]) -> bool:
    """Whether the row is the one with the columns' names."""
    texts = [" ".join(lines) for lines in row]
    return any(map(same_text, texts[:1], headings[:1])) or (
        sum(map(same_text, texts, headings)) * 2 > len(headings)
    )


def _ticks(lines: Sequence[str], options: Sequence[Option]) -> tuple[ShownCell, list[int]]:
    """What the boxes and one's own words say, and the places of the lines that are neither."""
    boxes = {at: found for at, line in enumerate(lines) if (found := _BOX.fullmatch(line))}
    named = _options_at({at: found[2] for at, found in boxes.items()}, options)
    ticked = {named[at].id for at in boxes if at in named and boxes[at][1] != NOT_TICKED}
    own: list[str] = []
    rest: list[int] = []
    for at, line in enumerate(lines):
        if at in named:
            continue
        if at not in boxes and line.lstrip().startswith(OWN_WORDS):
            own.append(without_prompt(line.strip().removeprefix(OWN_WORDS)))
        elif at not in boxes or boxes[at][1] != NOT_TICKED:
            rest.append(at)
    words = "\n".join(filter(None, own))
    return ShownCell(words, tuple(one.id for one in options if one.id in ticked)), rest


def _options_at(labels: dict[int, str], options: Sequence[Option]) -> dict[int, Option]:
    """The option of each box, by its words; where those were changed, by the order."""
    left = {key_of(option.text): option for option in reversed(options)}
    named = {at: left.pop(key_of(text)) for at, text in labels.items() if key_of(text) in left}
    others = [at for at in labels if at not in named]
    if len(labels) == len(options):
        missing = [option for option in options if option not in named.values()]
        named |= dict(zip(others, missing, strict=False))
    return named


def _read_cell(
    cell: ShownCell, asked: AskedValue, term: Term | None
) -> tuple[CellValue | None, str]:
    """The value, and the words that are none."""
    if cell.ticked:
        own = cell.text if asked.other and fits(cell.text, lengths.CELL) else ""
        return Chosen(chosen=cell.ticked, other=own), "" if own else cell.text
    try:
        value = read_typed(cell.text, asked, term)
    except UnreadableValueError:
        if asked.other and "\n" not in cell.text and fits(cell.text, lengths.CELL):
            return Chosen(other=cell.text), ""
        return None, cell.text
    if isinstance(value, str) and not fits(value, lengths.CELL):
        return None, value
    if isinstance(value, Chosen) and value.other and not value.chosen:
        return Chosen(other=cell.text), ""
    return value, ""
