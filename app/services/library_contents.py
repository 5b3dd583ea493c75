"""All that is in the user's library, read: what cannot be read hides nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app.formats.errors import NewerReportError, ReportFileError
from app.formats.report_json import read_report_json
from app.model.report import Report
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore, StoredFile

# Saved under its own name it would replace the file that has that name.
_ANOTHER_NAME = "filen har fått ett annat namn, kanske vid en synkronisering. Öppna den som fil"


@dataclass(frozen=True)
class Unreadable:
    """A file in the library that is left alone, and why, in Swedish."""

    path: Path
    reason: str
    damaged: bool = False
    """Whether its content is broken, so that it would not be missed where it lies."""


@dataclass(frozen=True)
class Misnamed:
    """A whole draft in a file that does not have its name; it is among what is unreadable, too."""

    path: Path
    report: Report


@dataclass(frozen=True)
class Contents:
    """All that is in the library, the newest first."""

    drafts: tuple[Report, ...]
    submitted: tuple[Report, ...]
    unreadable: tuple[Unreadable, ...]
    misnamed: tuple[Misnamed, ...] = ()

    def versions(self, report_id: UUID) -> tuple[Report, ...]:
        """The draft with this id, if there is one, and every exported revision."""
        both = (*self.drafts, *self.submitted)
        return tuple(report for report in both if report.report_id == report_id)


def contents_of(store: ReportStore) -> Contents:
    """Read everything."""
    drafts = _read_all(store.drafts(), lambda r: store.draft_path(r.report_id))
    submitted = _read_all(
        store.submitted(), lambda r: store.submitted_path(r.report_id, r.revision)
    )
    return Contents(
        _newest_first(drafts.reports),
        _newest_first(submitted.reports),
        (*drafts.unreadable, *submitted.unreadable),
        tuple(drafts.misnamed),
    )


@dataclass
class _Read:
    """What was made of the files of one folder."""

    reports: list[Report] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    misnamed: list[Misnamed] = field(default_factory=list)


def _read_all(files: list[StoredFile], place: Callable[[Report], Path]) -> _Read:
    read = _Read()
    for file in files:
        try:
            if isinstance(file.content, StorageError):
                raise file.content
            report = read_report_json(file.content, file.path.name)
        except NewerReportError as error:
            read.unreadable.append(Unreadable(file.path, error.reason))
            continue
        except (StorageError, ReportFileError) as error:
            damaged = isinstance(error, ReportFileError)
            read.unreadable.append(Unreadable(file.path, error.reason, damaged))
            continue
        if file.path == place(report):
            read.reports.append(report)
        else:
            read.misnamed.append(Misnamed(file.path, report))
            read.unreadable.append(Unreadable(file.path, _ANOTHER_NAME))
    return read


def _newest_first(reports: list[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda r: (r.modified_at, r.revision), reverse=True))
