"""Waiting until a window shows all that it is going to, so that its picture is always the same."""

import time

from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_STEP_MS = 20
_LONGEST_S = 120.0


def hold_carets() -> None:
    """Have carets not blink: a picture would have them or not."""
    QApplication.setCursorFlashTime(0)


def settle(window: QWidget) -> None:
    """Let the program work until nothing waits for its time, and the window is painted as it stays.

    What is saved, looked through or laid out a moment after something happened waits for a timer
    that runs out once; a field's button fades in. What goes on until it is done has to be waited
    for by name.
    Raises TimeoutError.
    """
    deadline = time.monotonic() + _LONGEST_S
    before = QImage()
    while time.monotonic() < deadline:
        # Lists lay out their rows by timers that are not seen.
        QTest.qWait(_STEP_MS)
        if _is_waiting(window):
            continue
        shown = _painted(window)
        if shown == before:
            return
        before = shown
    raise TimeoutError(f"{window!r} does not come to rest")


def _is_waiting(window: QWidget) -> bool:
    fading = window.findChildren(QAbstractAnimation)
    return any(one.state() is QAbstractAnimation.State.Running for one in fading) or any(
        timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer)
    )


def _painted(window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab().toImage()
