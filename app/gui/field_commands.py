"""Undo, cut, copy and paste in the menus: done by the field that was written in last."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.gui.commands import Command
from app.gui.menus import Menus

_Field = QLineEdit | QTextEdit | QPlainTextEdit


class FieldCommands(QObject):
    """Follows where the officer writes."""

    def __init__(self, menus: Menus) -> None:
        super().__init__(menus)
        self._menus = menus
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._serve(None)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A menu takes the focus for as long as it is open.
        if now is not None and now is not self._menus and now.window() is self._menus.window():
            self._serve(now if isinstance(now, _Field) else None)

    def _serve(self, field: _Field | None) -> None:
        if field is None:
            self._menus.serve("field", {})
            return
        doing = {Command.COPY: field.copy, Command.SELECT_ALL: field.selectAll}
        if not field.isReadOnly():
            doing |= {
                Command.UNDO: field.undo,
                Command.REDO: field.redo,
                Command.CUT: field.cut,
                Command.PASTE: field.paste,
            }
            # Only the editor of an answer knows formats; to name it here would load it.
            as_text = getattr(field, "paste_as_text", None)
            if as_text is not None:
                doing[Command.PASTE_AS_TEXT] = as_text
        self._menus.serve("field", doing)
