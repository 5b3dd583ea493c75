"""Findings: what a review has to say of a report."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from app.model.base import Model


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


class Finding(Model):
    """One thing to look at: where it is, what to do about it and the words it is about.

    It is about a question or a field of the report. `position` is where the excerpt stands, for
    what is about some words of an answer.
    """

    code: str
    severity: Severity
    message: str
    question_id: str | None = None
    field: str | None = None
    excerpt: str = ""
    position: Position | None = None
    context: str = Field(default="", exclude=True)
    """What makes it this finding and no other with the same excerpt: the sentence, or a mark of all
    that it is about."""
    accepted: str | None = None
    """Why the officer has found it right as it is; None where nobody has said so."""

    @property
    def open(self) -> bool:
        """Whether it is to be looked at: it stops the export, or may be wrong."""
        return self.accepted is None and self.severity is not Severity.INFO


def stops_export(findings: Iterable[Finding]) -> bool:
    """Whether an error is among the findings."""
    return any(finding.severity is Severity.ERROR for finding in findings)
