"""Earlier versions of a report: saved while it is written, listed, thinned out."""

import contextlib
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from app.formats.errors import ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from app.model.calendar import Calendar
from app.model.report import Report
from app.model.version_history import VersionCause, VersionEntry, is_due, versions_to_keep
from app.storage.errors import StorageError
from app.storage.version_store import VersionStore


@dataclass(frozen=True)
class Version:
    entry: VersionEntry
    report: Report


class History:
    def __init__(self, store: VersionStore, calendar: Calendar) -> None:
        self._store = store
        self._calendar = calendar

    def save_if_due(
        self, report: Report, keep_up_to: datetime.datetime | None = None
    ) -> datetime.datetime:
        """Save a report that has just been saved as a version, unless there is one of that minute.

        Returns the moment of the latest version. That up to the moment `keep_up_to` is kept with
        it, however old it has become. Raises StorageError, ReportFileError.
        """
        entries = self._store.entries(report.report_id)
        moments = [entry.moment for entry in entries if entry.is_latest]
        if moments and not is_due(report.modified_at, moments[-1]):
            return moments[-1]
        self._save(report, entries, keep_up_to=keep_up_to)
        return report.modified_at

    def save(
        self,
        report: Report,
        cause: VersionCause = VersionCause.SAVED,
        question: str = "",
        keep_up_to: datetime.datetime | None = None,
    ) -> None:
        """Save a version now, unless the latest, or one of the same moment, is the same.

        `keep_up_to` is as in `save_if_due`. Raises StorageError, ReportFileError.
        """
        entries = self._store.entries(report.report_id)
        near = [one for one in entries[:-1] if one.moment == report.modified_at] + entries[-1:]
        # What only came in says nothing of when it stood here.
        same = [one for one in self._same(report, near) if not one.came_in]
        if any((one.cause, one.question) == (cause, question) for one in same):
            return
        if cause is VersionCause.SAVED and any(one.is_latest for one in same):
            return
        self._save(report, entries, cause, question, keep_up_to)
        for entry in same:
            # It says now why, too.
            plain = (entry.cause, entry.moment) == (VersionCause.SAVED, report.modified_at)
            if plain and cause.is_latest:
                self._store.remove(report.report_id, entry)

    def contains(self, report: Report) -> bool:
        """Whether a version that can be read has the same work in it. Raises StorageError."""
        return any(self._same(report, self.entries(report.report_id)))

    def entries(self, report_id: UUID) -> tuple[VersionEntry, ...]:
        """The versions, the one written last first; none is read. Raises StorageError."""
        return tuple(reversed(self._store.entries(report_id)))

    def read(self, report_id: UUID, entry: VersionEntry) -> Report:
        """Raises StorageError, ReportFileError for one that is damaged."""
        data = self._store.read(report_id, entry)
        return read_report_json(data, self._store.path(report_id, entry).name, self._calendar)

    def versions(
        self, report_id: UUID, wanted: Callable[[VersionEntry], bool] = lambda _entry: True
    ) -> tuple[Version, ...]:
        """The versions that can be read, the one written last first; `wanted` is asked of each.

        Raises StorageError.
        """
        versions = []
        for entry in self.entries(report_id):
            if wanted(entry):
                with contextlib.suppress(StorageError, ReportFileError):
                    versions.append(Version(entry, self.read(report_id, entry)))
        return tuple(versions)

    def newest(self, report_id: UUID, until: datetime.datetime | None = None) -> Report | None:
        """The newest undamaged version, not changed later than `until`.

        One that said, when it was kept, what stood in the report then, if there is any. Raises
        StorageError, also where it is not known whether a newer one is.
        """
        entries = self.entries(report_id)
        in_time = [entry for entry in entries if until is None or entry.moment <= until]
        in_time.sort(key=lambda entry: not entry.is_latest)
        return self._first_undamaged(report_id, in_time)

    def oldest(self, report_id: UUID) -> Report | None:
        """The oldest undamaged version. Raises StorageError."""
        return self._first_undamaged(report_id, self._store.entries(report_id))

    def remove_all(self, report_id: UUID) -> None:
        """Raises StorageError."""
        self._store.remove_all(report_id)

    def _save(
        self,
        report: Report,
        entries: list[VersionEntry],
        cause: VersionCause = VersionCause.SAVED,
        question: str = "",
        keep_up_to: datetime.datetime | None = None,
    ) -> None:
        data = write_report_json(report)
        entry = VersionEntry(
            entries[-1].number + 1 if entries else 1,
            report.modified_at,
            cause,
            question,
            _words_in(report),
            len(data),
        )
        self._store.save(report.report_id, entry, data)
        # Not before the new one is safe.
        kept = versions_to_keep((*entries, entry))
        if keep_up_to is not None:
            in_time = [one for one in entries if one.is_latest and one.moment <= keep_up_to]
            kept |= set(in_time[-1:])
        for old in entries:
            if old not in kept:
                self._store.remove(report.report_id, old)

    def _same(self, report: Report, entries: Iterable[VersionEntry]) -> Iterator[VersionEntry]:
        """Those that say the same as a report; read until no more is asked for."""
        words = _words_in(report)
        for entry in entries:
            # One that cannot be read now is no reason not to save another.
            with contextlib.suppress(StorageError, ReportFileError):
                if entry.words == words and same_work(self.read(report.report_id, entry), report):
                    yield entry

    def _first_undamaged(self, report_id: UUID, entries: Iterable[VersionEntry]) -> Report | None:
        for entry in entries:
            with contextlib.suppress(ReportFileError):
                return self.read(report_id, entry)
        return None


def _words_in(report: Report) -> int:
    return sum(answer.words for answer in report.answers)


def same_work(one: Report, other: Report) -> bool:
    """Whether two versions of a report have the same work in them, whenever it was saved."""
    return one.model_copy(update={"modified_at": other.modified_at}) == other
