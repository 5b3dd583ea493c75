"""What went wrong, or is new: a text on the page, with details to hand on where there are any."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.gui.theme import STEP, scaled
from app.gui.widgets.announcing import announce
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, give_role, growing, label, page_column

_MOST_LINES = 4
# What else there is in a window needs this height, and a line of details that one.
_REST, _LINE = 320, 40


class Message(QWidget):
    """Hidden until it says something."""

    def __init__(self) -> None:
        super().__init__()
        self._all = ""
        self._text = label("", "error")
        self.details = label("", "small")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button("Kopiera", self._copy)
        self.copy.setAccessibleName("Kopiera vad som är fel")
        self._copied = label("Kopierat.", "done", wrap=False)
        column = page_column(self)
        column.setSpacing(STEP // 2)
        row = Flow()
        row.add(growing(self._text), self._copied, self.copy)
        column.addLayout(row)
        column.addWidget(self.details)
        self.hide()

    def say(self, text: str, details: str = "", *, wrong: bool = True) -> None:
        """Show this text, and have it read aloud; nothing to say hides it.

        Details are for somebody else: shown below it as far as there is room, copied whole.
        """
        self._all = details
        self._text.setText(text)
        give_role(self._text, "error" if wrong else "")
        room = (self.window().height() - scaled(_REST)) // scaled(_LINE)
        most = max(0, min(_MOST_LINES, room))
        self.details.setText(_in_short(details, most))
        self.details.setVisible(bool(details) and most > 0)
        self.copy.setVisible(bool(details))
        self._copied.hide()
        self.setVisible(bool(text))
        if text:
            announce(self, text)

    def text(self) -> str:
        """What it said last."""
        return self._text.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._all)
        self._copied.show()
        announce(self._copied, self._copied.text())


def _in_short(details: str, most: int) -> str:
    lines = details.splitlines()
    more = len(lines) - most
    return "\n".join([*lines[:most], f"… och {more} till"] if more > 1 else lines)
