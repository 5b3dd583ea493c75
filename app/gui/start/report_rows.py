"""The start page's rows for reports, with their deadlines and sending states."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from app.gui.kit.date_texts import day_text, due_text, is_late
from app.gui.kit.lists import add_row
from app.gui.kit.messages import Level, Message
from app.gui.start.start_page import ReportCards
from app.model.report import Report, title_of
from app.model.swedish import local_time, with_capital
from app.services.catalog import Catalog

Sent = Mapping[tuple[UUID, int], datetime.datetime]


class SendingNotes:
    """Deadlines and sending states, when the revisions in `sent` have been sent.

    A late report gives a warning.
    """

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

    def of_draft(self, report: Report) -> Message:
        """When it is due; nothing where an earlier revision was sent."""
        due = self._due(report)
        return Message(with_capital(due.text), due.level)

    def of_exported(self, report: Report) -> Message:
        """Whether it was sent or replaced; else when it is due."""
        sent_at = self._sent.get((report.report_id, report.revision))
        if sent_at is not None:
            return Message(f"Skickad {day_text(local_time(sent_at).date(), self._now)}")
        newest = self._newest[report.report_id]
        if newest > report.revision:
            return Message(f"Ersatt av revision {newest}")
        due = self._due(report)
        return Message(" · ".join(filter(None, ("Inte skickad", due.text))), due.level)

    def _due(self, report: Report) -> Message:
        due = self._catalog.due(report)
        was_there = any(report_id == report.report_id for report_id, _ in self._sent)
        if due is None or was_there:
            return Message()
        late = is_late(due, self._now)
        return Message(due_text(due, self._now), Level.WARNING if late else Level.INFO)


def show_reports(
    cards: ReportCards,
    reports: Iterable[Report],
    second_line: Callable[[Report], str],
    sending_record: Callable[[Report], Message],
) -> None:
    cards.clear()
    for report in reports:
        title, note, sending = title_of(report), second_line(report), sending_record(report)
        late = sending.level is Level.WARNING
        add_row(cards, title, note, report, sending.text, warning=late)
    cards.setCurrentRow(0)
    cards.fit()
