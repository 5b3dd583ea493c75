"""A report that is open in a window: locked for it, and never saved over another's work."""

import contextlib
import datetime
import json
from collections.abc import Callable
from uuid import UUID

from app.formats.errors import FormatError
from app.formats.report_json import write_report_json
from app.model.report import Report, ReportStatus
from app.model.version_history import VersionCause, is_due
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.reports.fullest_answers import FullestAnswers
from app.services.reports.library import ChangedElsewhereError, Library, StoredDraft, fingerprint
from app.storage.errors import StorageError
from app.storage.open_reports import ReportLock

_OPENED_AT = "opened_at"


class NoLongerThereError(ServiceError):
    """The draft has been removed or exported since the reports were listed."""

    def __init__(self) -> None:
        super().__init__(ServiceErrorCode.NO_LONGER_THERE)


class DraftSaver:
    """Saves a report and its versions, never over what somebody else has saved meanwhile."""

    def __init__(
        self,
        report: Report,
        library: Library,
        new_id: Callable[[], UUID],
        *,
        lock: ReportLock | None = None,
        on_disk: str | None = None,
    ) -> None:
        self.saved = report
        """The report as it is on the disk, as far as this window knows."""
        self.was_split_off = False
        """Whether it is a copy from now on, because somebody else had saved the draft."""
        self.other_is_readable = False
        """Whether what they saved can be read."""
        self.version_problem = ""
        """Why the latest version could not be saved, in Swedish; empty where all is well."""
        self.may_be_saved = False
        """Whether what could not be saved may be on the disk all the same."""
        self._library = library
        self._new_id = new_id
        self.lock = lock
        """Tells others that the report is open; None once it is released."""
        self._copy_id: UUID | None = None
        self._opened_as = report.modified_at
        self._version_at: datetime.datetime | None = None
        self._fullest = FullestAnswers(report)
        # Fingerprints of what this window has read or written, or may have written.
        self._replaceable = set() if on_disk is None else {on_disk}

    def save(self, report: Report) -> Report:
        """Save a report; returns it as it was saved.

        That is as a copy, with an id of its own, where the draft was changed elsewhere since it
        was read; what was found there is a version of the copy. Raises StorageError, FormatError.
        """
        self.version_problem = ""
        # Not after the draft: what is lost in it would be nowhere.
        self._save_what_is_lost(report)
        # Until all is done: the disk may refuse after the file has its name.
        self.may_be_saved = True
        try:
            self._replaceable = {self._library.save(report, may_replace=self._replaceable)}
        except ChangedElsewhereError as error:
            report = self._split_off_copy(report, error)
        except StorageError:
            # A disk that refuses after the file has its name leaves what was refused there.
            self._replaceable.add(fingerprint(write_report_json(report)))
            raise
        self.saved, self.may_be_saved = report, False
        self._save_version_if_due()
        return report

    def replace(self, report: Report, cause: VersionCause, theirs: Report | None = None) -> Report:
        """Save another report in the place of what was saved last, like `save`.

        What was saved last, and a colleague's report, become versions to come back to. Raises
        StorageError, FormatError; the report may be on the disk all the same.
        """
        # Not without them: they are the way back.
        self._save_pending()
        self.save_version(cause=cause)
        if theirs is not None:
            self.save_version(theirs, VersionCause.COLLEAGUE)
        self._fullest = FullestAnswers(report)
        saved = self.save(report)
        if theirs is not None:
            # So that the newest version is this one, whatever happens from here on.
            with contextlib.suppress(StorageError, FormatError):
                self.save_version()
        return saved

    def sent_revision(self) -> int:
        """The latest revision that was exported, 0 where none was. Raises StorageError.

        A draft may stand beside it, where it could not be removed or came from elsewhere.
        """
        return max(self._library.revisions(self.saved.report_id), default=0)

    def release(self) -> None:
        """Save what was saved last as a version too, and unlock the report."""
        if self.lock is None:
            return
        lock, self.lock = self.lock, None
        try:
            with contextlib.suppress(StorageError, FormatError):
                self._save_pending()
            if self.saved.status is ReportStatus.DRAFT:
                # Without the version there is still the draft.
                with contextlib.suppress(StorageError, FormatError):
                    self.save_version()
        finally:
            self._library.open_reports.unlock(lock)

    def retry_versions(self) -> None:
        """Try again to save the versions that could not be saved; the problem says how it went."""
        if self.version_problem:
            self.version_problem = ""
            self._try_to_save_pending()
            self._save_version_if_due()

    def save_version(
        self,
        other: Report | None = None,
        cause: VersionCause = VersionCause.SAVED,
        question: str = "",
    ) -> None:
        """Save what was saved last as a version now, or another report as one of this.

        Raises StorageError, FormatError.
        """
        report = self.saved if other is None else with_report_id(other, self.saved.report_id)
        self._library.history.save(report, cause, question, keep_up_to=self._opened_as)

    def _split_off_copy(self, report: Report, error: ChangedElsewhereError) -> Report:
        # The same when it is tried again: a copy that was refused late would stand there for good.
        self._copy_id = self._copy_id or self._new_id()
        old_id, copy = report.report_id, with_report_id(report, self._copy_id)
        lock = self._library.open_reports.lock(copy.report_id, _note(report.modified_at))
        try:
            self._replaceable = {self._library.save(copy)}
        except BaseException:
            self._library.open_reports.unlock(lock)
            raise
        if self.lock is not None:
            self._library.open_reports.unlock(self.lock)
        self.lock, self._copy_id = lock, None
        self.was_split_off, self.other_is_readable = True, error.found is not None
        with contextlib.suppress(StorageError, FormatError):
            self._library.save_sources(copy, self._library.sources_of(old_id))
            if error.found is not None:
                found = with_report_id(error.found, copy.report_id)
                self._library.history.save(found, VersionCause.ELSEWHERE)
        return copy

    def _save_what_is_lost(self, report: Report) -> None:
        if report.status is not ReportStatus.DRAFT:
            return
        self._fullest.follow(report)
        self._try_to_save_pending()

    def _save_pending(self) -> None:
        for lost in self._fullest.lost():
            self.save_version(lost.report, lost.cause, lost.question)

    def _try_to_save_pending(self) -> None:
        try:
            self._save_pending()
        except (StorageError, FormatError) as error:
            # It is tried again with the next save, which is not to wait for it.
            self.version_problem = error.reason

    def _save_version_if_due(self) -> None:
        saved = self.saved
        if saved.status is not ReportStatus.DRAFT:
            return
        if self._version_at is not None and not is_due(saved.modified_at, self._version_at):
            return
        try:
            # What it was when it was opened is what a crash is measured by.
            history = self._library.history
            self._version_at = history.save_if_due(saved, keep_up_to=self._opened_as)
        except (StorageError, FormatError) as error:
            # The draft is safe; that is what the officer needs to know first.
            self.version_problem = error.reason


