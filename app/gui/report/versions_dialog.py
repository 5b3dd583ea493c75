"""What is kept of a report beside itself: earlier versions, and copies in other places."""

import contextlib
import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.formats.report_json import SUFFIX
from app.gui.kit.date_texts import told
from app.gui.kit.flow import Flow
from app.gui.kit.lists import HTML, HtmlRows, go_where_selected, two_lines
from app.gui.kit.messages import Level, Message, really
from app.gui.kit.parts import button
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.theme import NAVIGATION, STEP, scaled
from app.gui.report.autosave import Autosave
from app.gui.report.changes_view import ChangesView
from app.gui.report.report_frame import ReportFrame
from app.model.form import FormDefinition
from app.model.one_question import question_alone
from app.model.report import Report
from app.model.swedish import with_capital
from app.services.reports.draft_saver import begin_copy
from app.services.reports.editing_session import EditingSession
from app.services.reports.versions import Version, same_work
from app.services.sending.export import file_stem

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


_NO_VERSIONS = (
    "Det finns inga tidigare versioner vars frågor är kvar. Versioner sparas medan du skriver."
)
_FILTER = f"Rapport (*{SUFFIX});;JSON (*.json)"
_COPIED = "En kopia med allt du har skrivit ligger i {}. Den kan du öppna som fil."
_QUESTION = (
    "Frågan ligger i {}, med det som hittills står i svaret och inget annat ur rapporten. Skicka "
    "filen till kollegan, och öppna den här när du får tillbaka den."
)


class ReportVersions(QObject):
    """Does what the buttons of a report's frame about versions and copies say."""

    copy_begun = Signal(object)
    """A copy of the report is kept, and is to be worked on."""
    answer_saved = Signal(object)
    """The answer to a colleague's question is in this file."""
    brought_back = Signal(object, object, object)
    """This report is as that version was, and is to be shown; and what it was before."""

    def __init__(
        self, frame: ReportFrame, session: EditingSession, services: Services, autosave: Autosave
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._session = session
        self._services = services
        self._autosave = autosave
        self._told_parted = False
        self._copied: Report | None = None
        self._before: Report | None = None
        frame.versions_wanted.connect(self._show_versions)
        frame.undo_wanted.connect(self._undo)
        frame.copy_wanted.connect(self._work_on_copy)
        frame.elsewhere_wanted.connect(self._save_elsewhere)

    def may_be_lost(self, doing: str, yes: str) -> bool:
        """Whether what is not saved may go: it is copied, or the officer says so when asked."""
        text = f"Det senaste du skrev kunde inte sparas. Om du {doing} nu försvinner det."
        return self.is_copied or really(self._frame, text, yes, "Gå tillbaka")

    @property
    def is_copied(self) -> bool:
        """Whether all that stands in the report is saved in another place."""
        return self._copied is self._session.report

    def tell_if_parted(self) -> None:
        """Say, once, that the report is another one now than the one that was opened."""
        saver = self._session.saver
        if saver is not None and saver.was_split_off and not self._told_parted:
            self._told_parted = True
            other = (
                "den andra ligger bland dina rapporter. Tidigare versioner visar vad som skiljer."
                if saver.other_is_readable
                else "det som står i den andra går inte att läsa, men ligger kvar som det är."
            )
            text = (
                "Rapporten har ändrats någon annanstans sedan du öppnade den, kanske på en annan "
                f"dator. Båda finns kvar: det du skriver här är nu en egen rapport, och {other}"
            )
            self._frame.say(Message(text))

    # Versions.

    def _show_versions(self) -> None:
        if self._session.read_only:
            return
        # Not needed before somebody wants to see them.

        self._autosave.save_now()
        report = self._session.report
        try:
            versions = self._services.library.history.versions(report.report_id)
        except REFUSALS as error:
            self._frame.say(
                Message(f"De tidigare versionerna går inte att läsa. {error}", Level.ERROR)
            )
            return
        with_questions = [one for one in versions if self._services.catalog.has_form_of(one.report)]
        if not with_questions:
            self._frame.say(Message(_NO_VERSIONS))
            return
        dialog = VersionsDialog(
            with_questions,
            report,
            self._session.form,
            self._services.now(),
            self._frame.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda version: self._bring_back(version.report))
        dialog.open()

    def _bring_back(self, earlier: Report) -> None:
        """Have the report be as it was; what it is now is kept as a version first."""
        if not self._autosave.save_now():
            return
        before = self._session.report
        try:
            report = self._session.replace_with(earlier)
        except REFUSALS as error:
            self._frame.say(Message(f"Versionen togs inte tillbaka. {error}", Level.ERROR))
            return
        # The pages still show what was there before; it must not be collected from them.
        self._autosave.stop()
        self.brought_back.emit(report, earlier, before)

    def offer_undo(self, text: str, before: Report) -> None:
        """Say that a version was brought back, and offer what was there before."""
        self._before = before
        self._frame.say(Message(text, passing=True), undo=True)

    def _undo(self) -> None:
        if self._before is not None:
            self._bring_back(self._before)

    # Copies.

    def _work_on_copy(self) -> None:
        services, report = self._services, self._session.report
        try:
            copy = begin_copy(report, services.library, services.new_id())
        except REFUSALS as error:
            self._frame.say(Message(f"Det gick inte att göra en kopia. {error}", Level.ERROR))
        else:
            self.copy_begun.emit(copy)

    def _save_elsewhere(self) -> None:
        self._autosave.save_now()
        report = self._session.report
        mark = "_".join(report.only) or "kopia"
        path = self._save_as_file(report, mark, "" if report.only else _COPIED)
        if path is not None:
            self._copied = report
            if report.only:
                self.answer_saved.emit(path)

    def save_question(self, question_id: str) -> None:
        """Save one question, with the answer so far, for a colleague; nothing of the rest."""
        self._autosave.save_now()
        alone = question_alone(self._session.report, question_id)
        self._save_as_file(alone, question_id, _QUESTION, "Spara frågan")

    def _save_as_file(
        self, report: Report, mark: str, told: str, title: str = "Spara en kopia"
    ) -> Path | None:
        """Ask where to, and save it there; what is told has a place for the file.

        None where it was not saved.
        """
        name = f"{file_stem(report, self._session.form)}_{mark}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._frame, title, str(self._services.documents / name), _FILTER
        )
        if not chosen:
            return None
        saver = self._session.saver
        if saver is not None and not self._session.is_sent:
            # What comes back is compared with what went out.
            with contextlib.suppress(*REFUSALS):
                saver.save_version()
        try:
            self._services.library.save_copy(report, Path(chosen))
        except REFUSALS as error:
            self._frame.say(Message(f"Kopian sparades inte. {error}", Level.ERROR))
            return None
        self._frame.say(Message(told.format(chosen), passing=True))
        return Path(chosen)
