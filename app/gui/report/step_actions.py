"""Undoing on the page of a question: in its value where one is in it, else in its text."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from app.gui.editor.format_bar import FormatBar
from app.gui.values.value_panel import ValuePanel


class StepActions(QObject):
    """For the menus, and for keys that no field takes."""

    def __init__(self, value: ValuePanel, bar: FormatBar) -> None:
        super().__init__(value)
        self._value = value
        self._bar = bar
        self.undo = QAction(bar.undo.text(), self)
        self.redo = QAction(bar.redo.text(), self)
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        for changed in (
            value.steps.canUndoChanged,
            value.steps.canRedoChanged,
            bar.undo.enabledChanged,
            bar.redo.enabledChanged,
        ):
            changed.connect(lambda _possible: self._show())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        steps, bar = self._value.steps, self._bar
        of_value = self._value.has_focus
        self.undo.setEnabled(steps.canUndo() if of_value else bar.undo.isEnabled())
        self.redo.setEnabled(steps.canRedo() if of_value else bar.redo.isEnabled())

    def _undo(self) -> None:
        (self._value.steps.undo if self._value.has_focus else self._bar.undo.trigger)()

    def _redo(self) -> None:
        (self._value.steps.redo if self._value.has_focus else self._bar.redo.trigger)()
