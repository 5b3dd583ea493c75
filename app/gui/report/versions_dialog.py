"""The earlier versions of a report: compared with the current one, and restored."""

import datetime
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QWidget,
)

from app.gui.kit.date_texts import time_text
from app.gui.kit.flow import Flow
from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.messages import Level, Message
from app.gui.kit.parts import button, column_in
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.kit.theme import NAVIGATION, STEP, scaled
from app.gui.report.changes_view import ChangesView
from app.gui.report.report_frame import ReportController
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.swedish import with_capital
from app.services.reports.versions import Version, same_work

_SIZE = (1000, 640)


class VersionsDialog(QDialog):
    """Shows one version at a time, compared with the report as it is now."""

    @signal
    def wanted(self, version: Version, /) -> None: ...

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
        self._list = QListWidget()
        self.changes = ChangesView()
        self.restore = button("Ta tillbaka den här versionen", self._restore, "primary")
        self.leave = button("Stäng", self.reject)
        self.leave.setAutoDefault(False)
        self.restore.setDefault(True)
        self._lay_out()
        self._list.currentItemChanged.connect(self._show)
        self._fill(versions, now)

    def _lay_out(self) -> None:
        self._list.setAccessibleName("Tidigare versioner")
        HtmlRows.install(self._list)
        self._list.setFixedWidth(min(scaled(NAVIGATION), self.width() // 3))
        middle = QHBoxLayout()
        middle.setSpacing(STEP * 2)
        middle.addWidget(self._list)
        middle.addWidget(self.changes, 1)
        buttons = Flow()
        buttons.add(self.leave)
        buttons.add_at_the_end(self.restore)
        outer = column_in(self, spacing=STEP * 2)
        outer.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        outer.addLayout(middle, 1)
        outer.addLayout(buttons)

    def _fill(self, versions: Sequence[Version], now: datetime.datetime) -> None:
        times = Counter(time_text(version.moment, now) for version in versions)
        for version in versions:
            when = time_text(version.moment, now)
            seconds = f"{version.moment:.%S}" if times[when] > 1 else ""
            as_now = " (som nu)" if same_work(version.report, self._report) else ""
            title = f"{with_capital(when)}{seconds}{as_now}"
            note = f"{sum(answer.words for answer in version.report.answers)} ord i svaren"
            if version.report.form != self._report.form:
                note += " · andra frågor"
            add_row(self._list, title, note, version)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _chosen(self) -> Version:
        version: Version = self._list.currentItem().data(DATA)
        return version

    def _show(self) -> None:
        version = self._chosen()
        differs = self.changes.show_changes(
            version.report,
            self._report,
            self._form,
            f"Sedan {time_text(version.moment, self._now)}",
        )
        self.restore.setEnabled(differs)

    def _restore(self) -> None:
        version = self._chosen()
        self.accept()
        self.wanted.emit(version)


_NO_VERSIONS = (
    "Det finns inga tidigare versioner vars frågor är kvar. Versioner sparas medan du skriver."
)


class VersionsController(ReportController):
    """Shows the versions of one report, and restores one of them."""

    @signal
    def restored(self, report: Report, earlier: Report, before: Report, /) -> None:
        """The report is as an earlier version was, and is to be shown."""

    _before: Report | None = None

    def open_dialog(self) -> None:
        if self._session.read_only:
            return
        self._autosave.save_now()
        report = self._session.report
        try:
            versions = self._services.library.history.versions(report.report_id)
        except REFUSALS as error:
            self._notices.say(
                Message(f"De tidigare versionerna går inte att läsa. {error}", Level.ERROR)
            )
            return
        catalog = self._services.catalog
        with_questions = [v for v in versions if catalog.has_form_of(v.report)]
        if not with_questions:
            self._notices.say(Message(_NO_VERSIONS))
            return
        dialog = VersionsDialog(
            with_questions,
            report,
            self._session.form,
            self._services.now(),
            self._frame.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda version: self._restore(version.report))
        dialog.open()

    def _restore(self, earlier: Report) -> None:
        """Replace the report with an earlier one; what it is now is kept as a version."""
        if not self._autosave.save_now():
            return
        before = self._session.report
        try:
            report = self._session.replace_with(earlier)
        except REFUSALS as error:
            self._notices.say(Message(f"Versionen togs inte tillbaka. {error}", Level.ERROR))
            return
        # The pages still show the earlier content, which must not be collected.
        self._autosave.stop()
        self.restored.emit(report, earlier, before)

    def offer_undo(self, text: str, before: Report) -> None:
        self._before = before
        self._notices.say(Message(text, passing=True), undo=True)

    def undo(self) -> None:
        if self._before is not None:
            self._restore(self._before)
