"""The program asked within its own process, where there is no bus: what Qt would tell one.

What the bus does with it is not tried this way, nor what is announced.
"""

from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QApplication

_ROLES = {
    QAccessible.Role.Button: "push button",
    QAccessible.Role.EditableText: "text",
    QAccessible.Role.StaticText: "label",
    QAccessible.Role.CheckBox: "check box",
    QAccessible.Role.RadioButton: "radio button",
    QAccessible.Role.ComboBox: "combo box",
    QAccessible.Role.List: "list",
    QAccessible.Role.ListItem: "list item",
    QAccessible.Role.Application: "application",
    QAccessible.Role.Window: "frame",
    QAccessible.Role.Dialog: "dialog",
    QAccessible.Role.MenuBar: "menu bar",
    QAccessible.Role.MenuItem: "menu item",
    QAccessible.Role.PopupMenu: "menu",
    QAccessible.Role.ButtonMenu: "push button menu",
    QAccessible.Role.ScrollBar: "scroll bar",
    QAccessible.Role.Slider: "slider",
    QAccessible.Role.SpinBox: "spin button",
    QAccessible.Role.Link: "link",
}
_STATES = (
    *("active", "checked", "editable", "focusable", "focused"),
    *("selectable", "selected"),
)


@dataclass(frozen=True)
class InsideObject:
    """An object by its interface, which is asked each time."""

    interface: QAccessibleInterface

    @classmethod
    def program(cls) -> "InsideObject":
        """The program itself, with all its windows."""
        running = QApplication.instance()
        assert running is not None
        return cls(QAccessible.queryAccessibleInterface(running))

    def __repr__(self) -> str:
        return f"{self.role} {self.name!r}"

    @property
    def name(self) -> str:
        return self.interface.text(QAccessible.Text.Name)

    @property
    def description(self) -> str:
        return self.interface.text(QAccessible.Text.Description)

    @property
    def role(self) -> str:
        role = self.interface.role()
        return _ROLES.get(role, role.name)

    @property
    def states(self) -> frozenset[str]:
        state = self.interface.state()
        said = {name for name in _STATES if getattr(state, name)}
        said |= {"enabled"} if not state.disabled else set()
        return frozenset(said | ({"showing"} if not state.invisible else set()))

    @property
    def children(self) -> "list[InsideObject]":
        places = range(self.interface.childCount())
        return [InsideObject(self.interface.child(place)) for place in places]

    @property
    def actions(self) -> list[str]:
        # Qt's hints do not say that there may be none.
        interface: QAccessibleActionInterface | None = self.interface.actionInterface()
        return interface.actionNames() if interface is not None else []

    @property
    def labels(self) -> list[str]:
        label = QAccessible.RelationFlag.Label
        said = (one for one, kind in self.interface.relations() if kind & label)
        return [InsideObject(one).name for one in said]

    @property
    def text(self) -> str:
        interface = self.interface.textInterface()
        return interface.text(0, interface.characterCount())

    def do(self, action: str) -> None:
        assert action in self.actions, f"{self!r} can do no more than {self.actions}"
        self.interface.actionInterface().doAction(action)

    def focus(self) -> None:
        self.do(QAccessibleActionInterface.setFocusAction())

    def write(self, text: str) -> None:
        assert "editable" in self.states, f"{self!r} cannot be written in"
        length = self.interface.textInterface().characterCount()
        self.interface.editableTextInterface().replaceText(0, length, text)

    def insert(self, place: int, text: str) -> None:
        assert "editable" in self.states, f"{self!r} cannot be written in"
        self.interface.editableTextInterface().insertText(place, text)

    def select(self, begin: int, end: int) -> None:
        self.interface.textInterface().addSelection(begin, end)

    def choose(self, row: int) -> None:
        assert self.interface.selectionInterface().select(self.children[row].interface)
