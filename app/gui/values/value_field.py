"""What every control for a value has in common."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.parts import column_in, label
from app.gui.kit.theme import STEP
from app.gui.values.content_step import ContentStep
from app.model.finding import CellPlace
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Unfinished, Value
from app.model.swedish import with_capital

Content = tuple[Value | None, tuple[Unfinished, ...]]
"""The value, and what is typed that is none yet."""


class ValueField(QWidget):
    """A control for the value of one answer. What is wrong with it is said when it is left."""

    edited = Signal()
    """The officer has changed it."""

    def __init__(self) -> None:
        super().__init__()
        self.column = column_in(self, spacing=STEP // 2)
        self.fault = label("", "error")
        self.fault.hide()
        self._steps = QUndoStack(self)
        self._known: Content = None, ()

    @property
    def steps(self) -> QUndoStack:
        """What can be undone here; a field with text that has the focus undoes by itself."""
        return self._steps

    def begin(self, content: Content) -> None:
        """Show what an answer says, with nothing to undo."""
        self.show_content(*content)
        self.steps.clear()
        self._known = self.content()

    def put(self, content: Content) -> None:
        """Answer with this, as the officer would: it can be undone."""
        self.show_content(*content)
        self.note_change()

    def note_change(self) -> None:
        """Tell of what the officer has done, and have it undone when that is wanted."""
        now = self.content()
        if now != self._known:
            before, self._known = self._known, now
            self._steps.push(ContentStep(self, before, now))
        self.edited.emit()

    def restore(self, content: Content) -> None:
        """Show what stood here before, or after."""
        self.show_content(*content)
        self._known = self.content()
        self.edited.emit()

    def show_content(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        """Show what an answer says; nobody has edited it by that."""
        raise NotImplementedError

    def content(self) -> Content:
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where one answers."""
        raise NotImplementedError

    def focus_cell(self, cell: CellPlace) -> None:
        """Put the focus on a cell of a table; where there is none, where one answers."""
        self.focus_first()

    def show_block(self, block: int) -> None:
        """Show a cell of a table, counted row by row; elsewhere all is seen."""

    def describe(self, name: str, notes: str) -> None:
        """Have a screen reader say the question, and what is to be known of it."""
        raise NotImplementedError

    def say_fault(self, text: str) -> None:
        """Say what is wrong, or that nothing is any more."""
        if text == self.fault.text():
            return
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        if text:
            announce(self.fault, text)


def fault_text(error: UnreadableValueError) -> str:
    return f"{with_capital(str(error))}."
