"""The collation page: choose a folder, wait while it is read, look at the result."""

import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.gui.collate.collation_view import CollationView
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.commands import Command, CommandHandlers
from app.gui.kit.flow import row_of
from app.gui.kit.messages import MessageBar
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, centred, column_in, label, scrolled
from app.gui.kit.signals import signal
from app.gui.kit.stack import Stack
from app.gui.kit.theme import STEP
from app.model.respondent import Respondent
from app.model.shown_characters import shown
from app.model.swedish import in_figures
from app.model.term import Term
from app.services.collating.stored_collation import StoredCollation

_WHAT = (
    "Välj mappen där du har sparat det {all} har skickat, eller dra den hit. Programmet läser "
    "rapporter (.docx och .json), sparade mejl med bilagor (.msg och .eml) och ifyllda "
    "blanketter i Word eller PDF, också i undermappar. Inget i mappen ändras.",
    "Du ser vilka som har skickat in och vilka som saknas, läser svaren {one} för {one} eller "
    "fråga för fråga, och sparar en sammanställning för Word och Excel.",
)


class CollatePage(SecondaryPage):
    """Shows one of three panels: choosing, reading, or a collation."""

    folder_wanted = Signal()
    earlier_wanted = Signal()
    again_wanted = Signal()
    stop_wanted = Signal()

    @signal
    def term_chosen(self, term: Term, /) -> None: ...

    survey_chosen = Signal(str)
    committee_assigned = Signal(int, str)
    """The key of a participant, and the id of the committee that the officer says it is."""
    file_wanted = Signal(str)
    """The path of a file, from the folder."""
    save_wanted = Signal(bool)
    """Whether the Word document goes committee by committee."""
    reminder_wanted = Signal()
    written_wanted = Signal()
    """Open the folder of the files that were written."""
    closed = Signal()
    topic = "Sammanställ rapporter"
    is_choosing = False

    def __init__(self, respondent: Respondent) -> None:
        self._respondent = respondent
        super().__init__("Sammanställ rapporter")
        self.choose = button("Välj mapp …", self.folder_wanted.emit, "primary")
        self.stop = button("Avbryt", self.stop_wanted.emit)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Hur många filer som är lästa")
        self.reading = label("")
        self.view = CollationView(respondent)
        self.view.term_chosen.connect(self.term_chosen)
        self.view.survey_chosen.connect(self.survey_chosen)
        self.view.committee_assigned.connect(self.committee_assigned)
        self.view.files.file_wanted.connect(self.file_wanted)
        self.view.reader.earlier_wanted.connect(self.earlier_wanted)
        self._show_folder = button("Visa filerna", self.written_wanted.emit)
        self.done = MessageBar(self._show_folder, framed=True)
        self._order = ChoiceBox()
        self._order.setAccessibleName("Ordning i Word-filen")
        self._order.setToolTip("I vilken ordning svaren står i Word-filen")
        self._order.addItem("Word: fråga för fråga", False)
        self._order.addItem(respondent.fill("Word: {one} för {one}"), True)
        self._another = button("Annan mapp …", self.folder_wanted.emit)
        self._again = button("Läs igen", self.again_wanted.emit)
        self._again.setToolTip("Läs mappen en gång till, om något nytt har kommit in")
        self.remind = button("Påminn …", self.reminder_wanted.emit)
        self.save = button("Spara sammanställningen …", self._save, "primary")
        self._stack = Stack()
        self._lay_out()
        self._show(self._begin)

    def _lay_out(self) -> None:
        self._begin = self._first_panel()
        self._waiting = self._waiting_panel()
        for panel in (self._begin, self._waiting, self.view):
            self._stack.add_page(panel)
        middle = QWidget()
        column = column_in(middle, spacing=STEP * 2)
        column.addWidget(self._stack, 1)
        self._buttons = (self._another, self._again, self.remind, self._order, self.save)
        outer = QVBoxLayout()
        # Outside the scrolled part, so that it is always seen.
        outer.addLayout(centred(self.done, "wide"))
        outer.addWidget(scrolled(middle, "wide"))
        back, way_on = (self._another, self._again), (self.remind, self._order, self.save)
        self.lay_out(outer, back, way_on, "wide")

    def _first_panel(self) -> QWidget:
        panel = QWidget()
        column = column_in(panel)
        column.addWidget(label("Sammanställ det som har kommit in", "question"))
        for text in map(self._respondent.fill, _WHAT):
            what = label(text)
            what.setProperty("room", "column")
            column.addWidget(what)
        column.addSpacing(STEP)
        column.addLayout(row_of(self.choose))
        column.addStretch()
        return panel

    def _waiting_panel(self) -> QWidget:
        panel = QWidget()
        column = column_in(panel)
        column.addWidget(label("Läser det som har kommit in", "question"))
        column.addWidget(self.bar)
        column.addWidget(self.reading)
        column.addSpacing(STEP)
        column.addLayout(row_of(self.stop))
        column.addStretch()
        return panel

    # The states.

    def show_panel_before(self, *, is_collation: bool) -> None:
        """Go back to the panel shown before the reading."""
        self._show(self.view if is_collation else self._begin)

    def show_reading(self, folder: Path) -> None:
        self.problem.say("")
        self.done.say("")
        self.bar.setRange(0, 0)
        self.reading.setText(f"Letar i {shown(str(folder))} …")
        self._show(self._waiting)

    def show_progress(self, done: int, total: int, name: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.reading.setText(
            f"{in_figures(done)} av {in_figures(total)} filer lästa · {shown(name)}"
        )

    def show_collation(
        self, collation: StoredCollation, terms: tuple[Term, ...], now: datetime.datetime
    ) -> None:
        self.view.show_collation(collation, terms, now)
        by_committee = collation.respondent.fill("Word: {one} för {one}")
        self._order.setItemText(self._order.findData(True), by_committee)
        self.remind.setEnabled(bool(collation.missing))
        self.remind.setToolTip("" if collation.missing else "Alla har skickat in")
        self._show(self.view)

    # What the officer does.

    def focus_first(self) -> None:
        shown = self._stack.shown_page()
        first = {self._begin: self.choose, self._waiting: self.stop}
        (first.get(shown, self.view) if shown is not None else self.choose).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape stops a reading; it does not leave a collation."""
        if event.key() == Qt.Key.Key_Escape and self._stack.shown_page() is self._waiting:
            self.stop_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self._stack.shown_page() is self.view:
            event.accept()
        else:
            super().keyPressEvent(event)

    def commands(self) -> CommandHandlers:
        if self._stack.shown_page() is not self.view:
            return super().commands()
        return {**super().commands(), Command.FIND: self.view.find_in_answers}

    def discard(self) -> None:
        self.view.reader.forget_collation()
        self.closed.emit()

    def _save(self) -> None:
        self.save_wanted.emit(bool(self._order.currentData()))

    def _show(self, panel: QWidget) -> None:
        if panel is not self._stack.shown_page():
            self._stack.hold_focus(self.focus_first)
            self._stack.turn_to(panel)
        for widget in self._buttons:
            widget.setVisible(panel is self.view)
        self.note.hide()
        self.commands_changed.emit()
