"""The find bar of a report, and of a document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.gui.kit.announcements import Weight, announce
from app.gui.kit.clean_field import CleanField
from app.gui.kit.commands import Command, show_keys
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, column_in, field_label, label
from app.gui.kit.theme import STEP
from app.model import lengths


class FindBar(QFrame):
    """Enter finds the next hit and Shift+Enter the previous one; Escape closes the bar.

    In the field for other words Enter puts them in the place of the hit.
    """

    typed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()
    replace_wanted = Signal()
    """The hit that is shown is to be replaced."""
    replace_all_wanted = Signal()

    def __init__(self, name: str = "Sök i rapporten") -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.field = CleanField(most=lengths.WANTED)
        self.previous = button("‹", self.previous_wanted.emit)
        self.next = button("›", self.next_wanted.emit)
        show_keys(self.previous, Command.FIND_PREVIOUS)
        show_keys(self.next, Command.FIND_NEXT)
        self.previous.setAccessibleName(Command.FIND_PREVIOUS.plain)
        self.next.setAccessibleName(Command.FIND_NEXT.plain)
        self.count = label("", "muted", wrap=False)
        self.leave = button("Stäng", self.close_bar, "quiet")
        self.leave.setAccessibleName("Stäng sökningen")
        self.leave.setToolTip("Stäng sökningen (Esc)")
        self.leave.setAccessibleDescription("Esc")
        rows = column_in(self, margin=STEP)
        row = Flow()
        row.add(field_label("Sök", self.field), self.field, self.previous, self.next)
        row.add(self.count, self.leave)
        rows.addLayout(row)
        rows.addWidget(self._replacing())
        self.field.setAccessibleName(name)
        self.field.taken.connect(self.typed)
        self.field.refused.connect(self.show_count)
        self.hide()

    def _replacing(self) -> QWidget:
        self.new = CleanField(most=lengths.WANTED)
        self.new.setAccessibleName("Byt ut mot")
        self.new.refused.connect(self.show_count)
        self.replace = button("Byt ut", self.replace_wanted.emit)
        self.replace_all = button("Byt ut alla", self.replace_all_wanted.emit)
        self.second = QWidget()
        row = Flow(self.second)
        row.add(field_label("Byt ut mot", self.new), self.new, self.replace, self.replace_all)
        self.second.hide()
        return self.second

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def has_focus(self) -> bool:
        """Whether the officer is in the bar, wherever in it."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def open_bar(self, text: str, *, replacing: bool = False) -> None:
        self.second.setVisible(replacing)
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
                announce(self.field, text, Weight.OUTCOME)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.new.hasFocus():
                self.replace_wanted.emit()
            else:
                (self.previous_wanted if back else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)
