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
from app.storage.open_reports import Hold

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
        hold: Hold | None = None,
        standing: str | None = None,
    ) -> None:
        self.saved = report
        """The report as it is on the disk, as far as this window knows."""
        self.has_parted = False
        """Whether this became a report of its own, because somebody else had saved the other."""
        self.has_parted_from_whole = False
        """Whether what was saved in its place can be read."""
        self.version_problem = ""
        """Why the latest version could not be kept, in Swedish; empty where all is well."""
        self.in_doubt = False
        """Whether what could not be kept may stand on the disk all the same."""
        self._library = library
        self._new_id = new_id
        self.hold = hold
        """What others see that the report is open by; None once it is put away."""
        self._own_id: UUID | None = None
        self._opened_as = report.modified_at
        # The fingerprints of what this window has read or written, or may have.
        self._known = set() if standing is None else {standing}

    def keep(self, report: Report) -> Report:
        """Save a report; gives it as it is kept.

        That is under another id where the draft was changed elsewhere since it was read: then
        both are there, and what was found is a version of the one that goes on. Raises
        StorageError, FormatError.
        """
        # Until all is done: the disk may refuse after the file has its name.
        self.in_doubt = True
        try:
            self._known = {self._library.keep(report, instead_of=self._known)}
        except ChangedElsewhereError as error:
            report = self._part(report, error)
        except StorageError:
            # A disk that refuses after the file has its name leaves what was refused there.
            self._known.add(fingerprint(write_report_json(report)))
            raise
        self.saved, self.in_doubt = report, False
        self._note_version()
        return report

    def become(self, report: Report, *beside: Report) -> Report:
        """Save another one in the place of what was saved last, like `keep`.

        What was saved last and those beside it are versions to come back to. Raises StorageError,
        FormatError; nothing is then gone on with, but it may be in doubt what stands on the disk.
        """
        # Not without them: they are the way back.
        self.keep_version()
        for other in beside:
            self.keep_version(other)
        kept = self.keep(report)
        if beside:
            # The newest version is what is gone on with, whatever happens from here on.
            with contextlib.suppress(StorageError, FormatError):
                self.keep_version()
        return kept

    def sent_revision(self) -> int:
        """The latest revision that was exported, 0 where none was. Raises StorageError.

        A draft may stand beside it, where it could not be removed or came from elsewhere.
        """
        return max(self._library.revisions(self.saved.report_id), default=0)

    def put_away(self) -> None:
        """Keep what was saved last as a version, and let others have the report."""
        if self.hold is None:
            return
        hold, self.hold = self.hold, None
        try:
            if self.saved.status is ReportStatus.DRAFT:
                # What cannot be kept as a version is still the draft.
                with contextlib.suppress(StorageError, FormatError):
                    self._library.history.keep(self.saved)
        finally:
            self._library.open_reports.let_go(hold)

    def keep_version(self, other: Report | None = None) -> None:
        """Have what was saved last be a version now, or something else that the report could be.

        Raises StorageError, FormatError.
        """
        report = self.saved if other is None else under(other, self.saved.report_id)
        self._library.history.keep(report)

    def _part(self, report: Report, error: ChangedElsewhereError) -> Report:
        # The same when it is tried again: a copy that was refused late would stand there for good.
        self._own_id = self._own_id or self._new_id()
        old_id, copy = report.report_id, under(report, self._own_id)
        hold = self._library.open_reports.hold(copy.report_id, _note(report.modified_at))
        try:
            self._known = {self._library.keep(copy)}
        except BaseException:
            self._library.open_reports.let_go(hold)
            raise
        if self.hold is not None:
            self._library.open_reports.let_go(self.hold)
        self.hold, self._own_id = hold, None
        self.has_parted, self.has_parted_from_whole = True, error.found is not None
        with contextlib.suppress(StorageError, FormatError):
            self._library.keep_sources(copy, self._library.sources_of(old_id))
            if error.found is not None:
                self._library.history.keep(under(error.found, copy.report_id))
        return copy

    def _note_version(self) -> None:
        self.version_problem = ""
        if self.saved.status is not ReportStatus.DRAFT:
            return
        try:
            # What it was when it was opened is what a crash is measured by.
            self._library.history.note(self.saved, spared=self._opened_as)
        except (StorageError, FormatError) as error:
            # The draft is safe; that is what the officer needs to know first.
            self.version_problem = error.reason


def take_up(
    report: Report, library: Library, now: datetime.datetime, new_id: Callable[[], UUID]
) -> DraftSaver:
    """Open a report of the library, as it is on the disk now; it is a version to come back to.

    Raises HeldElsewhereError where another window has it open, NoLongerThereError where it was
    removed or exported elsewhere, StorageError, ReportFileError.
    """
    if report.status is not ReportStatus.DRAFT:
        return DraftSaver(report, library, new_id)
    hold = library.open_reports.hold(report.report_id, _note(now))
    try:
        standing = _standing(report.report_id, library)
        known = standing.fingerprint
        saver = DraftSaver(standing.report, library, new_id, hold=hold, standing=known)
        try:
            saver.keep_version()
        except (StorageError, FormatError) as error:
            saver.version_problem = error.reason
    except BaseException:
        library.open_reports.let_go(hold)
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
    copy = under(report, new_id)
    library.keep_sources(copy, library.sources_of(report.report_id))
    library.keep(copy)
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


def under(report: Report, report_id: UUID) -> Report:
    """The same report with another identity."""
    return report.model_copy(update={"report_id": report_id})
