"""Waiting for slow work while the window stays alive."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.gui.kit.parts import label
from app.gui.kit.theme import scaled
from app.services.errors import StoppedWaitingError

T = TypeVar("T")

_AT_ONCE_S = 0.5
_POLL_MS = 25
_AFTER_STOP_MS = 2_000
# For the title beside the buttons of the frame.
_LEAST_WIDTH = 400


def wait_for(
    work: Callable[[], T],
    stop: Callable[[], None],
    text: str,
    parent: QWidget | None,
    so_far: Callable[[], str] = str,
) -> T:
    """Run work in a thread; after half a second a dialog shows it and offers to stop.

    `so_far` says how far it has come.

    Gives what the work gives, and raises what it raises; StoppedWaitingError where the officer did
    not want to wait. Work that does not heed `stop` is left to itself after a while.
    """
    future = run_in_thread(work)
    stopped = False
    if not wait([future], _AT_ONCE_S).done:

        def told() -> str:
            return f"{text} {so_far()}".rstrip()

        stopped = _wait_beside(future, stop, told, parent)
    if stopped and (not future.done() or future.exception() is not None):
        raise StoppedWaitingError
    return future.result()


def progress_dialog(title: str, parent: QWidget | None) -> QProgressDialog:
    """Says that something goes on and offers to stop it.

    The text that it is given is shown as it is written: Qt would show the name of a file as HTML.
    """
    dialog = QProgressDialog("", "Avbryt", 0, 0, parent)
    dialog.setLabel(label("", wrap=False))
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(scaled(_LEAST_WIDTH))
    return dialog


def run_in_thread(work: Callable[[], T]) -> "Future[T]":
    future: Future[T] = Future()
    _start(lambda: _settle(future, work))
    return future


class Worker:
    """A thread that does one work after the other; nobody waits for it to start, but once."""

    def __init__(self) -> None:
        self._works: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        works = self._works

        def do() -> None:
            while (work := works.get()) is not None:
                work()

        _start(do)

    def run(self, work: Callable[[], T]) -> "Future[T]":
        future: Future[T] = Future()
        self._works.put(lambda: _settle(future, work))
        return future

    def stop(self) -> None:
        """End once all is done; nobody waits for that either."""
        self._works.put(None)


def _start(do: Callable[[], None]) -> None:
    # A daemon: a lost network drive may block it for minutes when the program ends.
    threading.Thread(target=do, daemon=True).start()


def _settle(future: "Future[T]", work: Callable[[], T]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
        future.set_exception(error)


def _wait_beside(
    future: "Future[T]", stop: Callable[[], None], text: Callable[[], str], parent: QWidget | None
) -> bool:
    """Show that the work goes on, until it is done or soon after it was stopped.

    Gives whether it was stopped.
    """
    stopped = False
    loop = QEventLoop()
    dialog = progress_dialog("Vänta", parent)
    dialog.setLabelText(text())
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setAutoReset(False)
    dialog.setMinimumDuration(0)
    polling = QTimer()
    polling.setInterval(_POLL_MS)

    def poll() -> None:
        if future.done():
            loop.quit()
        elif dialog.labelText() != text():
            dialog.setLabelText(text())

    def cancel() -> None:
        nonlocal stopped
        stopped = True
        stop()
        QTimer.singleShot(_AFTER_STOP_MS, loop, loop.quit)

    polling.timeout.connect(poll)
    dialog.canceled.connect(cancel)
    dialog.show()
    polling.start()
    try:
        loop.exec()
    finally:
        polling.stop()
        dialog.canceled.disconnect(cancel)
        dialog.close()
        dialog.deleteLater()
    return stopped
