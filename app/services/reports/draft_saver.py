"""A report that a window has open: held for it alone, and saved with care."""

import contextlib
import datetime
import json
from collections.abc import Callable
from uuid import UUID

from app.formats.errors import FormatError
from app.formats.report_json import write_report_json
from app.model.report import Report, ReportStatus
from app.services.errors import ServiceError
from app.services.reports.library import ChangedElsewhereError, Library, StoredDraft, fingerprint
from app.storage.errors import StorageError
from app.storage.open_reports import ReportLock

_OPENED_AT = "opened_at"


class NoLongerThereError(ServiceError):
    """A draft that was there when the reports were listed."""

    def __init__(self) -> None:
        super().__init__(
            "Den finns inte längre. Den kan ha tagits bort eller exporterats i ett annat fönster."
        )


class DraftSaver:
    """Keeps a report and its versions, and never what somebody else has saved in its place."""

    def __init__(
        self,
        report: Report,
        library: Library,
        new_id: Callable[[], UUID],
        *,
        hold: ReportLock | None = None,
        standing: str | None = None,
    ) -> None:
        self.saved = report
        """The report as it is on the disk, as far as this window knows."""
        self.was_split_off = False
        """Whether this became a report of its own, because somebody else had saved the other."""
        self.other_is_readable = False
        """Whether what was saved in its place can be read."""
        self.version_problem = ""
        """Why the latest version could not be kept, in Swedish; empty where all is well."""
        self.in_doubt = False
        """Whether what could not be kept may stand on the disk all the same."""
        self._library = library
        self._new_id = new_id
        self.lock = hold
        """What others see that the report is open by; None once it is put away."""
        self._copy_id: UUID | None = None
        self._opened_as = report.modified_at
        # The fingerprints of what this window has read or written, or may have.
        self._known = set() if standing is None else {standing}

    def save(self, report: Report) -> Report:
        """Save a report; gives it as it is kept.

        That is with_id another id where the draft was changed elsewhere since it was read: then
        both are there, and what was found is a version of the one that goes on. Raises
        StorageError, FormatError.
        """
        # Until all is done: the disk may refuse after the file has its name.
        self.in_doubt = True
        try:
            self._known = {self._library.save(report, instead_of=self._known)}
        except ChangedElsewhereError as error:
            report = self._split_off_copy(report, error)
        except StorageError:
            # A disk that refuses after the file has its name leaves what was refused there.
            self._known.add(fingerprint(write_report_json(report)))
            raise
        self.saved, self.in_doubt = report, False
        self._save_version_if_due()
        return report

    def replace(self, report: Report, *beside: Report) -> Report:
        """Save another one in the place of what was saved last, like `keep`.

        What was saved last and those beside it are versions to come back to. Raises StorageError,
        FormatError; nothing is then gone on with, but it may be in doubt what stands on the disk.
        """
        # Not without them: they are the way back.
        self.save_version()
        for other in beside:
            self.save_version(other)
        kept = self.save(report)
        if beside:
            # The newest version is what is gone on with, whatever happens from here on.
            with contextlib.suppress(StorageError, FormatError):
                self.save_version()
        return kept

    def sent_revision(self) -> int:
        """The latest revision that was exported, 0 where none was. Raises StorageError.

        A draft may stand beside it, where it could not be removed or came from elsewhere.
        """
        return max(self._library.revisions(self.saved.report_id), default=0)

    def release(self) -> None:
        """Keep what was saved last as a version, and let others have the report."""
        if self.lock is None:
            return
        hold, self.lock = self.lock, None
        try:
            if self.saved.status is ReportStatus.DRAFT:
                # What cannot be kept as a version is still the draft.
                with contextlib.suppress(StorageError, FormatError):
                    self._library.history.save(self.saved)
        finally:
            self._library.open_reports.unlock(hold)

    def save_version(self, other: Report | None = None) -> None:
        """Have what was saved last be a version now, or something else that the report could be.

        Raises StorageError, FormatError.
        """
        report = self.saved if other is None else with_id(other, self.saved.report_id)
        self._library.history.save(report)

    def _split_off_copy(self, report: Report, error: ChangedElsewhereError) -> Report:
        # The same when it is tried again: a copy that was refused late would stand there for good.
        self._copy_id = self._copy_id or self._new_id()
        old_id, copy = report.report_id, with_id(report, self._copy_id)
        hold = self._library.open_reports.lock(copy.report_id, _note(report.modified_at))
        try:
            self._known = {self._library.save(copy)}
        except BaseException:
            self._library.open_reports.unlock(hold)
            raise
        if self.lock is not None:
            self._library.open_reports.unlock(self.lock)
        self.lock, self._copy_id = hold, None
        self.was_split_off, self.other_is_readable = True, error.found is not None
        with contextlib.suppress(StorageError, FormatError):
            self._library.save_sources(copy, self._library.sources_of(old_id))
            if error.found is not None:
                self._library.history.save(with_id(error.found, copy.report_id))
        return copy

    def _save_version_if_due(self) -> None:
        self.version_problem = ""
        if self.saved.status is not ReportStatus.DRAFT:
            return
        try:
            # What it was when it was opened is what a crash is measured by.
            self._library.history.save_if_due(self.saved, spared=self._opened_as)
        except (StorageError, FormatError) as error:
            # The draft is safe; that is what the officer needs to know first.
            self.version_problem = error.reason


def open_draft(
    report: Report, library: Library, now: datetime.datetime, new_id: Callable[[], UUID]
) -> DraftSaver:
    """Open a report of the library, as it is on the disk now; it is a version to come back to.

    Raises LockedElsewhereError where another window has it open, NoLongerThereError where it was
    removed or exported elsewhere, StorageError, ReportFileError.
    """
    if report.status is not ReportStatus.DRAFT:
        return DraftSaver(report, library, new_id)
    hold = library.open_reports.lock(report.report_id, _note(now))
    try:
        standing = _standing(report.report_id, library)
        known = standing.fingerprint
        saver = DraftSaver(standing.report, library, new_id, hold=hold, standing=known)
        try:
            saver.save_version()
        except (StorageError, FormatError) as error:
            saver.version_problem = error.reason
    except BaseException:
        library.open_reports.unlock(hold)
        raise
    return saver


def _standing(report_id: UUID, library: Library) -> StoredDraft:
    standing = library.draft(report_id)
    if standing is None:
        raise NoLongerThereError
    return standing


def begin_copy(report: Report, library: Library, new_id: UUID) -> Report:
    """Keep a copy of a report, with what it was begun from, to be worked on by itself.

    Raises StorageError, ReportFileError.
    """
    copy = with_id(report, new_id)
    library.save_sources(copy, library.sources_of(report.report_id))
    library.save(copy)
    return copy


def opened_at(note: bytes) -> datetime.datetime | None:
    """When a report was opened, by what was noted of it; None where that cannot be read."""
    try:
        moment = datetime.datetime.fromisoformat(json.loads(note)[_OPENED_AT])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return moment if moment.tzinfo is not None else None


def _note(now: datetime.datetime) -> bytes:
    return json.dumps({_OPENED_AT: now.astimezone(datetime.UTC).isoformat()}).encode()


def with_id(report: Report, report_id: UUID) -> Report:
    """The same report with another identity."""
    return report.model_copy(update={"report_id": report_id})
