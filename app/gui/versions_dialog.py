"""Earlier versions of a report: when they are from, what has changed since, and the way back."""

import datetime
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.moments import told
from app.gui.theme import NAVIGATION, STEP, scaled
from app.gui.widgets.changes_view import ChangesView
from app.gui.widgets.flow import Flow
from app.gui.widgets.html_rows import HTML, HtmlRows, two_lines
from app.gui.widgets.parts import button
from app.gui.widgets.selecting import go_where_selected
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.sentence import with_capital
from app.services.history import Version, same_work

_VERSION = Qt.ItemDataRole.UserRole
_SIZE = (1000, 640)


class VersionsDialog(QDialog):
    """Shows one version at a time, compared with the report as it is now."""

    wanted = Signal(object)
    """This version is to be the report again."""

    def __init__(
        self,
        versions: Sequence[Version],
        report: Report,
        form: FormDefinition,
        now: datetime.datetime,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._form = form
        self._now = now
        self.setWindowTitle("Tidigare versioner")
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.list = QListWidget()
        self.changes = ChangesView()
        self.bring_back = button("Ta tillbaka den här versionen", self._bring_back, "primary")
        self.leave = button("Stäng", self.reject)
        self.leave.setAutoDefault(False)
        self.bring_back.setDefault(True)
        self._lay_out()
        self.list.currentItemChanged.connect(self._show)
        go_where_selected(self.list)
        self._fill(versions, now)

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Tidigare versioner")
        HtmlRows.dress(self.list)
        self.list.setFixedWidth(min(scaled(NAVIGATION), self.width() // 3))
        middle = QHBoxLayout()
        middle.setSpacing(STEP * 2)
        middle.addWidget(self.list)
        middle.addWidget(self.changes, 1)
        buttons = Flow()
        buttons.add(self.leave)
        buttons.add_at_the_end(self.bring_back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        whole.setSpacing(STEP * 2)
        whole.addLayout(middle, 1)
        whole.addLayout(buttons)

    def _fill(self, versions: Sequence[Version], now: datetime.datetime) -> None:
        times = Counter(told(version.moment, now) for version in versions)
        for version in versions:
            when = told(version.moment, now)
            seconds = f"{version.moment:.%S}" if times[when] > 1 else ""
            as_now = " (som nu)" if same_work(version.report, self._report) else ""
            title = f"{with_capital(when)}{seconds}{as_now}"
            note = f"{sum(answer.words for answer in version.report.answers)} ord i svaren"
            if version.report.form != self._report.form:
                note += " · andra frågor"
            item = QListWidgetItem(f"{title}\n{note}")
            item.setData(HTML, two_lines(title, note))
            item.setData(_VERSION, version)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _chosen(self) -> Version:
        version: Version = self.list.currentItem().data(_VERSION)
        return version

    def _show(self) -> None:
        version = self._chosen()
        differs = self.changes.show_changes(
            version.report, self._report, self._form, f"Sedan {told(version.moment, self._now)}"
        )
        self.bring_back.setEnabled(differs)

    def _bring_back(self) -> None:
        version = self._chosen()
        self.accept()
        self.wanted.emit(version)
