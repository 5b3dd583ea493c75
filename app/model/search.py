"""Passages of a report: some words of what the officer has written, found by what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from app.model.finding import Position
from app.model.invisible_characters import has_invisible, visible, visible_places
from app.model.kinds.conditions import as_asked
from app.model.kinds.told import cell_text
from app.model.kinds.value import Row, Table
from app.model.report import Answer, Report

REASON = "reason"
VALUE = "value"


@dataclass(frozen=True)
class Passage:
    """Words of an answer, of its value, of the reason why there is none, or of a contact detail.

    Without a question it is in the contact detail of this name. A reason and a contact detail are
    one block each; so is a value, and in a table each cell, row by row.
    """

    question_id: str | None
    field: str
    position: Position


def find(report: Report, wanted: str) -> tuple[Passage, ...]:
    """Every place where the words stand, in order; in capitals or not, however they are spaced."""
    pattern = pattern_of(wanted)
    if pattern is None:
        return ()
    return tuple(
        Passage(question_id, field, Position(block=block, start=start, end=end))
        for question_id, field, block, text in _texts(report)
        for start, end in places_of(pattern, text)
    )


def pattern_of(wanted: str) -> re.Pattern[str] | None:
    """What finds these words in a visible text, in capitals or not, however they are spaced.

    None without any.
    """
    words = normalize("NFC", visible(wanted)).split()
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if words else None


def places_of(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words in a text; characters that nobody sees may stand in them."""
    if not has_invisible(text):
        yield from (found.span() for found in pattern.finditer(text))
        return
    places = visible_places(text)
    for found in pattern.finditer(visible(text)):
        yield places[found.start()], places[found.end() - 1] + 1


def _texts(report: Report) -> Iterator[tuple[str | None, str, int, str]]:
    for field in ("name", "phone", "email"):
        yield None, field, 0, getattr(report.contact, field)
    # What is not asked is kept, and no page shows it.
    for answer in as_asked(report).answers:
        if answer.not_applicable:
            yield answer.question_id, REASON, 0, answer.reason
        else:
            for number, text in enumerate(value_texts(answer)):
                yield answer.question_id, VALUE, number, text
            for number, block in enumerate(answer.blocks):
                yield answer.question_id, "", number, block.text


def value_texts(answer: Answer) -> Iterator[str]:
    """The value as it is read, and what is typed that is none yet; of a table, cell by cell."""
    typed = {(one.row, one.column): one.text for one in answer.unfinished}
    if not answer.columns:
        if answer.has_value:
            yield " ".join(filter(None, (answer.told, *typed.values())))
        return
    rows = answer.value.rows if isinstance(answer.value, Table) else ()
    for number in range(max([len(rows), *(row + 1 for row, _ in typed if row is not None)])):
        row = rows[number] if number < len(rows) else Row()
        for column in answer.columns:
            told = cell_text(row.at(column.id), column.unit, column.options)
            yield typed.get((number, column.id), told)


def next_passage(
    passages: Sequence[Passage], here: Passage | None, report: Report, *, back: bool = False
) -> Passage | None:
    """The first one that comes after a place, or the last one before it.

    What begins where a cursor stands that has selected nothing comes after it. It goes round the
    end of the report if need be. None only where there are none.
    """
    if not passages:
        return None
    order = [answer.question_id for answer in report.answers]

    def key(passage: Passage) -> tuple[int, int, int, int]:
        place = -1 if passage.question_id is None else order.index(passage.question_id)
        # A value stands above the words beside it.
        order_of_fields = ("name", "phone", "email") if place < 0 else (VALUE, "", REASON)
        field = order_of_fields.index(passage.field)
        return place, field, passage.position.block, passage.position.start

    if here is None:
        return passages[-1 if back else 0]
    if back:
        return next((p for p in reversed(passages) if key(p) < key(here)), passages[-1])
    nothing_chosen = here.position.start == here.position.end
    return next(
        (p for p in passages if key(p) > key(here) or (nothing_chosen and key(p) == key(here))),
        passages[0],
    )
