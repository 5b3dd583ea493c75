"""Earlier versions of a report: kept as it is written, shown, and brought back."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from app.formats.errors import ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Report
from app.model.version_history import APART, versions_to_keep
from app.storage.errors import StorageError
from app.storage.version_store import VersionStore


@dataclass(frozen=True)
class Version:
    """A report as it was at a moment."""

    moment: datetime.datetime
    report: Report


class History:
    """The versions of the user's reports."""

    def __init__(self, store: VersionStore) -> None:
        self._store = store

    def note(self, report: Report) -> None:
        """Keep a report that has just been saved, if the newest version is a minute old.

        Raises StorageError.
        """
        moments = self._store.moments(report.report_id)
        # A clock that was set back must not end the keeping.
        if not moments or abs(report.modified_at - moments[-1]) >= APART:
            self._keep(report, moments)

    def keep(self, report: Report) -> None:
        """Keep a report now, unless it says what the newest version says. Raises StorageError."""
        moments = self._store.moments(report.report_id)
        if moments:
            newest = self._read(report.report_id, moments[-1])
            if newest is not None and same_work(newest, report):
                return
        self._keep(report, moments)

    def versions(self, report_id: UUID) -> tuple[Version, ...]:
        """The versions that can be read, the newest first. Raises StorageError."""
        moments = reversed(self._store.moments(report_id))
        read = ((moment, self._read(report_id, moment)) for moment in moments)
        return tuple(Version(moment, report) for moment, report in read if report is not None)

    def newest(self, report_id: UUID, until: datetime.datetime | None = None) -> Report | None:
        """The newest version that can be read, not later than a moment. Raises StorageError."""
        for moment in reversed(self._store.moments(report_id)):
            if until is None or moment <= until:
                report = self._read(report_id, moment)
                if report is not None:
                    return report
        return None

    def forget(self, report_id: UUID) -> None:
        """Remove every version. Raises StorageError."""
        self._store.remove_all(report_id)

    def _keep(self, report: Report, moments: list[datetime.datetime]) -> None:
        report_id, moment = report.report_id, report.modified_at
        self._store.save(report_id, moment, write_report_json(report))
        # Not before the new one is safe.
        kept = {moment, *versions_to_keep((*moments, moment))}
        for old in moments:
            if old not in kept:
                self._store.remove(report_id, old)

    def _read(self, report_id: UUID, moment: datetime.datetime) -> Report | None:
        path = self._store.path(report_id, moment)
        try:
            return read_report_json(self._store.read(report_id, moment), path.name)
        except (StorageError, ReportFileError):
            # One that is damaged hides none of the others.
            return None


def same_work(one: Report, other: Report) -> bool:
    """Whether two versions of a report have the same work in them, whenever it was saved."""
    return one.model_copy(update={"modified_at": other.modified_at}) == other
