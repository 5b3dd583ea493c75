"""The day when the report is due, and its way into the calendar."""

from PySide6.QtWidgets import QWidget

from app.gui.export.sending import Sending
from app.gui.kit.flow import row_of
from app.gui.kit.messages import Level, MessageBar, show_message
from app.gui.kit.parts import button, column_in, growing, label
from app.gui.kit.services import REFUSALS
from app.gui.kit.theme import STEP

_HANDED_OVER = "Sista dagen är lämnad till datorns kalender. Syns den inte öppnar du {}."
_NOT_OPENED = "Kalendern gick inte att öppna. Sista dagen ligger i {}."


class DueLine(QWidget):
    """Hidden where the question set names no day."""

    def __init__(self, sending: Sending) -> None:
        super().__init__()
        self._sending = sending
        self.text = label("")
        self.to_calendar = button("Lägg in i kalendern", self._to_calendar, "quiet")
        self.said = MessageBar(level=Level.NOTE)
        self.problem = MessageBar(level=Level.ERROR)
        column = column_in(self, spacing=STEP // 2)
        column.addLayout(row_of(growing(self.text), self.to_calendar))
        column.addWidget(self.said)
        column.addWidget(self.problem)

    def refresh(self) -> None:
        due = self._sending.due
        show_message(self.text, due)
        self.setVisible(bool(due.text))
        self.to_calendar.setVisible(due.level is Level.INFO)

    def _to_calendar(self) -> None:
        self.said.say("")
        self.problem.say("")
        try:
            path, opened = self._sending.open_calendar()
        except REFUSALS as error:
            self.problem.say(f"Sista dagen gick inte att spara. {error}")
            return
        if opened:
            self.said.say(_HANDED_OVER.format(path))
        else:
            self.problem.say(_NOT_OPENED.format(path))
