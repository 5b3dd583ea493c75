"""The user's own reports: what there is, and keeping each of them."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.errors import NewerReportError, ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Report, ReportStatus
from app.model.term import Term
from app.services.errors import ServiceError
from app.services.history import History
from app.storage.errors import StorageError
from app.storage.open_reports import OpenReports
from app.storage.report_store import ReportStore, StoredFile

# Saved under its own name it would replace the file that has that name.
_ANOTHER_NAME = "filen har fått ett annat namn, kanske vid en synkronisering. Öppna den som fil"


class ChangedElsewhereError(ServiceError):
    """A draft was changed since it was read: in another window, or on another computer."""

    def __init__(self, found: Report | None) -> None:
        self.found = found
        """What stands there now; None where it cannot be read."""
        super().__init__("Rapporten har ändrats någon annanstans sedan den öppnades.")


@dataclass(frozen=True)
class Unreadable:
    """A file in the library that is left alone, and why, in Swedish."""

    path: Path
    reason: str
    damaged: bool = False
    """Whether its content is broken, so that it would not be missed where it lies."""


@dataclass(frozen=True)
class StoredDraft:
    """A draft as it stands on the disk, byte for byte and read."""

    report: Report
    data: bytes


@dataclass(frozen=True)
class Contents:
    """All that is in the library, the newest first."""

    drafts: tuple[Report, ...]
    submitted: tuple[Report, ...]
    unreadable: tuple[Unreadable, ...]

    def versions(self, report_id: UUID) -> tuple[Report, ...]:
        """The draft with this id, if there is one, and every exported revision."""
        both = (*self.drafts, *self.submitted)
        return tuple(report for report in both if report.report_id == report_id)


class Library:
    """Drafts, their versions and exported reports in one place on the user's disk."""

    def __init__(self, store: ReportStore) -> None:
        self._store = store
        self.history = History(store.versions)

    @property
    def open_reports(self) -> OpenReports:
        """Which reports are open, in this window or another."""
        return self._store.open_reports

    def contents(self) -> Contents:
        """Everything there is. A file that cannot be read hides none of the others."""
        unreadable: list[Unreadable] = []
        store = self._store
        drafts = _read_all(store.drafts(), lambda r: store.draft_path(r.report_id), unreadable)
        submitted = _read_all(
            store.submitted(), lambda r: store.submitted_path(r.report_id, r.revision), unreadable
        )
        return Contents(_newest_first(drafts), _newest_first(submitted), tuple(unreadable))

    def draft(self, report_id: UUID) -> StoredDraft | None:
        """A draft as it is on the disk now; None where there is none.

        Raises StorageError, ReportFileError for one that is damaged.
        """
        data = self._store.draft(report_id)
        if data is None:
            return None
        name = self._store.draft_path(report_id).name
        return StoredDraft(read_report_json(data, name), data)

    def keep(self, report: Report, instead_of: bytes | None = None) -> bytes:
        """Save a report in its place; gives what stands there then.

        `instead_of` is what stood there when it was last looked at: anything else is not written
        over, but raises ChangedElsewhereError. Raises StorageError, ReportFileError.
        """
        data, report_id = write_report_json(report), report.report_id
        if instead_of is None:
            known = True
        else:
            standing = self._store.draft(report_id)
            known = standing in {None, instead_of, data}
        if report.status is ReportStatus.SUBMITTED:
            self._store.save_submitted(report_id, report.revision, data)
            if known:
                # Not before the exported revision is safe.
                self._store.remove_draft(report_id)
        elif known:
            self._store.save_draft(report_id, data)
        else:
            raise ChangedElsewhereError(self._found(report_id))
        return data

    def _found(self, report_id: UUID) -> Report | None:
        try:
            found = self.draft(report_id)
        except (StorageError, ReportFileError):
            return None
        return found.report if found else None

    def versions(self, report_id: UUID) -> tuple[Report, ...]:
        """The draft with this id, if there is one, and every exported revision."""
        return self.contents().versions(report_id)

    def holds(self, report_id: UUID) -> bool:
        """Whether anything is kept under this id, be it that it cannot be read."""
        return self._store.holds(report_id)

    def revisions(self, report_id: UUID) -> tuple[int, ...]:
        """Every exported revision, be it that it cannot be read. Raises StorageError."""
        return self._store.revisions(report_id)

    def for_term(self, committee_id: str, term: Term) -> Report | None:
        """The committee's report for that term, a draft before one that is exported."""
        contents = self.contents()
        for report in (*contents.drafts, *contents.submitted):
            if report.committee and (report.committee.id, report.term) == (committee_id, term):
                return report
        return None

    def latest_before(self, committee_ids: Collection[str], term: Term) -> dict[str, Report]:
        """Each committee's newest report of an earlier term, by the committee's id.

        What was sent goes before a draft; a committee without any is left out.
        """
        contents = self.contents()
        latest: dict[str, Report] = {}
        for report in sorted((*contents.submitted, *contents.drafts), key=_how_late):
            of_theirs = report.committee is not None and report.committee.id in committee_ids
            if of_theirs and report.committee and report.term and report.term < term:
                latest[report.committee.id] = report
        return latest

    def keep_sources(self, report: Report, sources: Iterable[Report]) -> None:
        """Keep what a report was begun from, to be looked at beside it. Raises StorageError."""
        try:
            for number, source in enumerate(sources, 1):
                self._store.save_source(report.report_id, number, write_report_json(source))
        except StorageError:
            self._forget_sources(report.report_id)
            raise

    def sources_of(self, report_id: UUID) -> tuple[Report, ...]:
        """What a report was begun from; () where nothing is known, or not all can be read."""
        stored = self._store.sources(report_id)
        read = tuple(_read_whole(stored))
        return read if len(read) == len(stored) else ()

    def remove_draft(self, report: Report) -> None:
        """Take a draft away for good, with its versions.

        Raises HeldElsewhereError where another window has it open, StorageError.
        """
        hold = self.open_reports.hold(report.report_id, b"")
        try:
            self._store.remove_draft(report.report_id)
        finally:
            self.open_reports.let_go(hold)
        if not self.holds(report.report_id):
            self._forget_sources(report.report_id)
            with contextlib.suppress(StorageError):
                self.history.forget(report.report_id)

    def _forget_sources(self, report_id: UUID) -> None:
        # They are of no use to anybody, but a file that is held does no harm either.
        with contextlib.suppress(StorageError):
            self._store.remove_sources(report_id)


def _read_all(
    files: list[StoredFile], place: Callable[[Report], Path], unreadable: list[Unreadable]
) -> list[Report]:
    reports = []
    for file in files:
        try:
            if isinstance(file.content, StorageError):
                raise file.content
            report = read_report_json(file.content, file.path.name)
        except NewerReportError as error:
            unreadable.append(Unreadable(file.path, error.reason))
            continue
        except (StorageError, ReportFileError) as error:
            damaged = isinstance(error, ReportFileError)
            unreadable.append(Unreadable(file.path, error.reason, damaged))
            continue
        if file.path == place(report):
            reports.append(report)
        else:
            unreadable.append(Unreadable(file.path, _ANOTHER_NAME))
    return reports


def _read_whole(files: Iterable[StoredFile]) -> Iterator[Report]:
    for file in files:
        if isinstance(file.content, bytes):
            with contextlib.suppress(ReportFileError):
                yield read_report_json(file.content, file.path.name)


def _how_late(report: Report) -> tuple[str, bool, int]:
    # Terms are written so that they sort as they come.
    term = report.term.code if report.term else ""
    return term, report.status is ReportStatus.SUBMITTED, report.revision


def _newest_first(reports: list[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda r: (r.modified_at, r.revision), reverse=True))
