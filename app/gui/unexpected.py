"""What nobody foresaw: the work is saved, the officer is told, the program goes on."""

import sys
from types import TracebackType

from app.gui.main_window import MainWindow


class Unexpected:
    """Takes the place of `sys.excepthook` while a window is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._telling = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if self._telling or not isinstance(error, Exception):
            return
        # What fails while this is told is not told of in turn.
        self._telling = True
        try:
            self._window.tell_unexpected()
        finally:
            self._telling = False
