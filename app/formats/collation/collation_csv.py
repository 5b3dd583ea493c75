"""Every answer as a row of CSV, to count and search in other programs."""

import codecs
import csv
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from app.formats.collation.collation_texts import in_utc
from app.model.collation.collation import Collation, Participant
from app.model.invisible_characters import ANY_INVISIBLE
from app.model.report import Answer

COLUMNS = (
    *("term", "committee_id", "committee", "mark", "committee_type"),
    *("report_id", "revision", "sent_at"),
    *("section", "area", "question_id", "question", "status", "reason", "words", "text"),
)
"""The names are kept from one version to the next; new columns come last."""


def write_collation_csv(collation: Collation, target: BinaryIO) -> None:
    """One row an answer, in the order of the participants and of their own questions.

    UTF-8 with a byte order mark, semicolons as a Swedish Excel cuts at, each cell in quotes, CRLF
    after each row. Text stands as it is written, line feeds too, but for the apostrophes that
    `_harmless` puts in. `sent_at` is UTC; what is not known is empty.
    """
    target.write(codecs.BOM_UTF8)
    text = codecs.getwriter("utf-8")(target)
    rows = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    areas = {asked.id: area.heading for area in collation.areas for asked in area.questions}
    for participant in collation.participants():
        for row in _rows(collation, participant, areas):
            rows.writerow([_harmless(cell) for cell in row])


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
    a tab or a line break.
    """
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else cell


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
