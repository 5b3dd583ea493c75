"""Every answer as a row of CSV, to count and search in other programs."""

import codecs
import csv
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from app.formats.collation.collation_texts import in_utc
from app.model.collation.collation import Collation, Participant
from app.model.report import Answer

COLUMNS = (
    *("term", "committee_id", "committee", "mark", "committee_type"),
    *("report_id", "revision", "sent_at"),
    *("section", "area", "question_id", "question", "status", "reason", "words", "text"),
)
"""The names are kept from one version to the next; new columns come last."""


def write_collation_csv(collation: Collation, target: BinaryIO) -> None:
    """One row an answer, in the order of the participants and of their own questions.

    UTF-8 with a byte order mark, commas, CRLF after each row (RFC 4180). Text stands as it is
    written, line feeds too, but for what `_harmless` puts before it. `sent_at` is UTC; what is not
    known is empty.
    """
    target.write(codecs.BOM_UTF8)
    rows = csv.writer(codecs.getwriter("utf-8")(target), lineterminator="\r\n")
    rows.writerow(COLUMNS)
    areas = {asked.id: area.heading for area in collation.areas for asked in area.questions}
    for participant in collation.participants():
        for row in _rows(collation, participant, areas):
            rows.writerow([_harmless(cell) for cell in row])


# What makes a spreadsheet take a cell for a formula, also in full width, and what it may skip
# before: white space, quotes, and signs that nobody sees.
_FORMULA = re.compile(r"[\t\r\n']|[\s\"'\u200b-\u200f\u2060\ufeff\xad]*[=+\-@＝＋－＠﹢﹣﹦﹫−]")


def _harmless(cell: object) -> object:
    """A cell that Excel would calculate, or that begins with an apostrophe, after an apostrophe.

    A reader takes the first sign away from each cell that begins with an apostrophe.
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _rows(
    collation: Collation, participant: Participant, areas: dict[str, str]
) -> Iterator[tuple[object, ...]]:
    of_all = (
        collation.term.code,
        participant.committee_id,
        participant.name,
        participant.mark,
        participant.type_name,
        json.loads(collation.report_json(participant.key))["report_id"],
        participant.revision,
        in_utc(participant.sent_at) if participant.sent_at else "",
    )
    for answer in collation.answers_of(participant.key):
        yield (*of_all, *_columns(answer, areas))


def _columns(answer: Answer, areas: dict[str, str]) -> tuple[object, ...]:
    return (
        answer.section,
        areas.get(answer.question_id, ""),
        answer.question_id,
        answer.question,
        answer.status.value,
        answer.reason,
        answer.words,
        answer.plain,
    )
