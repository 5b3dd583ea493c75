"""Returning a colleague's question, with the answer as a file to send."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.gui.kit.flow import row_of
from app.gui.kit.messages import MessageBar
from app.gui.kit.parts import button, column_in, give_role, label
from app.gui.kit.theme import STEP


class ReturnPage(QWidget):
    """Replaces the export page in a report that is a question alone."""

    wanted = Signal()
    """The answer is to be saved as a file."""
    mail_wanted = Signal()
    """The file is to be sent."""

    def __init__(self, open_outside: Callable[[Path], bool]) -> None:
        super().__init__()
        self._open_outside = open_outside
        self._folder = Path()
        self.save = button("Spara svaret …", self.wanted.emit, "primary")
        self.show_file = button("Visa filen", self._show_file)
        self.mail = button("Öppna ett mejl med filen", self.mail_wanted.emit, "primary")
        self.saved = MessageBar(self.mail, self.show_file, framed=True, below=True)
        column = column_in(self)
        column.addWidget(label("Skicka tillbaka", "question"))
        column.addWidget(
            label(
                "Spara svaret som en fil och skicka den till kollegan i ett mejl, som du kan öppna "
                "här när filen är sparad. Kollegan öppnar filen i sitt program och tar in svaret i "
                "rapporten.",
                "muted",
            )
        )
        column.addSpacing(STEP)
        column.addLayout(row_of(self.save))
        column.addSpacing(STEP)
        column.addWidget(self.saved)
        column.addStretch()

    def show_saved(self, path: Path) -> None:
        self._folder = path.absolute().parent
        self.saved.say(f"Svaret ligger i {path}. Skicka filen till din kollega.")
        give_role(self.save, "")
        self.mail.setFocus()

    def _show_file(self) -> None:
        if not self._open_outside(self._folder):
            self.saved.say(f"Mappen gick inte att öppna. Svaret ligger i {self._folder}.")

    def focus_first(self) -> None:
        self.save.setFocus()
