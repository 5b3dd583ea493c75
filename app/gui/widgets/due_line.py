"""When a report is to be there, in a line of its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.gui.widgets.parts import give_role

if TYPE_CHECKING:
    from app.gui.dispatch_notes import DispatchNote


class DueLine(QLabel):
    """Hidden where there is no day; one that is late is told as it is among the reports."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_due(self, due: "DispatchNote") -> None:
        """Show the day, in a colour that warns when it has passed."""
        self.setText(due.words)
        self.setVisible(bool(due.words))
        give_role(self, "attention" if due.late else "")
