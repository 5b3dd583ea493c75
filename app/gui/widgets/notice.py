"""Something to know, with what can be done about it."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.gui.theme import STEP
from app.gui.widgets.announcing import announce
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import growing, label


class Notice(QFrame):
    """Hidden until it says something.

    Its buttons stand below the text, or beside it where there is room.
    Its role is notice, or warning.
    """

    def __init__(self, *buttons: QPushButton, beside: bool = False, role: str = "notice") -> None:
        super().__init__()
        self.setProperty("role", role)
        self._text = label("")
        margin = STEP * 3 // 2
        if beside:
            row = Flow(self, margin=margin)
            row.addWidget(growing(self._text))
        else:
            below = QVBoxLayout(self)
            below.setContentsMargins(margin, margin, margin, margin)
            below.addWidget(self._text)
            row = Flow()
            below.addLayout(row)
        row.add(*buttons)
        self.hide()

    def say(self, text: str) -> None:
        """Show this text, and have it read aloud if it is new; nothing to say hides it."""
        new = bool(text) and (self.isHidden() or text != self._text.text())
        self._text.setText(text)
        self.setVisible(bool(text))
        if new:
            announce(self, text)

    def text(self) -> str:
        """What it said last."""
        return self._text.text()
