"""The library: the user's own drafts and exported reports, read and saved."""

import contextlib
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.errors import ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from app.model.calendar import Calendar
from app.model.report import ListedReport, Report, ReportStatus
from app.model.term import Term
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.reports.listing import Lister, Listing, MisnamedDraft
from app.services.reports.versions import History
from app.storage.errors import StorageError
from app.storage.open_reports import OpenReports
from app.storage.report_store import ReportStore, StoredFile
from app.storage.sending_log import SendingLog


class ChangedElsewhereError(ServiceError):
    """A draft was changed since it was read: in another window, or on another computer."""

    def __init__(self, found: Report | None) -> None:
        self.found = found
        """What is there now; None where it cannot be read."""
        super().__init__(ServiceErrorCode.CHANGED_ELSEWHERE)


@dataclass(frozen=True)
class StoredDraft:
    """A draft as it is on the disk, and the fingerprint of its bytes."""

    report: Report
    fingerprint: str


class Library:
    """Drafts, their versions and exported reports in one place on the user's disk."""

    def __init__(self, store: ReportStore, calendar: Calendar) -> None:
        self._store = store
        self.calendar = calendar
        self._lister = Lister(store, calendar)
        self.history = History(store.versions, calendar)

    @property
    def open_reports(self) -> OpenReports:
        """Which reports are open, in this window or another."""
        return self._store.open_reports

    @property
    def sending_log(self) -> SendingLog:
        return self._store.sending_log

    def listing(self) -> Listing:
        """Everything there is, without reading again what has not changed.

        A file that cannot be read hides none of the others.
        """
        return self._lister.listing()

    def read(self, listed: ListedReport) -> Report:
        """A report of the listing, as it is now. Raises StorageError, ReportFileError."""
        return self._lister.read(listed)

    def read_all(self, listed: Iterable[ListedReport]) -> Iterator[Report]:
        """Those of the listing that can be read, each read when it is asked for."""
        for one in listed:
            with contextlib.suppress(StorageError, ReportFileError):
                yield self.read(one)

    def draft(self, report_id: UUID) -> StoredDraft | None:
        """A draft as it is on the disk now; None where there is none.

        Raises StorageError, ReportFileError for one that is damaged.
        """
        data = self._store.draft(report_id)
        if data is None:
            return None
        path = self._store.draft_path(report_id)
        try:
            return StoredDraft(read_report_json(data, path.name, self.calendar), fingerprint(data))
        except ReportFileError:
            self._lister.forget(path)
            raise

    def save(self, report: Report, may_replace: Collection[str] | None = None) -> str:
        """Save a report in its place; returns the fingerprint of its bytes.

        `may_replace` are the fingerprints of what may be written over; anything else that is there
        is left, and raises ChangedElsewhereError. A revision that is exported leaves a draft
        like that beside it. Raises StorageError, ReportFileError.
        """
        data, report_id = write_report_json(report), report.report_id
        if report.status is ReportStatus.SUBMITTED:
            if may_replace is not None:
                self._refuse_another(report, data)
            self._store.save_submitted(report_id, report.revision, data)
            # Not before the exported revision is safe.
            if self._may_be_replaced(report_id, data, may_replace):
                self._store.remove_draft(report_id)
        elif self._may_be_replaced(report_id, data, may_replace):
            self._store.save_draft(report_id, data)
        else:
            raise ChangedElsewhereError(self._found(report_id))
        return fingerprint(data)

    def _may_be_replaced(
        self, report_id: UUID, data: bytes, may_replace: Collection[str] | None
    ) -> bool:
        """Whether there is no draft but one that may be written over."""
        if may_replace is None:
            return True
        on_disk = self._store.draft(report_id)
        return on_disk is None or on_disk == data or fingerprint(on_disk) in may_replace

    def _refuse_another(self, report: Report, data: bytes) -> None:
        """Refuse a revision that was exported elsewhere with other words."""
        sent = self._store.sent(report.report_id, report.revision)
        if sent not in {None, data}:
            versions = self.versions(report.report_id)
            same = (one for one in versions if one.status is ReportStatus.SUBMITTED)
            found = (one for one in same if one.revision == report.revision)
            raise ChangedElsewhereError(next(found, None))

    def save_copy(self, report: Report, path: Path) -> None:
        """Save a copy of a report elsewhere, replacing what is there.

        Raises StorageError, ReportFileError.
        """
        self._store.save_copy(path, write_report_json(report))

    def _found(self, report_id: UUID) -> Report | None:
        try:
            found = self.draft(report_id)
        except (StorageError, ReportFileError):
            return None
        return found.report if found else None

    def versions(self, report_id: UUID) -> tuple[Report, ...]:
        """The draft with this id, if there is one, and every exported revision."""
        return tuple(self.read_all(self.listing().versions(report_id)))

    def contains(self, report_id: UUID) -> bool:
        """Whether there is anything under this id, even if it cannot be read."""
        return self._store.holds(report_id)

    def revisions(self, report_id: UUID) -> tuple[int, ...]:
        """Every exported revision, even if it cannot be read. Raises StorageError."""
        return self._store.revisions(report_id)

    def for_term(
        self,
        committee_id: str,
        term: Term,
        is_meant: Callable[[ListedReport], bool] = lambda _one: True,
        *,
        other_than: UUID | None = None,
    ) -> Report | None:
        """The committee's report for that term, a draft before one that is exported.

        It is one that `is_meant`, as those of a survey are.
        """
        listing = self.listing()
        found = (
            one
            for one in (*listing.drafts, *listing.submitted)
            if not one.only and one.committee and one.committee.id == committee_id
            if one.term == term and one.report_id != other_than and is_meant(one)
        )
        return next(self.read_all(found), None)

    def latest_before(
        self,
        committee_ids: Collection[str],
        term: Term,
        is_meant: Callable[[ListedReport], bool] = lambda _one: True,
    ) -> dict[str, Report]:
        """Each committee's newest report of an earlier term, by the committee's id.

        They are of those that are meant, as those of a survey are. What was sent goes before a
        draft; a committee without any is left out.
        """
        listing = self.listing()
        latest: dict[str, Report] = {}
        for one in sorted((*listing.submitted, *listing.drafts), key=_how_late, reverse=True):
            committee = one.committee
            if one.only or committee is None or committee.id not in committee_ids:
                continue
            if not is_meant(one):
                continue
            if committee.id not in latest and one.term and one.term < term:
                latest.update((committee.id, report) for report in self.read_all([one]))
        return latest

    def save_sources(self, report: Report, sources: Iterable[Report]) -> None:
        """Save the reports that one was begun from, to be shown with it.

        Raises StorageError, ReportFileError.
        """
        try:
            # The first last: where it is, all of them are.
            for number, source in reversed(list(enumerate(sources, 1))):
                self._store.save_source(report.report_id, number, write_report_json(source))
        except (StorageError, ReportFileError):
            self._forget_sources(report.report_id)
            raise

    def sources_of(self, report_id: UUID) -> tuple[Report, ...]:
        """What a report was begun from; () where nothing is known, or not all can be read."""
        stored = self._store.sources(report_id)
        if not stored or stored[0].path != self._store.source_path(report_id, 1):
            return ()
        read = tuple(_read_whole(stored, self.calendar))
        return read if len(read) == len(stored) else ()

    def remove_misnamed(self, misnamed: MisnamedDraft) -> None:
        """Remove a file whose report is saved under its own name. Raises StorageError."""
        self._store.remove_file(misnamed.path)

    def _forget_sources(self, report_id: UUID) -> None:
        # They are of no use to anybody, but a file that cannot be removed does no harm either.
        with contextlib.suppress(StorageError):
            self._store.remove_sources(report_id)


def fingerprint(data: bytes) -> str:
    """A digest by which to see whether a file has changed."""
    return hashlib.sha256(data).hexdigest()


def _read_whole(files: Iterable[StoredFile], calendar: Calendar) -> Iterator[Report]:
    for file in files:
        if isinstance(file.content, bytes):
            with contextlib.suppress(ReportFileError):
                yield read_report_json(file.content, file.path.name, calendar)


def _how_late(report: ListedReport) -> tuple[bool, Term | None, bool, int]:
    return (
        report.term is not None,
        report.term,
        report.status is ReportStatus.SUBMITTED,
        report.revision,
    )
