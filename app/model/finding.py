"""Findings: what a review has to say of a report."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from pydantic import Field

from app.model.base import Model
from app.model.swedish import in_figures


class FindingCode(StrEnum):
    """What kind of thing it is; the values are published by `check --json`."""

    MISSING_TERM = "missing-term"
    UNKNOWN_COMMITTEE = "unknown-committee"
    WRONG_FORM = "wrong-form"
    UNPLACED_TEXT = "unplaced-text"
    MISSING_CONTACT = "missing-contact"
    MISSING_ANSWER = "missing-answer"
    MISSING_REASON = "missing-reason"
    INVALID_EMAIL = "invalid-email"
    INVALID_PHONE = "invalid-phone"
    CONTACT_UNCONFIRMED = "contact-unconfirmed"
    CONTACT_MISMATCH = "contact-mismatch"
    CARRIED_UNCONFIRMED = "carried-unconfirmed"
    INVALID_VALUE = "invalid-value"
    OUT_OF_RANGE = "out-of-range"
    EMPTY_ROW = "empty-row"
    SAME_ROWS = "same-rows"
    CHANGED_MUCH = "changed-much"
    UNIT_MISTAKEN = "unit-mistaken"
    CHOICE_CHANGED = "choice-changed"
    PLACEHOLDER_TEXT = "placeholder-text"
    LEFTOVER_MARKER = "leftover-marker"
    NOT_APPLICABLE_IN_TEXT = "not-applicable-in-text"
    OVER_LENGTH = "over-length"
    UNCHANGED_ANSWER = "unchanged-answer"
    STALE_YEAR = "stale-year"
    CROSS_REFERENCE = "cross-reference"
    PENDING_DECISION = "pending-decision"
    BROKEN_OFF = "broken-off"
    SPELLING = "spelling"


class FieldName(StrEnum):
    """The fields of a report beside its questions."""

    COMMITTEE = "committee"
    TERM = "term"
    CONTACT = "contact"
    """All three that follow."""
    NAME = "contact.name"
    PHONE = "contact.phone"
    EMAIL = "contact.email"
    UNPLACED = "unplaced"


class Severity(StrEnum):
    """An error stops the export; the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {Severity.ERROR: "Fel", Severity.WARNING: "Varning", Severity.INFO: "Upplysning"}


class Position(Model):
    """Words in an answer: the block, counted from 0, and the signs from start up to end in it."""

    block: int
    start: int
    end: int


class CellPlace(Model):
    """A cell of a table in an answer: its row, counted from 0, and the id of its column."""

    row: int
    column: str


class Finding(Model):
    """One thing to look at: where it is, what to do about it and the words it is about.

    It is about a question or a field of the report. `position` is where the excerpt stands, for
    what is about some words of an answer.
    """

    code: FindingCode
    severity: Severity
    message: str
    question_id: str | None = None
    field: FieldName | None = None
    excerpt: str = ""
    position: Position | None = None
    cell: CellPlace | None = Field(default=None, exclude_if=lambda cell: cell is None)
    context: str = Field(default="", exclude=True)
    """What makes it this finding and no other with the same excerpt: the sentence, or a mark of all
    that it is about."""
    accepted: str | None = None
    """Why the officer has found it right as it is; None where nobody has said so."""

    @property
    def stops(self) -> bool:
        """Whether it stops the export."""
        return self.severity is Severity.ERROR

    @property
    def open(self) -> bool:
        """Whether the officer has to look at it: it stops the export, or may be wrong."""
        return self.accepted is None and self.severity is not Severity.INFO


def about_field(
    field: FieldName,
    code: FindingCode,
    message: str,
    excerpt: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(code=code, severity=severity, field=field, message=message, excerpt=excerpt)


def to_look_at(count: int) -> str:
    """For example "3 saker att se över"."""
    return f"{'1 sak' if count == 1 else f'{in_figures(count)} saker'} att se över"


def grouped(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings in their order, with those that say the same of the same words as one group."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for place, one in enumerate(findings):
        said = (one.code, one.severity, one.message, one.excerpt.casefold(), one.accepted)
        groups.setdefault(said if one.position and one.excerpt else (place,), []).append(one)
    return tuple(map(tuple, groups.values()))


@dataclass(frozen=True)
class Left:
    """How much there is left to do: what stops the export, and what is worth a look besides."""

    stopping: int
    worth_a_look: int

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        counted = Counter(finding.severity for finding in findings if finding.open)
        return cls(counted[Severity.ERROR], counted[Severity.WARNING])


def stops_export(findings: Iterable[Finding]) -> bool:
    return Left.of(findings).stopping > 0
