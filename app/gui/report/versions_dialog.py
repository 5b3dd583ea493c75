"""The earlier versions of a report: compared with the current one, and restored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.gui.kit.date_texts import time_text
from app.gui.kit.flow import Flow
from app.gui.kit.lists import DATA, HtmlRows, add_row, fill_row
from app.gui.kit.messages import Level, Message
from app.gui.kit.parts import button, column_in
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP, scaled
from app.gui.report.changes_view import ChangesView
from app.gui.report.report_frame import ReportController
from app.gui.report.version_texts import cause_text, version_titles, words_text
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.version_history import VersionEntry

_SIZE = (1000, 640)
_LIST_WIDTH = 300
_QUESTIONS_GONE = (
    "Frågorna som den här versionen svarar på finns inte längre i programmet, så den går inte att "
    "ta tillbaka."
)


class VersionsDialog(QDialog):
    """Shows one version at a time, compared with the report as it is now.

    A version is read when it is looked at.
    """

    @signal
    def wanted(self, version: Report, question: str, /) -> None:
        """It is to be brought back, or of it the answer to this question alone."""

    def __init__(
        self,
        entries: Sequence[VersionEntry],
        report: Report,
        form: FormDefinition,
        services: Services,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._form = form
        self._services = services
        self._respondent = services.catalog.register.respondent_of(report.committee)
        self._now = services.now()
        self._chosen: Report | None = None
        self.setWindowTitle("Tidigare versioner")
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self._list = QListWidget()
        self.changes = ChangesView()
        self.restore = button("Ta tillbaka den här versionen", self._restore, "primary")
        self.restore_answer = button("Ta tillbaka bara svaret", self._restore_answer)
        self.restore_answer.setAutoDefault(False)
        self.leave = button("Stäng", self.reject)
        self.leave.setAutoDefault(False)
        self.restore.setDefault(True)
        self._lay_out()
        self._fill(entries)
        self._list.currentItemChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _lay_out(self) -> None:
        self._list.setAccessibleName("Tidigare versioner")
        HtmlRows.install(self._list)
        self._list.setFixedWidth(min(scaled(_LIST_WIDTH), self.width() // 3))
        middle = QHBoxLayout()
        middle.setSpacing(STEP * 2)
        middle.addWidget(self._list)
        middle.addWidget(self.changes, 1)
        buttons = Flow()
        buttons.add(self.leave)
        buttons.add_at_the_end(self.restore_answer, self.restore)
        outer = column_in(self, spacing=STEP * 2)
        outer.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        outer.addLayout(middle, 1)
        outer.addLayout(buttons)

    def _fill(self, entries: Sequence[VersionEntry]) -> None:
        titles = version_titles(entries, self._form, self._now, self._respondent)
        for entry, title in zip(entries, titles, strict=True):
            cause = cause_text(entry, self._form, self._respondent)
            add_row(self._list, title, words_text(entry), (entry, title), cause)

    def _show(self) -> None:
        item = self._list.currentItem()
        entry, _ = item.data(DATA)
        self._chosen = None
        self.restore.setEnabled(False)
        self.restore_answer.hide()
        try:
            version = self._services.library.history.read(self._report.report_id, entry)
        except REFUSALS as error:
            self.changes.say(f"Versionen går inte att läsa. {error}")
            return
        self._add_note(item, version)
        has_questions = self._services.catalog.has_form_of(version)
        since = f"Sedan {time_text(entry.moment, self._now)}"
        since = since if has_questions else f"{_QUESTIONS_GONE} {since}"
        differs = self.changes.show_changes(version, self._report, self._form, since)
        if differs and has_questions:
            self._chosen = version
            self.restore.setEnabled(True)
            self.restore_answer.setVisible(self._has_lost(version, entry.question))

    def _has_lost(self, version: Report, question: str) -> bool:
        """Whether a version was kept for an answer that says something else now."""
        if not question or version.form != self._report.form:
            return False
        return version.answer(question) != self._report.answer(question)

    def _add_note(self, item: QListWidgetItem, version: Report) -> None:
        """Say of a version what only its content says."""
        if version.form != self._report.form:
            entry, title = item.data(DATA)
            note = f"{words_text(entry)} · andra frågor"
            fill_row(item, title, note, cause_text(entry, self._form, self._respondent))

    def _restore(self) -> None:
        if self._chosen is not None:
            self.accept()
            self.wanted.emit(self._chosen, "")

    def _restore_answer(self) -> None:
        if self._chosen is not None:
            entry, _ = self._list.currentItem().data(DATA)
            self.accept()
            self.wanted.emit(self._chosen, entry.question)


class VersionsController(ReportController):
    """Shows the versions of one report, and restores one of them."""

    @signal
    def restored(self, report: Report, earlier: Report, before: Report, question: str, /) -> None:
        """The report, or the answer to one question, is as it was earlier, and is to be shown."""

    _before: Report | None = None

    def open_dialog(self) -> None:
        if self._session.read_only:
            return
        self._autosave.save_now()
        report = self._session.report
        try:
            entries = self._services.library.history.entries(report.report_id)
        except REFUSALS as error:
            self._notices.say(
                Message(f"De tidigare versionerna går inte att läsa. {error}", Level.ERROR)
            )
            return
        if not entries:
            text = "Det finns inga tidigare versioner. De sparas medan du skriver."
            self._notices.say(Message(text))
            return
        dialog = VersionsDialog(
            entries, report, self._session.form, self._services, self._frame.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._restore)
        dialog.open()

    def _restore(self, earlier: Report, question: str = "") -> None:
        """Replace the report, or an answer, by what was; what it is now is kept as a version."""
        if not self._autosave.save_now():
            return
        before = self._session.report
        try:
            answer = question and earlier.answer(question)
            report = self._session.replace_with(before.with_answer(answer) if answer else earlier)
        except REFUSALS as error:
            self._notices.say(Message(f"Versionen togs inte tillbaka. {error}", Level.ERROR))
            return
        # The pages still show the earlier content, which must not be collected.
        self._autosave.stop()
        self.restored.emit(report, earlier, before, question)

    def offer_undo(self, text: str, before: Report) -> None:
        self._before = before
        self._notices.say(Message(text, passing=True), undo=True)

    def undo(self) -> None:
        if self._before is not None:
            self._restore(self._before)
