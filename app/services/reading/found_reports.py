"""The reports found in one file."""

from functools import cache

from pydantic import TypeAdapter

from app.model.base import Model
from app.model.collation.submission import Submission
from app.model.finding import Finding
from app.model.kinds.kind import Kind
from app.model.report import AnswerStatus
from app.services.errors import RefusalCode


class FoundAnswer(Model):
    """An answer as JSON, with what is searched and counted beside it."""

    question_id: str
    section: int | None
    wording: str
    kind: Kind
    status: AnswerStatus
    words: int
    answer: str


class FoundReport(Model):
    """A report as JSON in the published form, with what is needed of it at once.

    `form` is the id and version of the question set. `findings` is JSON too, as most of it is never
    shown.
    """

    submission: Submission
    form: str
    report: str
    answers: tuple[FoundAnswer, ...]
    findings: str


class RefusedPart(Model):
    """A file or an attachment without a report; code, details and place are those of its error.

    `is_document`: it is a Word document, so a report may have been meant.
    """

    attachment: str = ""
    code: RefusalCode
    details: tuple[str, ...] = ()
    place: str = ""
    is_document: bool = False


class FoundReports(Model):
    """Everything found in one file, or in the attachments of a mail, in order."""

    reports: tuple[FoundReport, ...] = ()
    refused: tuple[RefusedPart, ...] = ()


def findings_json(findings: tuple[Finding, ...]) -> str:
    return _findings().dump_json(findings).decode()


def findings_in(stored: str) -> tuple[Finding, ...]:
    """Raises ValueError."""
    return _findings().validate_json(stored)


@cache
def _findings() -> TypeAdapter[tuple[Finding, ...]]:
    return TypeAdapter(tuple[Finding, ...])
