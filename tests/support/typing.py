"""Typing as a person does, key by key; Swedish letters included.

pytest-qt's own keyClicks aborts the process on ä, ö and é, so the events are made here.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.arriving import arrive

NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type a text into a widget; LF is Shift+Enter."""
    for sign in text:
        if sign == "\n":
            press(widget, Qt.Key.Key_Return, SHIFT)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, 0, NO_KEYS, sign))


def compose(widget: QWidget, shown: str, typed: str = "") -> None:
    """Show what a dead key or an input method has so far, or end it with what came of it."""
    event = QInputMethodEvent(shown, [])
    event.setCommitString(typed)
    QCoreApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press one key, as a shortcut too."""
    QTest.keyClick(widget, key, modifiers)
    arrive()
