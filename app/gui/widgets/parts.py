"""Labels, buttons and frames in the roles that the theme knows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui.theme import STEP

_POINTERS = "‹› "


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A text in a role that the theme knows.

    It is title, question, heading, overline, label, muted, small, error, done or attention.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def give_role(widget: QWidget, role: str) -> None:
    """Have a widget that is there already look as another role."""
    widget.setProperty("role", role)
    widget.style().polish(widget)


def growing(text: QLabel) -> QLabel:
    """A text that takes the room there is beside others, in a Flow."""
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return text


def field_label(text: str, field: QWidget) -> QLabel:
    """The label of a field, bound to it for the keyboard and for screen readers."""
    made = label(text, "label")
    made.setBuddy(field)
    field.setAccessibleName(text)
    return made


class _Button(QPushButton):
    """Enter presses it too, as in every dialog the officer knows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object], role: str = "") -> QPushButton:
    """A button in one of the roles primary, quiet, or none."""
    made = _Button(text)
    if role:
        made.setProperty("role", role)
    if text != text.strip(_POINTERS):
        # The signs that point on or back are for the eye.
        made.setAccessibleName(text.strip(_POINTERS))
    made.clicked.connect(lambda _checked: clicked())
    return made


def page_column(page: QWidget) -> QVBoxLayout:
    """The layout of a page: one column."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(STEP)
    return column


def frame(role: str) -> QFrame:
    """A frame in one of the roles panel, header, notice."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
