"""Labels, buttons, frames and layouts, in the roles of the style sheet."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui.kit.theme import STEP

_Growing = TypeVar("_Growing", bound=QWidget)


def fit_on_screen(window: QWidget, width: int, height: int) -> None:
    """Make a window this large, or as large as the screen has room for beside its frame."""
    # Not `window.screen()`: collecting the window would delete the screen.
    room = QGuiApplication.primaryScreen().availableSize()
    window.resize(min(width, room.width() - 40), min(height, room.height() - 60))


# Against stretches of 1: the widget gets all of a row up to its maximum width.
_MOST = 1000


def centred(widget: QWidget, room: str = "column") -> QHBoxLayout:
    """The widget as wide as it may be, in the middle.

    Its room is a width that the style sheet knows.
    """
    widget.setProperty("room", room)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, _MOST)
    row.addStretch(1)
    return row


def scrolled(page: QWidget, room: str = "column") -> QScrollArea:
    """The page in the middle, scrolling where it is too high."""
    return _Scrolled(page, room)


class _Scrolled(QScrollArea):
    """Aligns the page with what is centred above and below it, scroll bar or not."""

    def __init__(self, page: QWidget, room: str) -> None:
        super().__init__()
        self._page = page
        self._row = centred(page, room)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder = QWidget()
        self.setWidget(self._holder)
        # Last: all that is in the page is dressed anew whenever what it is in gets a parent.
        self._holder.setLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        # Not by the viewport: when it first gives a widget of its own, PySide loads every kind of
        # widget there is, and the first paint waits for it.
        room = min(self._holder.width(), self.width())
        # As wide as the scroll bar, as far as there is space beside the page.
        spare = max(room - self._page.maximumWidth(), 0)
        self._row.setContentsMargins(min(self.width() - room, spare), 0, 0, 0)


def scroll_to(first: QWidget, last: QWidget) -> None:
    """Scroll so that all from the first to the last is seen, or as much as there is room for."""
    # Their positions are known when they are laid out.
    QTimer.singleShot(0, last, lambda: _scroll(first, last))


def _scroll(first: QWidget, last: QWidget) -> None:
    area = scroll_area_around(first)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    top = first.mapTo(page, QPoint()).y() - STEP
    bottom = last.mapTo(page, QPoint(0, last.height())).y() + STEP
    bar, room = area.verticalScrollBar(), area.viewport().height()
    bar.setValue(min(top, max(bottom - room, bar.value())))


def scroll_area_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


_POINTERS = "‹› "


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A text in a role of the style sheet.

    It is title, question, heading, overline, label, muted, small, error, done or attention.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def literal(text: str) -> str:
    """A text for a button, a menu or a label of a field, in which & begins no mnemonic."""
    return text.replace("&", "&&")


def title_text(text: str) -> str:
    """A text for the title of a window, in which [*] does not stand for "changed"."""
    return text.replace("[*]", "[*][*]")


def give_role(widget: QWidget, role: str) -> None:
    """Change the role of a widget that is shown."""
    widget.setProperty("role", role)
    widget.style().polish(widget)


def fixed_font() -> QFont:
    """For lines that stand in columns; as large as any other text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF())
    return font


def growing(widget: _Growing) -> _Growing:
    """Let a text or a field take the remaining width in a Flow."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget


def field_label(text: str, field: QWidget) -> QLabel:
    """A label bound to its field for the keyboard and screen readers."""
    made = label(literal(text), "label")
    made.setBuddy(field)
    field.setAccessibleName(text)
    return made


class _Button(QPushButton):
    """Enter presses it too, as in a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object] | None = None, role: str = "") -> QPushButton:
    """In the role primary, quiet, or none."""
    made = _Button(text)
    if role:
        made.setProperty("role", role)
    if text != text.strip(_POINTERS):
        # The arrows are for the eye only.
        made.setAccessibleName(text.strip(_POINTERS))
    if clicked is not None:
        made.clicked.connect(lambda _checked: clicked())
    return made


def column_in(widget: QWidget, *, margin: int = 0, spacing: int = STEP) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    return column


def frame(role: str) -> QFrame:
    """In the role panel, header, notice or warning."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def clear_layout(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
