"""A person's steps: every click of the mouse, and every key but those of a text, taken and counted.

They are counted where the system hands them to a window, before any widget: none can be left out.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.kit.committee_picker import CommitteePicker
from tests.support.tab_order import name_of
from tests.support.typing import NO_KEYS, type_text

_CLICKS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
_MODIFIERS = {
    *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
}
_A_LITTLE_MS = 20


class StepCounter(QObject):
    """Counts from when it is made until `stop`.

    Of what is typed only the letters that a committee is looked for with are steps: an answer, a
    name or an address has to be written however good the program is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []
        self._asked = ""
        """The key that was last asked about as a shortcut."""
        _application().installEventFilter(self)

    def stop(self) -> None:
        _application().removeEventFilter(self)

    def clear(self) -> None:
        """Begin anew."""
        self.steps.clear()

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return "\n".join(f"{number:3} {step}" for number, step in enumerate(self.steps, 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(watched, QWindow):
            if event.type() in _CLICKS and isinstance(event, QMouseEvent):
                self.steps.append(f"click on {_clicked(watched, event)}")
            elif event.type() in _KEYS and isinstance(event, QKeyEvent):
                self._take_key(event)
        elif isinstance(watched, CommitteePicker) and not event.spontaneous():
            self._take_letter(event)
        return False

    def _take_letter(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.steps.append(event.text())

    def _take_key(self, event: QKeyEvent) -> None:
        """A key is asked about as a shortcut first; if it is one, it is not pressed in a window."""
        if event.key() in _MODIFIERS:
            return
        name = _name(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            self._asked = name
        elif self._asked == name:
            self._asked = ""
            return
        self.steps.append(name)


class Hands:
    """Press what is seen on the screen, and the keys, as the system tells of it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click in the middle of it, or at a place of it; what is not seen there is a failure."""
        _come_to_rest()
        assert widget.isEnabled(), f"{name_of(widget)} cannot be used"
        window, at = widget.window(), place or widget.rect().center()
        there = widget.mapTo(window, at)
        seen = window.childAt(there)
        assert seen is not None
        assert seen is widget or widget.isAncestorOf(seen), f"{name_of(widget)} is not seen"
        QTest.mouseClick(_handle(window), Qt.MouseButton.LeftButton, NO_KEYS, there)
        self._settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key; it goes to whatever has the keys."""
        _come_to_rest()
        QTest.keyClick(_handle(QApplication.activeWindow()), key, modifiers)
        self._settle()

    def type(self, text: str) -> None:
        """Write where the focus is."""
        _come_to_rest()
        field = QApplication.focusWidget()
        assert field is not None, "nothing has the focus"
        type_text(field, text)
        _come_to_rest()

    def _settle(self) -> None:
        _come_to_rest()
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is None:
            # What closes gives its window the keys back; on the offscreen platform nobody does it.
            self._window.activateWindow()
            _come_to_rest()


def _come_to_rest() -> None:
    QTest.qWait(_A_LITTLE_MS)


def _handle(window: QWidget | None) -> QWindow:
    assert window is not None, "no window is active"
    handle = window.windowHandle()
    assert handle is not None
    return handle


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    return application


def _name(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString() or event.text()


def _clicked(window: QWindow, event: QMouseEvent) -> str:
    shown = next(one for one in QApplication.topLevelWidgets() if one.windowHandle() is window)
    widget = shown.childAt(event.position().toPoint())
    while widget is not None and not name_of(widget):
        widget = widget.parentWidget()
    return name_of(widget) if widget else "nothing"
