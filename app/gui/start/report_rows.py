"""The start page's rows for reports, with their deadlines and sending states."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QListWidgetItem

from app.gui.kit.date_texts import day_text, due_text, is_late
from app.gui.kit.lists import add_row, fill_row
from app.gui.kit.messages import Level, Message
from app.gui.start.start_page import ReportCards
from app.model.report import ListedReport, Report, ReportHead, title_of
from app.model.swedish import local_time, with_capital
from app.services.catalog import Catalog

Sent = Mapping[tuple[UUID, int], datetime.datetime]


class SendingNotes:
    """Deadlines and sending states, when the revisions in `sent` have been sent.

    A late report gives a warning.
    """

    def __init__(
        self, exported: Iterable[ReportHead], sent: Sent, catalog: Catalog, now: datetime.datetime
    ) -> None:
        self._sent = sent
        self._sent_once = {report_id for report_id, _ in sent}
        self._catalog = catalog
        self._now = now
        self._newest: dict[UUID, int] = defaultdict(int)
        for report in exported:
            newest = max(self._newest[report.report_id], report.revision)
            self._newest[report.report_id] = newest

    def of_draft(self, report: ReportHead) -> Message:
        """When it is due; nothing where an earlier revision was sent."""
        due = self._due(report)
        return Message(with_capital(due.text), due.level)

    def of_exported(self, report: ReportHead) -> Message:
        """Whether it was sent or replaced; else when it is due."""
        sent_at = self._sent.get((report.report_id, report.revision))
        if sent_at is not None:
            return Message(f"Skickad {day_text(local_time(sent_at).date(), self._now)}")
        newest = self._newest[report.report_id]
        if newest > report.revision:
            return Message(f"Ersatt av version {newest}")
        due = self._due(report)
        return Message(" · ".join(filter(None, ("Inte skickad", due.text))), due.level)

    def _due(self, report: ReportHead) -> Message:
        due = self._catalog.due(report)
        if due is None or report.report_id in self._sent_once:
            return Message()
        late = is_late(due, self._now)
        return Message(due_text(due, self._now), Level.WARNING if late else Level.INFO)


def show_reports(
    cards: ReportCards,
    reports: Iterable[ListedReport],
    note: Callable[[ListedReport], str],
    sending_record: Callable[[ListedReport], Message],
) -> None:
    cards.clear()
    for report in reports:
        sending = sending_record(report)
        late = sending.level is Level.WARNING
        add_row(cards, title_of(report), note(report), report, sending.text, warning=late)
    cards.setCurrentRow(0)
    cards.fit()


def show_note(row: QListWidgetItem, report: Report, note: str, sending: Message) -> None:
    """Show another second line in the row of a report."""
    late = sending.level is Level.WARNING
    fill_row(row, title_of(report), note, sending.text, warning=late)
