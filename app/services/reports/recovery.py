"""Recovery after a crash: what the officer chooses of what is left of each report.

Nothing is removed before what the officer chose is saved and has been read back.
"""

import contextlib
import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

from app.formats.errors import FormatError, ReportFileError
from app.model.report import Report
from app.model.version_history import VersionCause
from app.services.reports.crash_leftovers import RecoverableReport, find_leftovers, readable_report
from app.services.reports.library import Library, fingerprint
from app.services.reports.versions import same_work
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_writing import STALE_S
from app.storage.open_reports import LockedElsewhereError
from app.storage.report_store import ReportStore


class Recovery:
    """Finds what a crashed program has left, and does with it what the officer chooses."""

    def __init__(
        self, store: ReportStore, library: Library, now: Callable[[], datetime.datetime]
    ) -> None:
        self._store = store
        self._library = library
        self._now = now

    def find(self) -> tuple[RecoverableReport, ...]:
        """What there is to ask the officer about; what needs no asking is cleaned up.

        Raises StorageError where what is left cannot be read; it is left there then.
        """
        found = []
        for one in find_leftovers(self._store, self._library):
            if one.found is None:
                self._clean_up(one.report_id, one.unfinished)
            else:
                found.append(one.found)
        self._store.sweep(STALE_S)
        return tuple(found)

    def keep_newest(self, found: RecoverableReport) -> Report:
        """Make the newest the draft; what was before it becomes a version.

        Raises LockedElsewhereError where a window has the report open by now, StorageError,
        ReportFileError.
        """
        if found.report is None:
            raise ValueError("nothing was found")
        self._refuse_if_changed(found, found.report)
        if found.before is not None:
            self._save_version(found.before)
        return self._save_chosen(found, found.report)

    def restore_previous(self, found: RecoverableReport) -> Report:
        """Make what was before the draft again; the newest becomes a version.

        Raises LockedElsewhereError where a window has the report open by now, StorageError,
        ReportFileError.
        """
        if found.report is None or found.before is None:
            raise ValueError("there was nothing before")
        self._refuse_if_changed(found, found.before)
        self._save_version(found.report)
        # Not older than what it takes the place of, whatever the clock says.
        now = max(self._now().astimezone(datetime.UTC), found.report.modified_at)
        return self._save_chosen(found, found.before.model_copy(update={"modified_at": now}))

    def set_aside(self, found: RecoverableReport) -> Path:
        """Move what cannot be read out of the way; returns where to, of several files the first.

        Raises LockedElsewhereError where a window has the report open by now, StorageError.
        """
        self._refuse_if_changed(found, None)
        draft = self._store.draft_path(found.report_id)
        broken = found.unfinished if found.draft_fingerprint is None else (draft, *found.unfinished)
        targets = [self._store.set_aside(path, found.report_id, self._now()) for path in broken]
        self._store.remove_draft(found.report_id)
        self._clean_up(found.report_id, found.unfinished)
        return targets[0]

    def dismiss(self, found: RecoverableReport) -> None:
        """Ask no more: the report was opened as it is. What was newer becomes a version of it."""
        self._clean_up(found.report_id, found.unfinished)

    def _refuse_if_changed(self, found: RecoverableReport, chosen: Report | None) -> None:
        """Refuse where another window has opened or changed it while the officer was asked."""
        path = self._store.draft_path(found.report_id)
        if self._store.open_reports.is_open(found.report_id):
            raise LockedElsewhereError(path)
        data = self._store.draft(found.report_id)
        if found.draft_fingerprint == (None if data is None else fingerprint(data)):
            return
        draft = self._draft(found.report_id)
        # What was chosen may have been saved already, by a choice that failed after that.
        if draft is None or chosen is None or not same_work(draft, chosen):
            raise StorageError(path, StorageErrorCode.CHANGED)

    def _save_version(self, report: Report) -> None:
        self._library.history.save(report, VersionCause.UNCHOSEN)
        if not self._library.history.contains(report):
            raise _not_read_back(self._store.draft_path(report.report_id))

    def _save_chosen(self, found: RecoverableReport, chosen: Report) -> Report:
        path = self._store.draft_path(found.report_id)
        draft = self._draft(found.report_id)
        if draft != chosen:
            if found.damaged and found.draft_fingerprint is not None:
                self._store.set_aside(path, found.report_id, self._now())
            self._library.save(chosen)
            draft = self._draft(found.report_id)
        if draft != chosen:
            raise _not_read_back(path)
        self._clean_up(found.report_id, found.unfinished)
        return chosen

    def _draft(self, report_id: UUID) -> Report | None:
        with contextlib.suppress(ReportFileError):
            draft = self._library.draft(report_id)
            return draft.report if draft else None
        return None

    def _clean_up(self, report_id: UUID, unfinished: Iterable[Path]) -> None:
        # What cannot be removed now is found, and asked about, once more.
        with contextlib.suppress(StorageError, FormatError):
            for path in unfinished:
                self._save_version_if_readable(path)
                self._store.remove_file(path)
            self._store.open_reports.forget(report_id)

    def _save_version_if_readable(self, unfinished: Path) -> None:
        """Keep a draft whose saving was interrupted as a version, whatever was chosen."""
        report = readable_report(self._store.file(unfinished), self._library.calendar)
        if report is None or self._library.history.contains(report):
            return
        draft = self._draft(report.report_id)
        if draft is None or not same_work(draft, report):
            self._library.history.save(report, VersionCause.UNCHOSEN)


def _not_read_back(path: Path) -> StorageError:
    return StorageError(path, StorageErrorCode.NOT_READ_BACK)
