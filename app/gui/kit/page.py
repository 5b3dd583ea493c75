"""The protocol of the window's pages, and the base of those that are no report."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from app.gui.kit.commands import Command, CommandHandlers
from app.gui.kit.flow import Flow
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.parts import button, centred, column_in, growing, label
from app.gui.kit.theme import STEP

if TYPE_CHECKING:
    from app.model.report import Report
    from app.services.reading.report_reader import ReadReport


class Page(QWidget):
    """Fills the window below its menus, and answers for itself to the page stack."""

    left = Signal()
    """The officer wants home."""
    commands_changed = Signal()
    """The menus can do something else here than before."""
    is_choosing = False
    """Whether the officer chooses something here that is gone if the page is replaced."""

    @property
    def window_title(self) -> str:
        """What the window is called while it is shown; empty where that is the program alone."""
        return ""

    @property
    def spoken_summary(self) -> str:
        """What is read aloud of it when it comes, after what has the focus; perhaps nothing."""
        return ""

    @property
    def topic(self) -> str:
        """The topic of the guide about this page."""
        return ""

    @property
    def report(self) -> "Report | None":
        """The report that is open here."""
        return None

    def focus_first(self) -> None:
        """Put the focus where the officer begins."""

    def commands(self) -> CommandHandlers:
        """What the menus can do here."""
        return {}

    def format_actions(self) -> Sequence[QAction]:
        """The formatting of the text that is edited here."""
        return ()

    def undo_actions(self) -> Sequence[QAction]:
        """Undoing and redoing in the text of this page, for when the focus is in no field."""
        return ()

    def owns_undo(self, field: QWidget) -> bool:
        """Whether undoing in a field is for the actions of the page and not for the field."""
        return False

    def undo_last(self) -> QAction | None:
        """What takes back the last thing that was done with a whole report, as its button does.

        For when no text has anything to undo.
        """
        return None

    def accept_reports(self, reads: Sequence["ReadReport"]) -> bool:
        """Use reports that were opened; False where the page has no use for them."""
        return False

    def say(self, message: Message) -> None:
        """Show a message; an empty one takes back the last."""

    def save_now(self) -> bool:
        """False if it could not be saved."""
        return True

    def confirm_loss(self, action: str, yes: str) -> bool:
        """Ask whether to go on though it could not be saved."""
        return True

    def release(self) -> None:
        """Let other windows have the report while this is still shown: the program may be ended."""

    def discard(self) -> None:
        """Close the report without saving."""


class PageHeader(QFrame):
    """The back button, a title, and what stands at the other end of the line."""

    def __init__(self, title: str, back: Callable[[], object], *at_the_end: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._row = row = Flow(self, gap=STEP * 2)
        self.keep_within(0)
        self.back = button("‹ Mina rapporter", back, "quiet")
        self.setFocusProxy(self.back)
        self._title = label(title, "heading")
        row.add(self.back, growing(self._title), *at_the_end)

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def keep_within(self, around: int) -> None:
        """Leave so much space on either side, as the page below does."""
        self._row.setContentsMargins(STEP + around, STEP, STEP * 2 + around, STEP)


class SecondaryPage(Page):
    """A page that is no report: a way back, content, messages, and buttons."""

    is_choosing = True

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.header = PageHeader(title, self.left.emit)
        self.problem = MessageBar(level=Level.ERROR)
        self.note = MessageBar(level=Level.NOTE)

    def lay_out(
        self,
        middle: QLayout,
        back: Sequence[QWidget],
        forward: Sequence[QWidget],
        room: str = "column",
    ) -> None:
        """Put the content above its buttons; those that go on are at the end of their line.

        Its room is a width that the style sheet knows.
        """
        line = QWidget()
        row = Flow(line, gap=STEP * 2)
        row.add(*back)
        row.add_at_the_end(*forward)
        inside = QVBoxLayout()
        inside.setContentsMargins(STEP * 4, STEP * 3, STEP * 4, STEP * 2)
        inside.setSpacing(STEP * 2)
        inside.addLayout(middle, 1)
        inside.addLayout(centred(self.problem, room))
        inside.addLayout(centred(self.note, room))
        inside.addLayout(centred(line, room))
        outer = column_in(self, spacing=0)
        outer.addWidget(self.header)
        outer.addLayout(inside, 1)

    @property
    def window_title(self) -> str:
        return self._title

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        self.left.emit()

    def commands(self) -> CommandHandlers:
        return {Command.HOME: self.left.emit}

    def focus_first(self) -> None:
        self.header.setFocus()

    def say(self, message: Message) -> None:
        if message.level is Level.ERROR:
            self.problem.say(message)
        else:
            # Information has the look of a note here.
            self.note.say(message.text if message.level is Level.INFO else message)
