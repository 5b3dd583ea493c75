"""The way back with a question that a colleague has asked: the answer as a file to send."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.gui.theme import STEP
from app.gui.widgets.flow import row_of
from app.gui.widgets.parts import button, label, page_column


class ReturnPage(QWidget):
    """Stands where a whole report has its export."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.save = button("Spara svaret och skicka tillbaka …", self.wanted.emit, "primary")
        column = page_column(self)
        column.addWidget(label("Skicka tillbaka", "question"))
        column.addWidget(
            label(
                "Du har fått en fråga ur en kollegas rapport. Spara svaret som en fil och skicka "
                "den till kollegan, till exempel som bilaga i ett mejl. Kollegan öppnar filen i "
                "sitt program och tar in svaret i rapporten.",
                "muted",
            )
        )
        column.addSpacing(STEP)
        column.addLayout(row_of(self.save))
        column.addStretch()

    def focus_first(self) -> None:
        """Put the focus on the way back."""
        self.save.setFocus()
