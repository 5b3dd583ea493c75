"""The find bar of a report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from app.gui.kit.clean_field import CleanField
from app.gui.kit.commands import Command
from app.gui.kit.flow import Flow
from app.gui.kit.parts import announce, button, field_label, label
from app.gui.kit.theme import STEP
from app.model import lengths


class FindBar(QFrame):
    """Enter finds the next hit and Shift+Enter the previous one; Escape closes the bar."""

    typed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.field = CleanField(most=lengths.WANTED)
        self.previous = button("‹", self.previous_wanted.emit)
        self.next = button("›", self.next_wanted.emit)
        self.previous.setToolTip(Command.FIND_PREVIOUS.tip())
        self.next.setToolTip(Command.FIND_NEXT.tip())
        self.previous.setAccessibleName(Command.FIND_PREVIOUS.plain)
        self.next.setAccessibleName(Command.FIND_NEXT.plain)
        self.count = label("", "muted", wrap=False)
        self.leave = button("Stäng", self.close_bar, "quiet")
        self.leave.setAccessibleName("Stäng sökningen")
        self.leave.setToolTip("Stäng sökningen (Esc)")
        row = Flow(self, margin=STEP)
        row.add(field_label("Sök", self.field), self.field, self.previous, self.next)
        row.add(self.count, self.leave)
        self.field.setAccessibleName("Sök i rapporten")
        self.field.taken.connect(self.typed)
        self.field.refused.connect(self.show_count)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open_bar(self, text: str) -> None:
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def show_count(self, text: str) -> None:
        if text != self.count.text():
            self.count.setText(text)
            if text:
                announce(self.field, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_wanted if back else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)
