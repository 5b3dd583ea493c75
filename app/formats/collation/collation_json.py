"""Everything in the collation as one JSON, for other systems and for later years.

The published description is resources/collation.schema.json; each report in it follows that of a
report by itself.
"""

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from app.formats.collation.collation_texts import asks_for_values, in_utc
from app.formats.collation.figures_json import figures_data
from app.model.collation.collation import Collation, MissingCommittee, Participant
from app.model.collation.notes import FileNote
from app.model.collation.outline import Area
from app.model.finding import Finding
from app.model.report import AnswerStatus

SCHEMA = "naringslivsrapport/collation/1"


def write_collation_json(collation: Collation, target: BinaryIO) -> None:
    """The whole collation as UTF-8, each participant and each file on a line of its own.

    Raises ValueError for a collation whose findings do not come in the order of its participants.
    """
    text = codecs.getwriter("utf-8")(target)
    for piece in _pieces(collation):
        text.write(piece)


def _pieces(collation: Collation) -> Iterator[str]:
    head = {
        "schema": SCHEMA,
        "title": collation.title,
        "term": collation.term.code,
        "made_at": in_utc(collation.made_at),
        "application_version": collation.application_version,
    }
    yield "{\n"
    for key, value in head.items():
        yield f"{_line(key)}: {_line(value)},\n"
    lists: tuple[tuple[str, Iterable[object]], ...] = (
        ("areas", map(_area, collation.areas)),
        # Of sets that ask for text alone there is nothing to count.
        *([("figures", figures_data(collation))] if asks_for_values(collation) else []),
        ("participants", _participants(collation)),
        ("missing", map(_missing, collation.missing)),
        ("files", map(_file, collation.files())),
    )
    for place, (key, items) in enumerate(lists):
        yield f"{_line(key)}: ["
        for number, item in enumerate(items):
            yield (",\n " if number else "\n ") + _line(item)
        yield "\n]" + (",\n" if place + 1 < len(lists) else "\n")
    yield "}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _area(area: Area) -> dict[str, Any]:
    return area.model_dump(mode="json")


def _participants(collation: Collation) -> Iterator[dict[str, Any]]:
    found = _InOrder(collation.findings())
    for participant in collation.participants():
        yield {
            **_key_data(participant),
            "notes": [note.model_dump(mode="json") for note in participant.notes],
            "findings": [one.model_dump(mode="json") for one in found.of(participant.key)],
            "report": json.loads(collation.report_json(participant.key)),
        }
    found.finish()


def _key_data(participant: Participant) -> dict[str, Any]:
    return {
        "committee_id": participant.committee_id or None,
        "name": participant.name,
        "mark": participant.mark,
        "type_name": participant.type_name,
        "source": participant.source.model_dump(mode="json"),
        "kind": participant.kind.value,
        "revision": participant.revision,
        "status": participant.status.value,
        "sent_at": in_utc(participant.sent_at) if participant.sent_at else None,
        "contact": participant.contact.model_dump(mode="json"),
        "words": participant.words,
        "unanswered": participant.unanswered,
        "states": {status.value: participant.states.get(status, 0) for status in AnswerStatus},
    }


class _InOrder:
    """Each participant's findings, out of one stream of them all that is read once."""

    def __init__(self, findings: Iterator[tuple[Participant, Finding]]) -> None:
        self._rest = findings
        self._next = next(self._rest, None)

    def of(self, key: int) -> Iterator[Finding]:
        while self._next is not None and self._next[0].key == key:
            yield self._next[1]
            self._next = next(self._rest, None)

    def finish(self) -> None:
        """Raises ValueError if findings are left, as they came in another order."""
        if self._next is not None:
            raise ValueError(f"findings of {self._next[0].key} are not in their order")


def _missing(one: MissingCommittee) -> dict[str, Any]:
    return {
        "committee_id": one.committee.id,
        "name": one.committee.name,
        "administration": one.committee.administration,
        "type": one.committee.type,
        "type_name": one.type_name,
        "emails": list(one.emails),
        "hints": list(one.hints),
    }


def _file(note: FileNote) -> dict[str, Any]:
    return note.model_dump(mode="json")
