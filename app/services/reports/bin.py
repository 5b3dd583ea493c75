"""The bin: drafts that were removed are kept for a while, and can be brought back.

Removing a draft moves its one file. Its versions, and what it was begun from, stay where they are
until it is removed for good.
"""

import contextlib
import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from app.formats.errors import FormatError, ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Report, ReportHead
from app.services.reports.draft_saver import NoLongerThereError, begin_copy
from app.services.reports.library import Library
from app.storage.bin_store import BinEntry
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.report_store import ReportStore
from app.storage.settings import Settings

KEPT = datetime.timedelta(days=30)
_TOLD, _NOTICE = "bin_told", datetime.timedelta(days=1)


@dataclass(frozen=True)
class RemovedReport:
    """One in the bin; `report` is None where its file cannot be read."""

    entry: BinEntry
    report: Report | None

    @property
    def removed_at(self) -> datetime.datetime:
        return self.entry.removed_at

    def days_left(self, now: datetime.datetime) -> int:
        """Whole or begun days until it may be removed for good, by a clock that may be wrong."""
        left = self.removed_at + KEPT - now
        return min(max(-(-left // datetime.timedelta(days=1)), 0), KEPT.days)


class Bin:
    """Removes drafts, brings them back, and removes them for good."""

    def __init__(
        self,
        store: ReportStore,
        library: Library,
        settings: Settings,
        now: Callable[[], datetime.datetime],
    ) -> None:
        self._store = store
        self._library = library
        self._settings = settings
        self._now = now

    def remove(self, report: ReportHead) -> RemovedReport:
        """Move a draft to the bin.

        Raises LockedElsewhereError where it is open in another window, NoLongerThereError,
        StorageError.
        """
        report_id = report.report_id
        with self._locked(report_id):
            data = self._store.draft(report_id)
            if data is None:
                raise NoLongerThereError
            path = self._store.draft_path(report_id)
            # A disk may lose a name on its way to another folder; a full one has no room for this.
            with contextlib.suppress(StorageError, FormatError):
                self._library.history.save(
                    read_report_json(data, path.name, self._library.calendar)
                )
            entry = self._store.bin.put(path, report_id, self._now())
        return self._read(entry)

    def contents(self) -> tuple[RemovedReport, ...]:
        """What is in the bin, what was removed last first. Raises StorageError."""
        return tuple(map(self._read, self._store.bin.entries()))

    def how_many(self) -> int:
        """How many reports are in the bin; 0 where it is not known."""
        with contextlib.suppress(StorageError):
            return len(self._store.bin.entries())
        return 0

    def holds(self, report_id: UUID) -> bool:
        """Whether there is one of this report; False where it is not known."""
        with contextlib.suppress(StorageError):
            return any(entry.report_id == report_id for entry in self._store.bin.entries())
        return False

    def empty_of_old(self) -> tuple[tuple[RemovedReport, ...], tuple[RemovedReport, ...]]:
        """Remove for good what has been here long enough; gives what is to go, and what has gone.

        What is to go has to be told: it goes a day later at the earliest, for the clock may be
        wrong, or may have been when it was removed. Raises StorageError.
        """
        now = self._now()
        entries = self._store.bin.entries()
        old = [self._read(one) for one in entries if one.removed_at + KEPT <= now]
        told = self._told()
        due = [one for one in old if _at_least_a_day_ago(told.get(one.entry.path.name), now)]
        gone = []
        for one in due:
            # What is held now goes at another start.
            with contextlib.suppress(StorageError):
                self.remove_for_good(one)
                gone.append(one)
        soon = tuple(one for one in old if one not in due)
        self._remember_told(soon, told, now)
        return soon, tuple(gone)

    def _told(self) -> dict[str, datetime.datetime]:
        """When the officer was told that something is to go, by the name of its file."""
        known, told = self._settings.value(_TOLD), {}
        for name, when in known.items() if isinstance(known, dict) else ():
            with contextlib.suppress(ValueError, TypeError):
                told[name] = datetime.datetime.fromisoformat(when)
        return told

    def _remember_told(
        self,
        soon: Sequence[RemovedReport],
        told: Mapping[str, datetime.datetime],
        now: datetime.datetime,
    ) -> None:
        names = [one.entry.path.name for one in soon]
        # Told in a future that never came: the clock was set back since.
        when = {name: min(told.get(name, now), now).isoformat() for name in names}
        if when or told:
            # It is told once more where it cannot be remembered.
            with contextlib.suppress(StorageError):
                self._settings.set(_TOLD, when)

    def bring_back(self, removed: RemovedReport, new_id: UUID) -> Report | None:
        """Make it a draft again; returns it, None where it cannot be read.

        Where there is a draft of the same report with other words by now, it becomes a report of
        its own, under `new_id`. Raises LockedElsewhereError, NoLongerThereError, StorageError,
        ReportFileError.
        """
        entry = removed.entry
        with self._locked(entry.report_id):
            data = self._data(entry)
            there = self._store.draft(entry.report_id)
            if there is None:
                path = self._store.draft_path(entry.report_id)
                self._store.bin.take_out(entry, path)
                return self._read(entry, data).report
            report = read_report_json(data, entry.path.name, self._library.calendar)
            if there != data:
                report = begin_copy(report, self._library, new_id)
                if self._store.draft(new_id) != write_report_json(report):
                    raise StorageError(entry.path, StorageErrorCode.NOT_READ_BACK)
            self._store.bin.remove(entry)
        return report

    def remove_for_good(self, removed: RemovedReport) -> None:
        """Remove it with its versions, unless there is more of the same report.

        Raises LockedElsewhereError, StorageError; what is left of it is in the bin still.
        """
        entry, report_id = removed.entry, removed.entry.report_id
        with self._locked(report_id):
            others = [one for one in self._store.bin.entries() if one.report_id == report_id]
            if others == [entry] and not self._library.contains(report_id):
                for unfinished_id, file in self._store.unfinished_drafts():
                    if unfinished_id == report_id:
                        self._store.remove_file(file.path)
                self._store.remove_sources(report_id)
                self._library.history.remove_all(report_id)
            # Last: without it the versions would be those of a report that has gone astray.
            self._store.bin.remove(entry)

    def _read(self, entry: BinEntry, data: bytes | None = None) -> RemovedReport:
        report = None
        with contextlib.suppress(StorageError, ReportFileError):
            report = read_report_json(
                data or self._data(entry), entry.path.name, self._library.calendar
            )
        return RemovedReport(entry, report)

    def _data(self, entry: BinEntry) -> bytes:
        content = self._store.file(entry.path).content
        if isinstance(content, StorageError):
            if content.code is StorageErrorCode.NOT_THERE:
                raise NoLongerThereError
            raise content
        return content

    @contextmanager
    def _locked(self, report_id: UUID) -> Iterator[None]:
        lock = self._library.open_reports.lock(report_id, b"")
        try:
            yield
        finally:
            self._library.open_reports.unlock(lock)


def _at_least_a_day_ago(told: datetime.datetime | None, now: datetime.datetime) -> bool:
    return told is not None and told.tzinfo is not None and told + _NOTICE <= now
