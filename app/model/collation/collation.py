"""The collation of all reports for a term, as it is shown and written to files."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from app.model.base import CleanLine, Model
from app.model.collation.notes import FileNote, Note
from app.model.collation.outline import Area
from app.model.collation.submission import Source, SourceKind
from app.model.committee import Committee
from app.model.finding import Finding
from app.model.report import Answer, AnswerStatus, Contact, ReportStatus
from app.model.respondent import Respondent
from app.model.term import Term

_BETWEEN = re.compile(r"[\s;,<>]+")
_ADDRESS = re.compile(r'[^\s;,<>"@]{1,255}@[^\s;,<>"@]{1,255}')


def addresses_in(written: str) -> tuple[str, ...]:
    """Everything with the form of an e-mail address: "a@b.se; Bo <c@d.se>" has two."""
    return tuple(one for one in _BETWEEN.split(written) if _ADDRESS.fullmatch(one))


class Participant(Model):
    """A committee with a report in the collation; `key` identifies it there.

    A committee that is not in the register has the name that its report gives it, and no
    `committee_id`. `mark` follows the name where the answers are not simply what was exported
    ("utkast"). `unanswered` counts the required questions without an answer.
    """

    key: int
    committee_id: CleanLine
    name: CleanLine
    type_name: CleanLine
    source: Source
    mark: CleanLine = ""
    kind: SourceKind
    revision: int
    status: ReportStatus
    sent_at: datetime.datetime | None
    contact: Contact
    words: int
    unanswered: int = 0
    states: Mapping[AnswerStatus, int]
    notes: tuple[Note, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.kind is not SourceKind.FORM and self.status is ReportStatus.DRAFT


def marked(name: str, mark: str) -> str:
    """The name as shown: "Farsta stadsdelsnämnd (utkast)"."""
    return f"{name} ({mark})" if mark else name


class AnswerState(Model):
    """Whether a question is answered in one report, and the number of words."""

    status: AnswerStatus
    words: int


class GivenAnswer(Model):
    """An answer and whose it is; see Participant."""

    key: int
    name: CleanLine
    mark: CleanLine = ""
    answer: Answer


class EarlierAnswer(Model):
    """The answer to the same question in an earlier term, and the committee that gave it."""

    term: Term
    name: CleanLine
    answer: Answer


class MissingCommittee(Model):
    """A committee that was asked and has not sent a report, with its known addresses.

    `hints` are sentences on what came in that may be from it after all.
    """

    committee: Committee
    type_name: CleanLine
    emails: tuple[CleanLine, ...] = ()
    hints: tuple[CleanLine, ...] = ()


class Collation(Protocol):
    """All reports for a term; what may be large is given piece by piece.

    Participants come in the order of the register, unknown ones last; answers likewise.
    """

    @property
    def title(self) -> str:
        """The common title of the reports."""

    @property
    def respondent(self) -> Respondent:
        """What those who answer are called."""

    @property
    def term(self) -> Term: ...
    @property
    def made_at(self) -> datetime.datetime: ...
    @property
    def application_version(self) -> str: ...
    @property
    def areas(self) -> tuple[Area, ...]: ...
    @property
    def missing(self) -> tuple[MissingCommittee, ...]: ...
    @property
    def asked_count(self) -> int:
        """The number of committees that a set is for."""

    def participants(self) -> Iterator[Participant]: ...
    def answers_to(self, question_id: str) -> Iterator[GivenAnswer]:
        """Of every participant who is asked it, blank and not applicable ones too."""

    @property
    def earlier_terms(self) -> tuple[Term, ...]:
        """The terms before this one that there are reports for, latest first."""

    def earlier_answers(
        self, participant: Participant, question_id: str
    ) -> tuple[EarlierAnswer, ...]:
        """The latest earlier answer of the committee to the question, or of its predecessors."""

    def answers_of(self, key: int) -> tuple[Answer, ...]:
        """The answers of one participant, in the order of its question set."""

    def states_of(self, key: int) -> Mapping[str, AnswerState]:
        """By question id."""

    def report_json(self, key: int) -> str:
        """The report in the published form."""

    def findings(self) -> Iterator[tuple[Participant, Finding]]: ...
    def files(self) -> Iterator[FileNote]:
        """Every file in the folder, in order, with its status."""
