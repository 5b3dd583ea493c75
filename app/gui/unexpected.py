"""What nobody foresaw: the work is saved, the officer is told, the program goes on."""

import contextlib
import datetime
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSysInfo, Qt, QTimer, Signal, qVersion

from app.gui.main_window import MainWindow
from app.gui.widgets.error_dialog import ErrorDialog
from app.services.error_report import Circumstances, error_report, error_trail

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_LOG = logging.getLogger(__name__)
_SAME_MISFORTUNE = datetime.timedelta(seconds=10)
_NOT_OURS = (KeyboardInterrupt, SystemExit)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Unexpected(QObject):
    """Takes the place of `sys.excepthook`, and of those of threads and destructors.

    An error that goes on coming is told of once. Only reports are logged: messages of errors may
    quote what was typed. Nothing is raised from here, for Python would then print both errors.
    """

    _came_elsewhere = Signal(str)

    def __init__(self, window: MainWindow, now: Callable[[], datetime.datetime] = _now) -> None:
        super().__init__()
        self._window = window
        self._now = now
        self._dialog: ErrorDialog | None = None
        self._in_dialog: set[str] = set()
        self._latest: dict[str, datetime.datetime] = {}
        self._telling = False
        self._safe = True
        self._came_elsewhere.connect(self._tell_safely, Qt.ConnectionType.QueuedConnection)

    def take_over(self) -> None:
        """Be told of every error that nobody catches, until the program ends."""
        sys.excepthook = self
        threading.excepthook = self._of_a_thread
        sys.unraisablehook = self._unraisable

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, _NOT_OURS):
            sys.__excepthook__(kind, error, trace)
        elif self.thread().isCurrentThread():
            self._tell_safely(error_trail(error))
        else:
            self._send(error)

    def _of_a_thread(self, came: threading.ExceptHookArgs) -> None:
        # What ends a thread on purpose is told by nobody, here as otherwise.
        if not issubclass(came.exc_type, _NOT_OURS):
            self._send(came.exc_value or came.exc_type())

    def _unraisable(self, came: "UnraisableHookArgs") -> None:
        # It may come in the midst of anything.
        self._send(came.exc_value or came.exc_type())

    def _send(self, error: BaseException) -> None:
        """Have it told of by the window's own thread, when that is free."""
        # The window may be gone by now, and this with it.
        with contextlib.suppress(RuntimeError):
            self._came_elsewhere.emit(error_trail(error))

    def _tell_safely(self, trail: str) -> None:
        try:
            self._tell(trail)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in telling of an error
            _LOG.error(error_trail(error))

    def _tell(self, trail: str) -> None:
        now = self._now()
        latest = self._latest.get(trail)
        self._latest[trail] = now
        again = latest is not None and now - latest < _SAME_MISFORTUNE
        report = error_report(trail, _circumstances(now))
        if not again:
            _LOG.error(report)
        # What fails while this is told is not told of in turn.
        if self._telling:
            return
        self._telling = True
        try:
            # A disk that refuses is not asked at every one of a hundred errors.
            if self._safe or not again:
                self._safe = self._window.tell_unexpected()
            self._show(trail, report, again=again)
        finally:
            self._telling = False

    def _show(self, trail: str, report: str, *, again: bool) -> None:
        if self._dialog is not None:
            self._dialog.say(saved=self._safe)
            if trail in self._in_dialog:
                self._dialog.count()
            else:
                self._dialog.add(trail)
        elif not again:
            self._dialog = ErrorDialog(self._window, report, saved=self._safe)
            self._dialog.finished.connect(self._forget_dialog)
            # Not here: this may be in the midst of painting.
            QTimer.singleShot(0, self._dialog, self._dialog.open_beside)
        else:
            return
        self._in_dialog.add(trail)

    def _forget_dialog(self) -> None:
        self._dialog = None
        self._in_dialog.clear()


def _circumstances(now: datetime.datetime) -> Circumstances:
    system = f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})"
    return Circumstances(qVersion(), system, now)
