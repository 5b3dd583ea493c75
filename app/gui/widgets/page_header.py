"""The line above a report: the way back, which report it is, and what else there is to say."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.parts import button, label


class PageHeader(QFrame):
    """The back button, a title, and what stands at the other end of the line."""

    def __init__(self, title: str, back: Callable[[], object], *at_the_end: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "header")
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP, STEP, STEP * 3, STEP)
        row.setSpacing(STEP * 2)
        self.back = button("‹ Mina rapporter", back, "quiet")
        self.setFocusProxy(self.back)
        row.addWidget(self.back)
        row.addWidget(label(title, "heading", wrap=False))
        row.addStretch()
        for widget in at_the_end:
            row.addWidget(widget)
