"""What went wrong, in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.gui.widgets.announcing import announce


class Problem(QLabel):
    """Hidden until it says something."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "error")
        self.hide()

    def say(self, text: str) -> None:
        """Show this text, and have it read aloud; nothing to say hides it.

        Also if it is the same again: it answers what the officer has just done.
        """
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)
