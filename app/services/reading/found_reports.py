"""What one file of the folder has in it."""

from functools import cache

from pydantic import TypeAdapter

from app.model.base import Model
from app.model.collation.submission import Submission
from app.model.finding import Finding
from app.model.report import AnswerStatus
from app.services.errors import RefusalCode


class FoundAnswer(Model):
    """An answer, whole as JSON, with what is asked of all answers together beside it."""

    question_id: str
    section: int | None
    wording: str
    status: AnswerStatus
    words: int
    answer: str


class FoundReport(Model):
    """A report, whole as JSON in the published form, and what is to be known of it at once.

    `form` is the question set, by id and version. `findings` is JSON too: most of it is never
    looked at.
    """

    submission: Submission
    form: str
    report: str
    answers: tuple[FoundAnswer, ...]
    findings: str


class RefusedPart(Model):
    """What holds no report: the file itself, or something that is attached to a mail.

    `code` and `details` say why, as the errors have them, `place` is where in it; `is_document`
    is whether it is one of Word, in which a report may be.
    """

    attachment: str = ""
    code: RefusalCode
    details: tuple[str, ...] = ()
    place: str = ""
    is_document: bool = False


class FoundReports(Model):
    """Everything in one file; of a mail what is attached to it, in its order."""

    reports: tuple[FoundReport, ...] = ()
    refused: tuple[RefusedPart, ...] = ()


def findings_json(findings: tuple[Finding, ...]) -> str:
    """Findings as they are kept."""
    return _findings().dump_json(findings).decode()


def findings_in(kept: str) -> tuple[Finding, ...]:
    """The findings that were kept. Raises ValueError."""
    return _findings().validate_json(kept)


@cache
def _findings() -> TypeAdapter[tuple[Finding, ...]]:
    return TypeAdapter(tuple[Finding, ...])
