"""How far a report has come on its way to those who asked for it, in words for a list."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.gui.moments import day_told, due_told, is_late
from app.model.report import Report
from app.model.sentence import with_capital
from app.services.catalog import Catalog

Sent = Mapping[tuple[UUID, int], datetime.datetime]


@dataclass(frozen=True)
class DispatchNote:
    """What is said of a report, and whether it is late."""

    words: str = ""
    late: bool = False


class DispatchNotes:
    """Tells of reports, when some revisions of them are known to be sent."""

    def __init__(
        self, exported: Iterable[Report], sent: Sent, catalog: Catalog, now: datetime.datetime
    ) -> None:
        self._sent = sent
        self._catalog = catalog
        self._now = now
        self._newest: dict[UUID, int] = defaultdict(int)
        for report in exported:
            newest = max(self._newest[report.report_id], report.revision)
            self._newest[report.report_id] = newest

    def of_draft(self, report: Report) -> DispatchNote:
        """When it is to be there; nothing where an earlier revision was sent: then it was there."""
        due = self._due(report)
        return DispatchNote(with_capital(due.words), due.late)

    def of_exported(self, report: Report) -> DispatchNote:
        """Whether it was sent, and else when it is to be there; or that another took its place."""
        sent_at = self._sent.get((report.report_id, report.revision))
        if sent_at is not None:
            return DispatchNote(f"Skickad {day_told(sent_at.astimezone().date(), self._now)}")
        newest = self._newest[report.report_id]
        if newest > report.revision:
            return DispatchNote(f"Ersatt av revision {newest}")
        due = self._due(report)
        return DispatchNote(" · ".join(filter(None, ("Inte skickad", due.words))), due.late)

    def _due(self, report: Report) -> DispatchNote:
        due = self._catalog.due(report)
        was_there = any(report_id == report.report_id for report_id, _ in self._sent)
        if due is None or was_there:
            return DispatchNote()
        return DispatchNote(due_told(due, self._now), is_late(due, self._now))