def open_draft(
    report: Report, library: Library, now: datetime.datetime, new_id: Callable[[], UUID]
) -> DraftSaver:
    """Open a report of the library, as it is on the disk now; it is a version to come back to.

    Raises LockedElsewhereError where it is open in another window, NoLongerThereError where it was
    removed or exported elsewhere, StorageError, ReportFileError.
    """
    if report.status is not ReportStatus.DRAFT:
        return DraftSaver(report, library, new_id)
    lock = library.open_reports.lock(report.report_id, _note(now))
    try:
        draft = _draft_on_disk(report.report_id, library)
        saver = DraftSaver(draft.report, library, new_id, lock=lock, on_disk=draft.fingerprint)
        try:
            saver.save_version()
        except (StorageError, FormatError) as error:
            saver.version_problem = error.reason
    except BaseException:
        library.open_reports.unlock(lock)
        raise
    return saver


def _draft_on_disk(report_id: UUID, library: Library) -> StoredDraft:
    draft = library.draft(report_id)
    if draft is None:
        raise NoLongerThereError
    return draft


def begin_copy(report: Report, library: Library, new_id: UUID) -> Report:
    """Save a copy of a report, with what it was begun from, as a draft of its own.

    Raises StorageError, ReportFileError.
    """
    copy = with_report_id(report, new_id)
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


def with_report_id(report: Report, report_id: UUID) -> Report:
    return report.model_copy(update={"report_id": report_id})
