"""The menu bar, and who serves its commands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.gui.kit.announcements import announce
from app.gui.kit.commands import (
    APPEARANCE,
    FIELD_COMMANDS,
    FORMAT,
    MENUS,
    VIEW,
    Command,
    CommandHandlers,
)
from app.gui.kit.page_stack import PageStack
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
        # Nothing is confirmed unread because a key is held down.
        action.setAutoRepeat(command is not Command.CONFIRM)
        action.setCheckable(command.menu == APPEARANCE)
        action.triggered.connect(lambda _checked: self._do(command))
        return action

    def _do(self, command: Command) -> None:
        for handlers in self._served.values():
            if command in handlers:
                handlers[command]()
                return


_STEP_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_Field = QLineEdit | QTextEdit | QPlainTextEdit
_Stepper = _Field | QAction


class EditCommands(QObject):
    """Serves the Edit menu from the focused field.

    Where nothing is written in, undoing is for the text of the page, as its buttons are. Where no
    text has anything to undo, it is for what was done last with the whole.
    """

    def __init__(self, menus: Menus, pages: PageStack) -> None:
        super().__init__(menus)
        self._menus = menus
        self._pages = pages
        self._of_field: list[QMetaObject.Connection] = []
        self._of_page: list[QMetaObject.Connection] = []
        self._steps: tuple[_Stepper | None, _Stepper | None] = (None, None)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        pages.page_changed.connect(self._follow_page)
        self._serve(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # Not of other events: while the window is deleted there is no page any more.
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._takes_key(watched, event)
        return super().eventFilter(watched, event)

    def _takes_key(self, field: QWidget, event: QKeyEvent) -> bool:
        """Whether a key in a field is no more the field's."""
        if self._pages.current.owns_undo(field) and any(map(event.matches, _STEP_KEYS)):
            # Of the keys that are asked about as a shortcut none is the field's; the menu has them.
            return event.type() is QEvent.Type.ShortcutOverride
        # A field takes the keys of undoing also where it has nothing to undo.
        undo, _redo = self._steps
        pressed = event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(undo, QAction) and event.matches(QKeySequence.StandardKey.Undo):
            undo.trigger()
            return True
        return False

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, _Field) and now.window() is self._menus.window():
            now.installEventFilter(self)
        # An open menu has the focus.
        if now is not None and now is not self._menus and now.window() is self._menus.window():
            field = now if isinstance(now, _Field) else None
            self._listen(self._of_field, _signals_of(field))
            self._serve(field)

    def _follow_page(self) -> None:
        page = self._pages.current
        actions = (*page.undo_actions(), *filter(None, [page.undo_last()]))
        self._listen(self._of_page, [action.enabledChanged for action in actions])
        self._update()

    def _listen(
        self, connections: list[QMetaObject.Connection], signals: Sequence[SignalInstance]
    ) -> None:
        """Be told by these, and no longer by those before."""
        for connection in connections:
            QObject.disconnect(connection)
        connections[:] = [signal.connect(lambda *_: self._update()) for signal in signals]

    def _update(self) -> None:
        """Serve anew what can be undone, if that has changed."""
        now = QApplication.focusWidget()
        field = now if isinstance(now, _Field) else None
        if (field is None or field.window() is self._menus.window()) and (
            self._steppers(field) != self._steps
        ):
            self._serve(field)

    def _steppers(self, field: _Field | None) -> tuple[_Stepper | None, _Stepper | None]:
        """What undoes, and does again: the field, or an action of the page."""
        page = self._pages.current
        last = _possible(page.undo_last())
        if field is None or field.isReadOnly() or page.owns_undo(field):
            undo, redo = map(_possible, (*page.undo_actions(), None, None)[:2])
            return undo or last, redo
        if isinstance(field, QLineEdit):
            can = field.isUndoAvailable(), field.isRedoAvailable()
        else:
            can = field.document().isUndoAvailable(), field.document().isRedoAvailable()
        return field if can[0] else last, field if can[1] else None

    def _serve(self, field: _Field | None) -> None:
        handlers: dict[Command, Callable[[], object]] = {}
        if field is not None:
            handlers |= {Command.COPY: field.copy, Command.SELECT_ALL: field.selectAll}
        written = None if field is None or field.isReadOnly() else field
        if written is not None:
            handlers |= {Command.CUT: written.cut, Command.PASTE: written.paste}
            # The answer editor, which is not imported here.
            as_text = getattr(written, "paste_as_text", None)
            if as_text is not None:
                handlers[Command.PASTE_AS_TEXT] = as_text
        self._steps = self._steppers(field)
        undo, redo = self._steps
        if undo is not None:
            handlers[Command.UNDO] = undo.trigger if isinstance(undo, QAction) else undo.undo
        if redo is not None:
            handlers[Command.REDO] = redo.trigger if isinstance(redo, QAction) else redo.redo
        self._menus.serve("field", handlers)


def _possible(action: QAction | None) -> QAction | None:
    return action if action is not None and action.isEnabled() else None


def _signals_of(field: _Field | None) -> Sequence[SignalInstance]:
    """What tells that something else can be undone."""
    if field is None or isinstance(field, QLineEdit):
        return [] if field is None else [field.textChanged]
    return [field.undoAvailable, field.redoAvailable]


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
