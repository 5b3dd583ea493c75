"""The end of the program that the system asks for: at log-out, shutdown, or by a signal."""

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.gui.main_window import MainWindow

if TYPE_CHECKING:
    from types import FrameType

_LOOK_MS = 500


class Ending(QObject):
    """Saves, as closing the window does, before the system ends the program."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._asked = False
        app.commitDataRequest.connect(self.log_out)
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, self._ask)
            # While Qt waits, Python does not run, and is not told of signals.
            timer = QTimer(self)
            timer.timeout.connect(self._look)
            timer.start(_LOOK_MS)

    def log_out(self) -> None:
        """Save what can be saved; the system does not wait for more."""
        # What comes with the signal is not taken: reading it ended the process (PySide 6.11).
        self._window.end()

    def _ask(self, _number: int, _frame: "FrameType | None") -> None:
        # Not here: this may be in the midst of saving.
        self._asked = True

    def _look(self) -> None:
        if self._asked:
            self._asked = False
            self._window.close()
