"""The line above a report: the way back, which report it is, and what else there is to say."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from app.gui.theme import STEP
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, growing, label


class PageHeader(QFrame):
    """The back button, a title, and what stands at the other end of the line."""

    def __init__(self, title: str, back: Callable[[], object], *at_the_end: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "header")
        row = Flow(self, gap=STEP * 2)
        row.setContentsMargins(STEP, STEP, STEP * 3, STEP)
        self.back = button("‹ Mina rapporter", back, "quiet")
        self.setFocusProxy(self.back)
        row.add(self.back, growing(label(title, "heading")), *at_the_end)
