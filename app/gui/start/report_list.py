"""A list of reports, two lines each: which one it is, and how far it has come."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.gui.kit.lists import go_where_selected
from app.gui.kit.theme import TWO_ROWS, on_new_look, scaled

if TYPE_CHECKING:
    from app.gui.kit.messages import SendingNote
    from app.model.report import Report

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
        sending_record: Callable[["Report"], "SendingNote"],
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
            item = QListWidgetItem(f"{title}\n{' · '.join(filter(None, (way.words, note)))}")
            item.setData(HTML, two_lines(title, note, way.words, warning=way.late))
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
