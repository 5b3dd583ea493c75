"""The menu bar, and who serves its commands."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.gui.kit.commands import (
    APPEARANCE,
    FIELD_COMMANDS,
    FORMAT,
    MENUS,
    VIEW,
    Command,
    CommandHandlers,
)
from app.gui.kit.parts import announce
from app.gui.kit.theme import NORMAL
from app.gui.kit.theme.appearance import Appearance, Scheme


class Menus(QMenuBar):
    """Commands are done by whoever serves them; those that nobody serves are greyed.

    The menu titles are there at once, so that the window has its form; `fill` adds the commands.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Meny")
        self._served: dict[str, CommandHandlers] = {}
        self._checked: dict[Command, bool] = {}
        self._actions_by_command: dict[Command, QAction] = {}
        self.menus = {name: QMenu(name, self) for name in MENUS}
        for name, menu in self.menus.items():
            if name != APPEARANCE:
                self.addMenu(menu)
        self.menus[FORMAT].menuAction().setVisible(False)
        # Qt opens the menus with Alt alone.
        QShortcut(QKeySequence("F10"), self, lambda: self.setActiveAction(self.actions()[0]))

    def fill(self) -> None:
        """Put every command into its menu; after the first paint, which would wait for this."""
        group = dict.fromkeys(MENUS, 1)
        for command in Command:
            menu = self.menus[command.menu]
            if command.group > group[command.menu]:
                menu.addSeparator()
            group[command.menu] = command.group
            self._actions_by_command[command] = self._action(command)
            menu.addAction(self._actions_by_command[command])
        self.menus[VIEW].addSeparator()
        self.menus[VIEW].addMenu(self.menus[APPEARANCE])
        schemes = QActionGroup(self)
        for action in self.menus[APPEARANCE].actions():
            schemes.addAction(action)
        for command, checked in self._checked.items():
            self._actions_by_command[command].setChecked(checked)
        self._follow()

    def serve(self, who: str, handlers: CommandHandlers) -> None:
        """Serve these commands, instead of those that `who` served before."""
        self._served[who] = handlers
        self._follow()

    def check(self, command: Command, *, checked: bool) -> None:
        self._checked[command] = checked
        if self._actions_by_command:
            self._actions_by_command[command].setChecked(checked)

    def show_format(self, actions: Sequence[QAction]) -> None:
        menu = self.menus[FORMAT]
        menu.clear()
        menu.addActions(list(actions))
        menu.menuAction().setVisible(bool(actions))

    def _follow(self) -> None:
        served = {command for handlers in self._served.values() for command in handlers}
        for command, action in self._actions_by_command.items():
            action.setEnabled(command in served)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command in FIELD_COMMANDS:
            # The focused field has the same keys; two shortcuts would be ambiguous.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(command.menu == APPEARANCE)
        action.triggered.connect(lambda _checked: self._do(command))
        return action

    def _do(self, command: Command) -> None:
        for handlers in self._served.values():
            if command in handlers:
                handlers[command]()
                return


_Field = QLineEdit | QTextEdit | QPlainTextEdit


class EditCommands(QObject):
    """Serves the Edit menu from the focused field."""

    def __init__(self, menus: Menus) -> None:
        super().__init__(menus)
        self._menus = menus
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._serve(None)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # An open menu has the focus.
        if now is not None and now is not self._menus and now.window() is self._menus.window():
            self._serve(now if isinstance(now, _Field) else None)

    def _serve(self, field: _Field | None) -> None:
        if field is None:
            self._menus.serve("field", {})
            return
        handlers = {Command.COPY: field.copy, Command.SELECT_ALL: field.selectAll}
        if not field.isReadOnly():
            handlers |= {
                Command.UNDO: field.undo,
                Command.REDO: field.redo,
                Command.CUT: field.cut,
                Command.PASTE: field.paste,
            }
            # The answer editor, which is not imported here.
            as_text = getattr(field, "paste_as_text", None)
            if as_text is not None:
                handlers[Command.PASTE_AS_TEXT] = as_text
        self._menus.serve("field", handlers)


_SCHEMES = {
    Command.SCHEME_SYSTEM: Scheme.SYSTEM,
    Command.SCHEME_LIGHT: Scheme.LIGHT,
    Command.SCHEME_DARK: Scheme.DARK,
    Command.SCHEME_CONTRAST: Scheme.CONTRAST,
}


def serve_appearance(menus: Menus, appearance: Appearance) -> None:
    """Let the menus change the appearance, and check what is chosen."""
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

    def update() -> None:
        nonlocal zoom
        for command, scheme in _SCHEMES.items():
            menus.check(command, checked=scheme is appearance.scheme)
        if zoom != appearance.zoom:
            zoom = appearance.zoom
            announce(menus, f"Textstorlek {zoom} procent")

    appearance.changed.connect(update)
    update()
