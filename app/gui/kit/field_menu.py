"""The context menu of a field, worded as the menu bar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.gui.kit.commands import Command

# By Qt's own object names.
_COMMANDS = {
    "edit-undo": Command.UNDO,
    "edit-redo": Command.REDO,
    "edit-cut": Command.CUT,
    "edit-copy": Command.COPY,
    "edit-paste": Command.PASTE,
    "select-all": Command.SELECT_ALL,
}


def word_as_menu_bar(menu: QMenu) -> None:
    """Give Qt's own commands the texts and keys that they have in the menu bar."""
    for action in menu.actions():
        command = _COMMANDS.get(action.objectName())
        if command is not None:
            action.setText(f"{command.text}\t{command.shown_keys}")


def show_field_menu(menu: QMenu, place: QPoint) -> None:
    """Show the standard menu of a field."""
    word_as_menu_bar(menu)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
