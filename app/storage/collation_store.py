"""Received reports, by the thousands, in an SQLite file that is removed when it is closed.

What is queried across reports is in columns; the rest is JSON. Only what is shown is in memory.
"""

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple, Self, TypeAlias

from app.storage.errors import StorageError
from app.storage.temp_file import temp_folder, unlink_while_open

Row: TypeAlias = tuple[Any, ...]

_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", "cache_size = -8000")
_AT_ONCE = 50

_SCHEMA = """
CREATE TABLE report (
    number INTEGER PRIMARY KEY, committee TEXT, survey TEXT, term TEXT, form TEXT, sha256 TEXT,
    document TEXT, submission TEXT, report TEXT, findings TEXT
);
CREATE TABLE chosen (survey TEXT);
CREATE VIEW considered AS SELECT * FROM report
    WHERE survey IN (SELECT survey FROM chosen) OR NOT EXISTS (SELECT 1 FROM chosen);
CREATE TABLE answer (
    number INTEGER, place INTEGER, question TEXT, section INTEGER, wording TEXT, kind TEXT,
    status TEXT, words INTEGER, answer TEXT, PRIMARY KEY (number, place)
) WITHOUT ROWID;
CREATE TABLE note (number INTEGER PRIMARY KEY, note TEXT);
CREATE TABLE counted (
    number INTEGER PRIMARY KEY, term TEXT, committee TEXT, rank TEXT, name TEXT, mark TEXT,
    participant TEXT
);
CREATE INDEX report_by_committee ON report (committee, number);
CREATE INDEX report_by_hash ON report (sha256);
CREATE INDEX answer_by_question ON answer (question, number);
CREATE INDEX counted_by_rank ON counted (term, rank);
CREATE INDEX counted_by_committee ON counted (committee, term);
"""


NO_TERM = "-"
"""The term of a report that says none and is not assumed to be of any."""


class StoredReport(NamedTuple):
    """A row of the table; `term` is empty where the report says none.

    `survey` is empty where there is one survey only. `document` is the hash of the document that a
    JSON was exported with, otherwise empty.
    """

    number: int
    committee: str
    survey: str
    term: str
    form: str
    sha256: str
    document: str
    submission: str
    report: str
    findings: str


class StoredAnswer(NamedTuple):
    """A row of the table but for the number; `answer` is all of it as JSON."""

    place: int
    question: str
    section: int | None
    wording: str
    kind: str
    status: str
    words: int
    answer: str


class StoredParticipant(NamedTuple):
    """A report that counts, its rank among the others, and what is shown of it."""

    number: int
    term: str
    committee: str
    rank: str
    name: str
    mark: str
    participant: str


