"""The collation of all reports for a term, as it is shown and written; what it is made of."""

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
from app.model.term import Term

_BETWEEN = re.compile(r"[\s;,<>]+")
_ADDRESS = re.compile(r'[^\s;,<>"@]{1,255}@[^\s;,<>"@]{1,255}')


def addresses_in(written: str) -> tuple[str, ...]:
    """Each address that a mail can be sent to, by its form: "a@b.se; Bo <c@d.se>" has two."""
    return tuple(one for one in _BETWEEN.split(written) if _ADDRESS.fullmatch(one))


class Participant(Model):
    """Somebody whose report is in the collation. `key` is its own in this collation.

    A committee that nobody knows is called by what stands in its report, and has no `committee_id`.
    `mark` is what its name is followed by where its answers are not simply what it exported, such
    as "utkast". `unanswered` are the questions that had to be answered and are not.
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


def marked(name: str, mark: str) -> str:
    """A name as it is shown: "Farsta stadsdelsnämnd (utkast)"."""
    return f"{name} ({mark})" if mark else name


class State(Model):
    """What became of a question in one report. `words` are those of the answer."""

    status: AnswerStatus
    words: int


class Given(Model):
    """An answer, and who gave it; see Participant for `mark`."""

    key: int
    name: CleanLine
    mark: CleanLine = ""
    answer: Answer


class Missing(Model):
    """A committee that was asked and has not sent. `emails` are the addresses known of it.

    `hints` are sentences on what came in that may be from it all the same.
    """

    committee: Committee
    type_name: CleanLine
    emails: tuple[CleanLine, ...] = ()
    hints: tuple[CleanLine, ...] = ()


class Collation(Protocol):
    """All reports for a term. What there may be much of is given piece by piece.

    Participants come in the order of the register, then those that nobody knows; answers likewise.
    """

    @property
    def title(self) -> str:
        """What the reports are called."""

    @property
    def term(self) -> Term: ...
    @property
    def made_at(self) -> datetime.datetime: ...
    @property
    def application_version(self) -> str: ...
    @property
    def areas(self) -> tuple[Area, ...]: ...
    @property
    def missing(self) -> tuple[Missing, ...]: ...
    @property
    def how_many_asked(self) -> int:
        """The committees that a set is for, whether they have sent or not."""

    def participants(self) -> Iterator[Participant]: ...
    def answers_to(self, question_id: str) -> Iterator[Given]:
        """Everybody's who was asked, blank ones and those that are not applicable too."""

    def answers_of(self, key: int) -> tuple[Answer, ...]:
        """The answers of one participant, in the order of their own question set."""

    def states_of(self, key: int) -> Mapping[str, State]:
        """The same, without what the answers say."""

    def report_json(self, key: int) -> str:
        """The whole report, in the published form."""

    def findings(self) -> Iterator[tuple[Participant, Finding]]: ...
    def files(self) -> Iterator[FileNote]:
        """Everything in the folder, in order, and what became of it."""
