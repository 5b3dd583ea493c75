"""A report that a window has open: held for it alone, and saved with care."""

import contextlib
import datetime
import json
from collections.abc import Callable
from uuid import UUID

from app.formats.errors import FormatError
from app.model.report import Report, ReportStatus
from app.services.library import ChangedElsewhereError, Library
from app.storage.errors import StorageError
from app.storage.open_reports import Hold

_OPENED_AT = "opened_at"
# What stood where there was no draft: whatever stands there later is another's.
_NOTHING = b""


class Keeper:
    """Keeps a report and its versions, and never what somebody else has saved in its place."""

    def __init__(
        self,
        report: Report,
        library: Library,
        new_id: Callable[[], UUID],
        *,
        hold: Hold | None = None,
        standing: bytes | None = None,
    ) -> None:
        self.saved = report
        """The report as it is on the disk, as far as this window knows."""
        self.parted_from: Report | None = None
        """What somebody else had saved when this became a report of its own."""
        self.has_parted = False
        self.version_problem = ""
        """Why the latest version could not be kept, in Swedish; empty where all is well."""
        self._library = library
        self._new_id = new_id
        self._hold = hold
        self._standing = standing

    def keep(self, report: Report) -> Report:
        """Save a report; gives it as it is kept.

        That is under another id where the draft was changed elsewhere since it was read: then
        both are there, and what was found is a version of the one that goes on. Raises
        StorageError, FormatError.
        """
        try:
            self._standing = self._library.keep(report, instead_of=self._standing)
        except ChangedElsewhereError as error:
            report = self._part(report, error)
        except StorageError:
            self._look_again(report)
            raise
        self.saved = report
        self._note_version()
        return report

    def sent_revision(self) -> int:
        """The latest revision that was exported, 0 where none was. Raises StorageError.

        A draft may stand beside it, where it could not be removed or came from elsewhere.
        """
        return max(self._library.revisions(self.saved.report_id), default=0)

    def put_away(self) -> None:
        """Keep what was saved last as a version, and let others have the report."""
        if self._hold is None:
            return
        if self.saved.status is ReportStatus.DRAFT:
            # What cannot be kept as a version is still the draft.
            with contextlib.suppress(StorageError, FormatError):
                self._library.history.keep(self.saved)
        self._library.open_reports.let_go(self._hold)
        self._hold = None

    def _look_again(self, report: Report) -> None:
        # The disk may have refused no earlier than when the draft had its name: it is no other's.
        with contextlib.suppress(StorageError, FormatError):
            standing = self._library.draft(report.report_id)
            if standing is not None and standing.report == report:
                self._standing = standing.data

    def _part(self, report: Report, error: ChangedElsewhereError) -> Report:
        old_id, copy = report.report_id, _under(report, self._new_id())
        hold = self._library.open_reports.hold(copy.report_id, _note(report.modified_at))
        try:
            self._standing = self._library.keep(copy)
        except BaseException:
            self._library.open_reports.let_go(hold)
            raise
        if self._hold is not None:
            self._library.open_reports.let_go(self._hold)
        self._hold = hold
        self.parted_from, self.has_parted = error.found, True
        with contextlib.suppress(StorageError, FormatError):
            self._library.keep_sources(copy, self._library.sources_of(old_id))
            if error.found is not None:
                self._library.history.keep(_under(error.found, copy.report_id))
        return copy

    def _note_version(self) -> None:
        self.version_problem = ""
        if self.saved.status is not ReportStatus.DRAFT:
            return
        try:
            self._library.history.note(self.saved)
        except (StorageError, FormatError) as error:
            # The draft is safe; that is what the officer needs to know first.
            self.version_problem = error.reason


def take_up(
    report: Report, library: Library, now: datetime.datetime, new_id: Callable[[], UUID]
) -> Keeper:
    """Open a report of the library, as it is on the disk now; it is a version to come back to.

    Raises HeldElsewhereError where another window has it open, StorageError, ReportFileError.
    """
    if report.status is not ReportStatus.DRAFT:
        return Keeper(report, library, new_id, standing=_NOTHING)
    hold = library.open_reports.hold(report.report_id, _note(now))
    try:
        standing = library.draft(report.report_id)
    except BaseException:
        library.open_reports.let_go(hold)
        raise
    if standing is not None:
        report = standing.report
    keeper = Keeper(
        report, library, new_id, hold=hold, standing=standing.data if standing else _NOTHING
    )
    try:
        library.history.keep(report)
    except (StorageError, FormatError) as error:
        keeper.version_problem = error.reason
    return keeper


def opened_at(note: bytes) -> datetime.datetime | None:
    """When a report was opened, by what was noted of it; None where that cannot be read."""
    try:
        moment = datetime.datetime.fromisoformat(json.loads(note)[_OPENED_AT])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return moment if moment.tzinfo is not None else None


def _note(now: datetime.datetime) -> bytes:
    return json.dumps({_OPENED_AT: now.astimezone(datetime.UTC).isoformat()}).encode()


def _under(report: Report, report_id: UUID) -> Report:
    return report.model_copy(update={"report_id": report_id})
