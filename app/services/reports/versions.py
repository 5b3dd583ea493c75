"""Earlier versions of a report: saved while it is written, listed, thinned out."""

import contextlib
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.formats.errors import ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Report
from app.model.version_history import is_due, versions_to_keep
from app.storage.errors import StorageError
from app.storage.version_store import VersionStore


@dataclass(frozen=True)
class Version:
    moment: datetime.datetime
    report: Report


class History:
    def __init__(self, store: VersionStore) -> None:
        self._store = store

    def save_if_due(self, report: Report, keep_up_to: datetime.datetime | None = None) -> None:
        """Save a report that has just been saved as a version, unless there is one of that minute.

        The newest version up to the moment `keep_up_to` is kept with it, however old it has become.
        Raises StorageError, ReportFileError.
        """
        moments = self._store.moments(report.report_id)
        if is_due(report.modified_at, moments):
            self._save(report, moments, keep_up_to)

    def save(self, report: Report) -> None:
        """Save a version now, unless the one before it, or of the same moment, says the same.

        Raises StorageError, ReportFileError.
        """
        moments = self._store.moments(report.report_id)
        # One that cannot be read now is no reason not to save another.
        with contextlib.suppress(StorageError):
            before = self.newest(report.report_id, until=report.modified_at)
            same_moment = (self._read(report.report_id, one) for one in _run(report, moments))
            if any(one is not None and same_work(one, report) for one in (before, *same_moment)):
                return
        self._save(report, moments)

    def contains(self, report: Report) -> bool:
        """Whether a version that can be read has the same work in it. Raises StorageError."""
        versions = self.versions(report.report_id)
        return any(same_work(version.report, report) for version in versions)

    def versions(self, report_id: UUID) -> tuple[Version, ...]:
        """The versions that can be read, the newest first. Raises StorageError."""
        versions = []
        for moment in reversed(self._store.moments(report_id)):
            with contextlib.suppress(StorageError):
                report = self._read(report_id, moment)
                if report is not None:
                    versions.append(Version(moment, report))
        return tuple(versions)

    def newest(self, report_id: UUID, until: datetime.datetime | None = None) -> Report | None:
        """The newest undamaged version, not later than `until`.

        Raises StorageError, also where it is not known whether a newer one is.
        """
        moments = reversed(self._store.moments(report_id))
        read = (self._read(report_id, one) for one in moments if until is None or one <= until)
        return next((report for report in read if report is not None), None)

    def oldest(self, report_id: UUID) -> Report | None:
        """The oldest undamaged version. Raises StorageError."""
        read = (self._read(report_id, moment) for moment in self._store.moments(report_id))
        return next((report for report in read if report is not None), None)

    def remove_all(self, report_id: UUID) -> None:
        """Raises StorageError."""
        self._store.remove_all(report_id)

    def _save(
        self,
        report: Report,
        moments: list[datetime.datetime],
        keep_up_to: datetime.datetime | None = None,
    ) -> None:
        report_id, moment = report.report_id, report.modified_at
        # Other work of the same moment is not written over.
        moment += datetime.timedelta.resolution * len(_run(report, moments))
        self._store.save(report_id, moment, write_report_json(report))
        # Not before the new one is safe.
        kept = versions_to_keep((*moments, moment), moment)
        if keep_up_to is not None:
            kept |= set([old for old in moments if old <= keep_up_to][-1:])
        for old in moments:
            if old not in kept:
                self._store.remove(report_id, old)

    def _read(self, report_id: UUID, moment: datetime.datetime) -> Report | None:
        """A version, None where it is damaged: that hides none of the others."""
        data = self._store.read(report_id, moment)
        try:
            return read_report_json(data, self._store.path(report_id, moment).name)
        except ReportFileError:
            return None


def _run(report: Report, moments: Sequence[datetime.datetime]) -> list[datetime.datetime]:
    """When versions were saved that are of the same moment as a report: one after the other."""
    run, moment = [], report.modified_at
    while moment in moments:
        run.append(moment)
        moment += datetime.timedelta.resolution
    return run


def same_work(one: Report, other: Report) -> bool:
    """Whether two versions of a report have the same work in them, whenever it was saved."""
    return one.model_copy(update={"modified_at": other.modified_at}) == other