class CollationStore:
    """An SQLite database in a temporary folder; may be used by several threads.

    What is stored as text is serialised by others. Every query raises StorageError where the disk
    is full or fails.
    """

    def __init__(self) -> None:
        self._folder = temp_folder()
        self._lock = RLock()
        self._path = Path(self._folder.name) / "collected.sqlite"
        try:
            with self._refusing():
                self._open()
        except StorageError:
            self._folder.cleanup()
            raise

    def _open(self) -> None:
        self._database = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        # Nothing in it needs to survive a crash.
        for pragma in _PRAGMAS:
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(_SCHEMA)
        unlink_while_open(self._path)

    def close(self) -> None:
        """Close and remove the database."""
        with self._lock:
            self._database.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Received reports.

    def add_report(self, stored: StoredReport, answers: Iterable[StoredAnswer]) -> None:
        rows = [(stored.number, *answer) for answer in answers]
        with self._lock, self._refusing():
            self._run("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *stored)
            self._database.executemany(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )

    def submissions(self, term: str, *, with_unknown_term: bool) -> Iterator[tuple[str, str]]:
        """Committee and submission of the reports of a term, by committee.

        With those that say no term where `with_unknown_term`.
        """
        query = (
            "SELECT committee, submission FROM considered WHERE term = ? OR (? AND term = '') "
            "ORDER BY committee, number"
        )
        return self._rows(query, term, with_unknown_term)

    def align_with_documents(self) -> None:
        """Assign every JSON the committee and the term of the document it belongs to."""
        document = "FROM report AS d WHERE d.sha256 = report.document"
        self._run(
            f"UPDATE report SET committee = (SELECT d.committee {document}), "
            f"term = (SELECT d.term {document}) "
            f"WHERE document <> '' AND EXISTS (SELECT 1 {document})"
        )

    def has_reports(self) -> bool:
        return self._first("SELECT 1 FROM report LIMIT 1") is not None

    def same_committee(self, number: int) -> list[tuple[int, str]]:
        """Number and submission of every report from the same committee as this one."""
        query = (
            "SELECT number, submission FROM report WHERE committee = "
            "(SELECT committee FROM report WHERE number = ?) ORDER BY number"
        )
        return list(self._rows(query, number))

    def from_unknown_committees(self) -> list[tuple[int, str]]:
        """Number and submission of the reports from unknown committees."""
        query = (
            "SELECT number, submission FROM considered WHERE committee LIKE '?%' ORDER BY number"
        )
        return list(self._rows(query))

    def terms_of(self, committee: str) -> list[str]:
        query = "SELECT DISTINCT term FROM considered WHERE committee = ? ORDER BY term"
        return [row[0] for row in self._rows(query, committee)]

    def findings_of(self, number: int) -> str:
        """The findings of one report. Raises KeyError."""
        return self._text("SELECT findings FROM report WHERE number = ?", number)

    def move(self, number: int, committee: str, submission: str) -> None:
        """Assign a report to another committee."""
        query = "UPDATE report SET committee = ?, submission = ? WHERE number = ?"
        self._run(query, committee, submission, number)

    def terms(self) -> dict[str, int]:
        """The number of committees with reports, by term."""
        query = (
            "SELECT term, COUNT(DISTINCT committee) FROM considered "
            "WHERE term NOT IN ('', ?) GROUP BY term"
        )
        return dict(self._rows(query, NO_TERM))

    # Several surveys.

    def surveys(self) -> dict[str, int]:
        """The number of committees with reports, by survey."""
        query = "SELECT survey, COUNT(DISTINCT committee) FROM report GROUP BY survey"
        return dict(self._rows(query))

    def choose_survey(self, survey: str) -> None:
        """Consider the reports of this survey only, from now on."""
        self._run("DELETE FROM chosen")
        self._run("INSERT INTO chosen VALUES (?)", survey)

    def of_other_surveys(self) -> Iterator[tuple[int, str, str]]:
        """Number, survey and submission of the reports that are not considered."""
        query = (
            "SELECT number, survey, submission FROM report "
            "WHERE number NOT IN (SELECT number FROM considered) ORDER BY number"
        )
        return self._rows(query)

    # Notes on files, and what counts.

    def note(self, number: int, note: str) -> None:
        """Store the note on a file, or a part of one, replacing an earlier note."""
        self._run("INSERT OR REPLACE INTO note VALUES (?, ?)", number, note)

    def notes(self) -> Iterator[str]:
        return (row[0] for row in self._rows("SELECT note FROM note ORDER BY number"))

    def count(self, one: StoredParticipant) -> None:
        """Let a report count in its term."""
        self._run("INSERT INTO counted VALUES (?, ?, ?, ?, ?, ?, ?)", *one)

    def clear_counted(self) -> None:
        self._run("DELETE FROM counted")

    # The collation.

    def participants(self, term: str) -> Iterator[tuple[int, str]]:
        """Number and participant JSON, in order."""
        query = "SELECT number, participant FROM counted WHERE term = ? ORDER BY rank"
        return self._rows(query, term)

    def participant(self, number: int) -> str | None:
        """The participant JSON of a report that counts, otherwise None."""
        row = self._first("SELECT participant FROM counted WHERE number = ?", number)
        return row[0] if row else None

    def counted_report(self, committee: str, term: str) -> int | None:
        """The number of a committee's report that counts in a term, if any."""
        query = "SELECT number FROM counted WHERE committee = ? AND term = ?"
        row = self._first(query, committee, term)
        return row[0] if row else None

    def findings(self, term: str) -> Iterator[tuple[str, str]]:
        """Participant JSON and findings of those that have findings."""
        query = (
            "SELECT counted.participant, report.findings FROM counted CROSS JOIN report "
            "USING (number) WHERE counted.term = ? AND report.findings <> '[]' ORDER BY rank"
        )
        return self._rows(query, term)

    def answers_to(self, question: str, term: str) -> Iterator[tuple[int, str, str, str]]:
        """Number, name, mark and answer of everyone who was asked, in order."""
        query = (
            "SELECT counted.number, name, mark, answer.answer FROM counted CROSS JOIN answer "
            "USING (number) WHERE counted.term = ? AND answer.question = ? ORDER BY rank"
        )
        return self._rows(query, term, question)

    def answers_of(self, number: int) -> Iterator[tuple[str, str, int, str]]:
        """Question, status, words and answer of one report, in order."""
        query = "SELECT question, status, words, answer FROM answer WHERE number = ? ORDER BY place"
        return self._rows(query, number)

    def states_of(self, number: int) -> dict[str, tuple[str, int]]:
        """Status and words of one report, by question."""
        query = "SELECT question, status, words FROM answer WHERE number = ? ORDER BY place"
        return {question: (status, words) for question, status, words in self._rows(query, number)}

    def wordings(self, term: str) -> Iterator[tuple[str, int | None, str, str, int]]:
        """Question, section, wording, kind and how many were asked with it."""
        query = (
            "SELECT question, section, wording, kind, COUNT(*) FROM counted CROSS JOIN answer "
            "USING (number) WHERE counted.term = ? GROUP BY question, section, wording, kind"
        )
        return self._rows(query, term)

    def forms(self, term: str) -> list[str]:
        """The question sets of the reports that count, the most common first."""
        query = (
            "SELECT form FROM counted JOIN report USING (number) WHERE counted.term = ? "
            "GROUP BY form ORDER BY COUNT(*) DESC, form"
        )
        return [row[0] for row in self._rows(query, term)]

    def report(self, number: int) -> str:
        """The whole report as JSON. Raises KeyError."""
        return self._text("SELECT report FROM report WHERE number = ?", number)

    def _text(self, query: str, number: int) -> str:
        row = self._first(query, number)
        if row is None:
            raise KeyError(number)
        return str(row[0])

    def _run(self, statement: str, *values: object) -> None:
        with self._lock, self._refusing():
            self._database.execute(statement, values)

    def _first(self, query: str, *values: object) -> Row | None:
        return next(self._rows(query, *values), None)

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        with self._lock, self._refusing():
            cursor = self._database.execute(query, values)
        while True:
            # The lock is not held while the caller uses the rows.
            with self._lock, self._refusing():
                rows = cursor.fetchmany(_AT_ONCE)
            if not rows:
                return
            yield from rows

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
            cause = OSError(errno.ENOSPC if full else errno.EIO, str(error))
            raise StorageError.from_os(self._path, cause) from None
