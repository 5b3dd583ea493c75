"""Every answer as a row of CSV, and every cell of tables, to count and search elsewhere."""

import codecs
import csv
import datetime
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO

from app.formats.collation.collation_texts import in_utc, whole_text
from app.model.collation.collation import Collation, Participant
from app.model.collation.figures.table_figures import TableCell, answer_cells
from app.model.invisible_characters import ANY_INVISIBLE
from app.model.kinds.asked import NO, YES
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Value
from app.model.kinds.worded import WordedColumn
from app.model.report import Answer, AnswerStatus

_OF_ALL = (
    *("term", "committee_id", "committee", "mark", "committee_type"),
    *("report_id", "revision", "sent_at"),
)
_VALUE = ("number", "unit", "date", "chosen", "other", "unfinished")
COLUMNS = (
    *_OF_ALL,
    *("section", "area", "question_id", "question", "status", "reason", "words", "text"),
    *("kind", *_VALUE),
)
CELL_COLUMNS = (
    *_OF_ALL,
    *("section", "area", "question_id", "question"),
    *("row", "column_id", "column", "text", "kind", *_VALUE),
)
"""The names are kept from one version to the next; new columns come last."""


def write_collation_csv(collation: Collation, target: BinaryIO) -> None:
    """One row an answer, in the order of the participants and of their own questions.

    UTF-8 with a byte order mark, semicolons as a Swedish Excel cuts at, each cell in quotes, CRLF
    after each row. Text stands as it is written, line feeds too, but for the apostrophes that
    `_harmless` puts in. `sent_at` is UTC; what is not known is empty.
    """
    areas = {asked.id: area.heading for area in collation.areas for asked in area.questions}
    answers = (
        (*of_all, *_columns(answer, areas)) for of_all, answer in _answers_with_sender(collation)
    )
    _write(target, COLUMNS, answers)


def write_tables_csv(collation: Collation, target: BinaryIO) -> None:
    """One row for each cell in which something stands, of every table that was answered with.

    As write_collation_csv; rows are counted from 1 within their table.
    """
    areas = {asked.id: area.heading for area in collation.areas for asked in area.questions}
    cells = (
        (*of_all, *cell)
        for of_all, answer in _answers_with_sender(collation)
        for cell in _cells(answer, areas)
    )
    _write(target, CELL_COLUMNS, cells)


def _write(target: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    target.write(codecs.BOM_UTF8)
    text = codecs.getwriter("utf-8")(target)
    written = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    written.writerow(columns)
    for row in rows:
        written.writerow([_harmless(cell) for cell in row])


# What a spreadsheet may skip before a formula. Not what it may cut at: a sign after that is found
# there, and each is looked at once.
_SKIPPED = rf"{ANY_INVISIBLE}(?:(?:[^\S\t\r\n]|[\"']){ANY_INVISIBLE})*"
# Where a cell begins, or may begin in a program that cuts elsewhere or takes no notice of quotes.
_BEGINNING = r"(?:\A|(?<=[,;\t\r\n]))"
# The signs that begin a formula also in full width.
_FORMULA = re.compile(rf"\A(?=[\t\r\n])|{_BEGINNING}(?='|{_SKIPPED}[=+\-@＝＋－＠﹢﹣﹦﹫−])")


def _harmless(cell: object) -> object:
    """An apostrophe before all that a spreadsheet would calculate, and before an apostrophe there.

    A reader takes away each apostrophe that is first in a cell, or next after a comma, a semicolon,
    a tab or a line break. A number, which nobody has written as text, has none: -5 is no formula,
    and with the mark it would be no number to whoever reads the file.
    """
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else cell


def _answers_with_sender(
    collation: Collation,
) -> Iterator[tuple[tuple[object, ...], Answer]]:
    for participant in collation.participants():
        of_all = _of_all(collation, participant)
        for answer in collation.answers_of(participant.key):
            yield of_all, answer


def _of_all(collation: Collation, participant: Participant) -> tuple[object, ...]:
    return (
        collation.term.code,
        participant.committee_id,
        participant.name,
        participant.mark,
        participant.type_name,
        json.loads(collation.report_json(participant.key))["report_id"],
        participant.revision,
        in_utc(participant.sent_at) if participant.sent_at else "",
    )


def _question(answer: Answer, areas: dict[str, str]) -> tuple[object, ...]:
    area = areas.get(answer.question_id, "")
    return answer.section, area, answer.question_id, answer.question


def _columns(answer: Answer, areas: dict[str, str]) -> tuple[object, ...]:
    is_given = answer.status is AnswerStatus.ANSWERED
    typed = "\n".join(one.text for one in answer.unfinished) if is_given else ""
    return (
        *_question(answer, areas),
        answer.status.value,
        answer.reason,
        answer.words,
        whole_text(answer),
        answer.kind.value,
        *_typed(answer.value if is_given else None, answer.unit, typed),
    )


def _cells(answer: Answer, areas: dict[str, str]) -> Iterator[tuple[object, ...]]:
    if answer.status is not AnswerStatus.ANSWERED or answer.kind is not Kind.TABLE:
        return
    asked = _question(answer, areas)
    for number, row in answer_cells(answer):
        for column in answer.columns:
            if (cell := row.get(column.id)) is not None:
                yield (*asked, number, column.id, column.text, *_cell(column, cell))


def _cell(column: WordedColumn, cell: TableCell) -> tuple[object, ...]:
    typed = cell.text if cell.value is None else ""
    value = None if isinstance(cell.value, str) else cell.value
    return cell.text, column.kind.value, *_typed(value, column.unit, typed)


def _typed(value: Value | None, unit: str, typed: str) -> tuple[object, ...]:
    """The columns of a value: each has what is of its type alone, and is empty otherwise."""
    chosen = other = ""
    if isinstance(value, bool):
        chosen = YES if value else NO
    elif isinstance(value, Chosen):
        # Ids have no spaces.
        chosen, other = " ".join(value.chosen), value.other
    return (
        value if isinstance(value, Decimal) else "",
        unit,
        value.isoformat() if isinstance(value, datetime.date) else "",
        chosen,
        other,
        typed,
    )
