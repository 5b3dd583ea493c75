"""The menus: every command, usable where something in the window serves it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.gui.kit.commands import FORMAT, LOOKS, MENUS, OF_THE_FIELD, Command, CommandHandlers
from app.gui.kit.parts import announce
from app.gui.kit.theme import NORMAL
from app.gui.kit.theme.appearance import Appearance, Scheme


class Menus(QMenuBar):
    """Asks whoever serves a command to do it; what nobody serves is greyed.

    Their names are there at once, so that the window has its form; `fill` puts the commands below.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Meny")
        self._served: dict[str, CommandHandlers] = {}
        self._checked: dict[Command, bool] = {}
        self.actions_by_command: dict[Command, QAction] = {}
        self.menus = {name: QMenu(name, self) for name, _ in MENUS}
        below = {line for _, lines in MENUS for line in lines if isinstance(line, str)}
        for name, menu in self.menus.items():
            if name not in below:
                self.addMenu(menu)
        self.menus[FORMAT].menuAction().setVisible(False)

    def fill(self) -> None:
        """Have every command in its menu. Not before the first paint: it would wait for this."""
        self.actions_by_command = {command: self._action(command) for command in Command}
        for name, lines in MENUS:
            for line in lines:
                self._add(self.menus[name], line)
        looks = QActionGroup(self)
        for action in self.menus[LOOKS].actions():
            looks.addAction(action)
        for command, checked in self._checked.items():
            self.actions_by_command[command].setChecked(checked)
        self._follow()

    def serve(self, who: str, doing: CommandHandlers) -> None:
        """These commands are done so from now on, instead of what the same one served before."""
        self._served[who] = doing
        self._follow()

    def check(self, command: Command, *, checked: bool) -> None:
        """Show whether something is on."""
        self._checked[command] = checked
        if self.actions_by_command:
            self.actions_by_command[command].setChecked(checked)

    def show_format(self, actions: Sequence[QAction]) -> None:
        """Have a menu of how the text that is written may be formatted, if there is any."""
        menu = self.menus[FORMAT]
        menu.clear()
        menu.addActions(list(actions))
        menu.menuAction().setVisible(bool(actions))

    def _follow(self) -> None:
        served = {command for doing in self._served.values() for command in doing}
        for command, action in self.actions_by_command.items():
            action.setEnabled(command in served)

    def _add(self, menu: QMenu, line: Command | str | None) -> None:
        if line is None:
            menu.addSeparator()
        elif isinstance(line, Command):
            menu.addAction(self.actions_by_command[line])
        else:
            menu.addMenu(self.menus[line])

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command in OF_THE_FIELD:
            # The field that has the focus knows its keys, and two that do would stop each other.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(command.menu == LOOKS)
        action.triggered.connect(lambda _checked: self._do(command))
        return action

    def _do(self, command: Command) -> None:
        for doing in self._served.values():
            if command in doing:
                doing[command]()
                return


_Field = QLineEdit | QTextEdit | QPlainTextEdit


class EditCommands(QObject):
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


_SCHEMES = {
    Command.LOOK_SYSTEM: Scheme.SYSTEM,
    Command.LOOK_LIGHT: Scheme.LIGHT,
    Command.LOOK_DARK: Scheme.DARK,
    Command.LOOK_CONTRAST: Scheme.CONTRAST,
}


def serve_looks(menus: Menus, appearance: Appearance) -> None:
    """Have the menus change how everything looks, and show what is chosen."""
    menus.serve(
        "look",
        {
            Command.LARGER: appearance.larger,
            Command.SMALLER: appearance.smaller,
            Command.NORMAL_SIZE: lambda: appearance.set_zoom(NORMAL),
            **{command: partial(appearance.choose, s) for command, s in _SCHEMES.items()},
        },
    )
    zoom = appearance.zoom

    def follow() -> None:
        nonlocal zoom
        for command, scheme in _SCHEMES.items():
            menus.check(command, checked=scheme is appearance.scheme)
        if zoom != appearance.zoom:
            zoom = appearance.zoom
            announce(menus, f"Textstorlek {zoom} procent")

    appearance.changed.connect(follow)
    follow()
