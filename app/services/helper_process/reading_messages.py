"""The messages between the program and the helper process.

They have no names of files: the program has them, and some cannot be written as JSON.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Self
from uuid import UUID

from pydantic import TypeAdapter

from app.formats.errors import Fault, FormFileError
from app.formats.report_json import MAX_BYTES
from app.formats.xlsform.read_form import ReadForm
from app.model.calendar import Calendar
from app.services.errors import ImportRefused, RefusalCode
from app.services.reading.found_reports import FoundReports
from app.services.reading.report_reader import Reader, ReadReport, source_name
from app.services.report_context import ReportContext

READY = b""
"""Sent once, when the process can read its first file."""
LONGEST_RESULT = 2 * MAX_BYTES
STEPS = 10
"""A reading gets on where it computes a step, this part of its time, within its patience."""


def patience(seconds: float) -> float:
    """How long a reading that may compute for so many seconds may do so without getting on.

    A busy or slow computer gives a process no more than a part of each second.
    """
    return 4 * seconds


def longest(seconds: float) -> float:
    """How long it may take in all."""
    return STEPS * patience(seconds)


@dataclass(frozen=True)
class ReaderSetup:
    """What the process needs to start; it reads the question sets from `folders` itself."""

    reader: Callable[[ReportContext], Reader]
    folders: tuple[Path, ...]
    application_version: str
    seconds: float
    """Of computing, for a file; see `patience` for the time that may pass."""
    most_bytes: int


class ReadMode(Enum):
    """A report, one that this program wrote, all reports in the file, or a question set."""

    REPORT = "report"
    OWN_REPORT = "own report"
    ALL_REPORTS = "all reports"
    WORKBOOK = "workbook"


@dataclass(frozen=True)
class ReadTask:
    """A file to read, with the time and the id for a report that is made of it."""

    path: Path
    now: datetime.datetime
    new_id: UUID
    mode: ReadMode


@dataclass(frozen=True)
class Refused:
    """The fields of an ImportRefused. `spent`: the process must be replaced.

    `cells` are the places of a question set that is refused, each with the reason.
    """

    code: RefusalCode
    details: tuple[str, ...] = ()
    place: str = ""
    fault: str = ""
    spent: bool = False
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReadResult:
    """What the task asked for, or why there is none."""

    read: ReadReport | None = None
    found: FoundReports | None = None
    form: ReadForm | None = None
    refused: Refused | None = None

    @classmethod
    def of(cls, read: ReadReport) -> Self:
        return cls(read=replace(read, source=""))

    @classmethod
    def of_json(cls, data: bytes, calendar: Calendar) -> "ReadResult":
        """Raises ValueError."""
        return _results().validate_json(data, context=calendar.context)

    def to_json(self) -> bytes:
        return _results().dump_json(self)

    def report(self, path: Path) -> ReadReport:
        """Raises ImportRefused."""
        self._check(path)
        assert self.read is not None
        return replace(self.read, source=source_name(path))

    def all_reports(self, path: Path) -> FoundReports:
        """Raises ImportRefused."""
        self._check(path)
        assert self.found is not None
        return self.found

    def question_set(self, path: Path) -> ReadForm:
        """Raises FormFileError, ImportRefused."""
        if self.refused is not None and self.refused.cells:
            faults = (Fault(None, place, reason) for place, reason in self.refused.cells)
            raise FormFileError(path.name, *faults)
        self._check(path)
        assert self.form is not None
        return self.form

    def _check(self, path: Path) -> None:
        if self.refused is not None:
            refused = self.refused
            raise ImportRefused(
                path.name, refused.code, *refused.details, place=refused.place, fault=refused.fault
            )


@cache
def _results() -> TypeAdapter[ReadResult]:
    return TypeAdapter(ReadResult)
