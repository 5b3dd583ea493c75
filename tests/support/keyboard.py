"""A keyboard, and nothing else: keys go to whatever has them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.support.patience import comes_to_be
from tests.support.tab_order import name_of
from tests.support.typing import NO_KEYS, SHIFT, press, type_text

ALT = Qt.KeyboardModifier.AltModifier
_MOST_TABS = 40
_A_LITTLE_MS = 20


class Keyboard:
    """Types and presses keys; knows where the focus is only by its name."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def type(self, text: str) -> None:
        """Write where the focus is; the first letter in a cell of a table opens it."""
        for sign in text:
            type_text(_target(), sign)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press one key."""
        press(_target(), key, modifiers)
        # What closes tells of it a little later.
        QTest.qWait(_A_LITTLE_MS)
        if QApplication.activePopupWidget() is None:
            # A list or menu that closes gives its window the focus back; here nobody does it.
            active = QApplication.activeWindow()
            if active is None or not active.isVisible():
                active = self._window
            active.activateWindow()
            there = comes_to_be(lambda: _has_focus(active), lambda: QTest.qWait(_A_LITTLE_MS))
            assert there, f"the keys are not in {active!r}"

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until what is called this has the focus."""
        passed = [self.focus]
        for _ in range(_MOST_TABS):
            if self.focus == name:
                return
            self.press(Qt.Key.Key_Tab, SHIFT if back else NO_KEYS)
            passed.append(self.focus)
        raise AssertionError(f"Tab does not come to {name!r}: {passed}")

    def choose(self, *mnemonics: Qt.Key) -> None:
        """Choose in the menus, by the letters that are underlined."""
        first, *others = mnemonics
        self.press(first, ALT)
        for key in others:
            assert isinstance(QApplication.activePopupWidget(), QMenu)
            self.press(key)

    @property
    def focus(self) -> str:
        """The name of what has the focus."""
        return name_of(_target())


def _has_focus(window: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return window.isActiveWindow() and focused is not None and focused.window() is window


def _target() -> QWidget:
    popup = QApplication.activePopupWidget()
    # A list of suggestions leaves the keys to the field that it belongs to.
    found = popup if popup is not None else QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found
