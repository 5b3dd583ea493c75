"""Messages, the bar that shows them with buttons, and a question to confirm."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.gui.kit.announcements import Weight, announce
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, give_role, growing, label
from app.gui.kit.theme import STEP, scaled
from app.model.shown_characters import shown_lines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_MOST_LINES = 4
# The height of everything else in a window, and of a line of details.
_REST, _LINE = 320, 40


class Level(Enum):
    """How grave a message is: the roles, in the style sheet, of its text and of a frame around it.

    In a frame the text has no role of its own.
    """

    NOTE = ("muted", "notice")
    INFO = ("", "notice")
    WARNING = ("attention", "warning")
    ERROR = ("error", "notice")

    def __init__(self, text_role: str, frame_role: str) -> None:
        self.text_role = text_role
        self.frame_role = frame_role


@dataclass(frozen=True)
class Message:
    """A sentence for the officer; one without text takes back the last."""

    text: str = ""
    level: Level = Level.INFO
    details: str = ""
    """For the author of a file, or for support."""
    passing: bool = False
    """Not true any more when something is changed or saved."""
    here: bool = False
    """About the current page of a report, and not to be shown on another."""


def show_message(text: QLabel, message: Message) -> None:
    """Show a message in a label of its own; it is not read aloud."""
    text.setText(message.text)
    text.setVisible(bool(message.text))
    if text.property("role") != message.level.text_role:
        give_role(text, message.level.text_role)


class MessageBar(QFrame):
    """Hidden until it says something.

    Its buttons stand beside the text where there is room, or below it. `level` is that of what is
    said as a mere text. One that can be closed stays so until it says something else. A slim one is
    hardly higher than its buttons.
    """

    put_away = Signal()
    """The officer has closed it."""

    def __init__(
        self,
        *buttons: QPushButton,
        level: Level = Level.INFO,
        framed: bool = False,
        below: bool = False,
        closable: bool = False,
        slim: bool = False,
        aloud: bool = True,
    ) -> None:
        super().__init__()
        self._aloud = aloud
        self._level = level
        self._framed = framed
        self._all = ""
        self._closed = ""
        self._closable = closable
        self._text = label("")
        whole = QHBoxLayout(self)
        whole.setSpacing(STEP // 2)
        self._column = column = QVBoxLayout()
        whole.addLayout(column, 1)
        if framed:
            self.setProperty("role", level.frame_role)
            whole.setContentsMargins(*(STEP * 3 // 2,) * 4)
        else:
            whole.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(STEP // 2)
        if slim:
            whole.setContentsMargins(STEP * 3 // 2, STEP // 2, STEP // 2, STEP // 2)
        self._row = Flow()
        if below:
            column.addWidget(self._text)
        else:
            self._row.add(growing(self._text))
        self._buttons = buttons
        self._row.add(*buttons)
        column.addLayout(self._row)
        if closable:
            whole.addWidget(self._close_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def _close_button(self) -> QPushButton:
        self.close_button = button("×", self._put_away, "close")
        self.close_button.setAccessibleName("Stäng meddelandet")
        self.close_button.setToolTip("Stäng meddelandet")
        return self.close_button

    def _put_away(self) -> None:
        self._closed = self._text.text()
        self.hide()
        self.put_away.emit()

    # Few messages have details, and the first paint waits for every widget.

    @cached_property
    def details(self) -> QLabel:
        made = label("", "small")
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.hide()
        self._column.addWidget(made)
        return made

    @cached_property
    def copy(self) -> QPushButton:
        made = button("Kopiera", self._copy)
        made.setAccessibleName("Kopiera vad som är fel")
        made.hide()
        self._row.add(self._copied, made)
        return made

    @cached_property
    def _copied(self) -> QLabel:
        made = label("Kopierat.", "done", wrap=False)
        made.hide()
        return made

    def offer(self, *buttons: QPushButton) -> None:
        """Have these buttons instead of those it had, which are deleted."""
        for gone in self._buttons:
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._buttons = buttons
        self._row.add(*buttons)

    def say(self, message: Message | str) -> None:
        """Show it and have it read aloud; an empty message hides the bar.

        Details are shown below the text as far as there is room, and copied whole.
        """
        said = message if isinstance(message, Message) else Message(message, self._level)
        said = replace(said, text=shown_lines(said.text), details=shown_lines(said.details))
        new = self.isHidden() or said.text != self._text.text()
        if self._framed:
            self._text.setText(said.text)
            if self.property("role") != said.level.frame_role:
                give_role(self, said.level.frame_role)
        else:
            show_message(self._text, said)
        if said.details or self._all:
            self._show_details(said.details)
        if said.text != self._closed:
            self._closed = ""
        self.show_again()
        if self._closable:
            # There may be several, with the same button.
            self.close_button.setAccessibleDescription(said.text)
        if self._closed:
            return
        # A framed message follows the report and is set anew at every change; one without a frame
        # answers what the officer has just done.
        if self._aloud and said.text and (new or not self._framed):
            answers = not self._framed or said.passing or said.here
            announce(self, said.text, Weight.OUTCOME if answers else Weight.NEWS)

    def text(self) -> str:
        return self._text.text()

    def show_again(self) -> None:
        """Show what it says, unless the officer has closed it."""
        self.setVisible(bool(self.text()) and not self._closed)

    def _show_details(self, details: str) -> None:
        self._all = details
        room = (self.window().height() - scaled(_REST)) // scaled(_LINE)
        most = max(0, min(_MOST_LINES, room))
        self.details.setText(_in_short(details, most))
        self.details.setVisible(bool(details) and most > 0)
        self.copy.setVisible(bool(details))
        self._copied.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._all)
        self._copied.show()
        announce(self._copied, self._copied.text())


def _in_short(details: str, most: int) -> str:
    lines = details.splitlines()
    more = len(lines) - most
    return "\n".join([*lines[:most], f"… och {more} till"] if more > 1 else lines)


def message_box(title: str, text: str, parent: QWidget | None = None) -> "QMessageBox":
    """A warning without buttons. Names from files stand in its text: Qt would show them as HTML."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, title, shown_lines(text), parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


def confirm(parent: QWidget, text: str, yes: str, no: str) -> bool:
    """Ask with buttons that say what they do. Enter and Escape give the safe answer."""
    from PySide6.QtWidgets import QMessageBox

    box = message_box(parent.windowTitle(), text, parent)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    stop = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.exec()
    return box.clickedButton() is go_on
