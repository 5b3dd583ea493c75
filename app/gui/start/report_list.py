"""A list of reports, two lines each: which one it is, and how far it has come."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.gui.kit.date_texts import day_told, due_told, is_late
from app.gui.kit.lists import go_where_selected
from app.gui.kit.messages import Level, Message
from app.gui.kit.theme import TWO_ROWS, on_new_look, scaled
from app.model.swedish import with_capital

if TYPE_CHECKING:
    from app.model.report import Report
    from app.services.catalog import Catalog

_REPORT = Qt.ItemDataRole.UserRole


class ReportCards(QListWidget):
    """Enter or a double click opens a report."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        # What it is has to be known before it is shown for the first time.
        self.setProperty("role", "cards")
        self.setAccessibleName(name)
        on_new_look(self._fit)
        go_where_selected(self)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_REPORT)))

    def show_reports(
        self,
        reports: Iterable["Report"],
        second_line: Callable[["Report"], str],
        sending_record: Callable[["Report"], Message],
    ) -> None:
        """Replace what is shown."""
        # Not before there is something to show: it takes as long to load as the rest of the page.
        from app.gui.kit.lists import HTML, HtmlRows, two_lines

        if not isinstance(self.itemDelegate(), HtmlRows):
            HtmlRows.dress(self)
        # Not needed before there are reports to show, and the window shows first.
        from app.model.report import title_of

        self.clear()
        for report in reports:
            title, note, way = title_of(report), second_line(report), sending_record(report)
            item = QListWidgetItem(f"{title}\n{' · '.join(filter(None, (way.text, note)))}")
            late = way.level is Level.WARNING
            item.setData(HTML, two_lines(title, note, way.text, warning=late))
            item.setData(_REPORT, report)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be no higher than what is shown, nor lower than two reports where there are as many."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        whole = rows + 2 * self.frameWidth()
        self.setMaximumHeight(whole)
        self.setMinimumHeight(min(whole, scaled(TWO_ROWS)))

    def current(self) -> "Report | None":
        """The report of the current row."""
        item: QListWidgetItem | None = self.currentItem()
        return item.data(_REPORT) if item else None


Sent = Mapping[tuple[UUID, int], datetime.datetime]


class SendingNotes:
    """What there is to say of reports on their way, when some revisions are known to be sent.

    A warning is of one that is late.
    """

    def __init__(
        self, exported: Iterable["Report"], sent: Sent, catalog: "Catalog", now: datetime.datetime
    ) -> None:
        self._sent = sent
        self._catalog = catalog
        self._now = now
        self._newest: dict[UUID, int] = defaultdict(int)
        for report in exported:
            newest = max(self._newest[report.report_id], report.revision)
            self._newest[report.report_id] = newest

    def of_draft(self, report: "Report") -> Message:
        """When it is to be there; nothing where an earlier revision was sent: then it was there."""
        due = self._due(report)
        return Message(with_capital(due.text), due.level)

    def of_exported(self, report: "Report") -> Message:
        """Whether it was sent, and else when it is to be there; or that another took its place."""
        sent_at = self._sent.get((report.report_id, report.revision))
        if sent_at is not None:
            return Message(f"Skickad {day_told(sent_at.astimezone().date(), self._now)}")
        newest = self._newest[report.report_id]
        if newest > report.revision:
            return Message(f"Ersatt av revision {newest}")
        due = self._due(report)
        return Message(" · ".join(filter(None, ("Inte skickad", due.text))), due.level)

    def _due(self, report: "Report") -> Message:
        due = self._catalog.due(report)
        was_there = any(report_id == report.report_id for report_id, _ in self._sent)
        if due is None or was_there:
            return Message()
        late = is_late(due, self._now)
        return Message(due_told(due, self._now), Level.WARNING if late else Level.NEWS)
