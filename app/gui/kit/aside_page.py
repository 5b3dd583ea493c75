"""A page beside the reports: the way back, what it shows, what went wrong, and the way on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from app.gui.kit.commands import Command
from app.gui.kit.flow import Flow
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.parts import button, centred, growing, label
from app.gui.kit.theme import STEP

if TYPE_CHECKING:
    from app.gui.shell.menus import CommandHandlers


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


class AsidePage(QWidget):
    """What it shows is for the page that is made of it."""

    left = Signal()
    """The officer wants home."""
    topic = ""
    """What the guide calls it."""
    is_choosing: bool = True
    """Whether the officer chooses something here that is gone if the page is replaced."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.header = PageHeader(title, self.left.emit)
        self.problem = MessageBar(level=Level.ERROR)
        self.note = MessageBar(level=Level.NOTE)

    def lay_out(
        self,
        middle: QLayout,
        back: Sequence[QWidget],
        way_on: Sequence[QWidget],
        room: str = "column",
    ) -> None:
        """Put what is shown above its buttons; the way on is at the end of their line.

        Its room is a width that the style sheet knows.
        """
        line = QWidget()
        row = Flow(line, gap=STEP * 2)
        row.add(*back)
        row.add_at_the_end(*way_on)
        inside = QVBoxLayout()
        inside.setContentsMargins(STEP * 4, STEP * 3, STEP * 4, STEP * 2)
        inside.setSpacing(STEP * 2)
        inside.addLayout(middle, 1)
        inside.addLayout(centred(self.problem, room))
        inside.addLayout(centred(self.note, room))
        inside.addLayout(centred(line, room))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(inside, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Go on as if the page had not been shown."""
        self.left.emit()

    def commands(self) -> "CommandHandlers":
        """What the menus can do here."""
        return {Command.HOME: self.left.emit}

    def let_go(self) -> None:
        """Let others have what the page holds; it is taken down."""

    def focus_first(self) -> None:
        """Put the focus where the officer begins."""
        self.header.setFocus()

    def say(self, message: Message) -> None:
        """Say why something could not be done; or, less loudly, something that is no fault."""
        if message.level is Level.ERROR:
            self.problem.say(message)
        else:
            self.note.say(message.text)
