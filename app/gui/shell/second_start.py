"""A second start hands its file to the first window, and ends."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app import PRODUCT_NAME
from app.gui.kit.messages import message_box
from app.services.single_instance import handed_over
from app.storage.instance_mailbox import InstanceMailbox

_POLL_MS = 1000


class InstanceListener(QObject):
    """Receives what second starts hand over, and passes it on when no dialog is open."""

    def __init__(
        self,
        parent: QObject,
        mailbox: InstanceMailbox,
        receive: Callable[[Path | None], object],
    ) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._receive = receive
        self._waiting: list[Path | None] = []
        self._watcher = QFileSystemWatcher(self)
        self._watcher.addPath(str(mailbox.folder))
        self._watcher.directoryChanged.connect(self.poll)
        # Folders on the network are not watched.
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.poll)
        self._timer.start(_POLL_MS)
        self.poll()

    def poll(self) -> None:
        """Whatever arrives while a dialog is open waits."""
        self._waiting += handed_over(self._mailbox)
        while self._waiting and QApplication.activeModalWidget() is None:
            self._receive(self._waiting.pop(0))


def allow_bring_to_front() -> None:
    """Let another program bring its window to the front; Windows has to be asked."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


def wants_another_window() -> bool:
    """Say that the running program does not answer, and ask whether to go on."""
    box = message_box(
        PRODUCT_NAME,
        "Programmet är redan öppet, men svarar inte. Vänta en stund och försök igen. Du kan också "
        "öppna ett fönster till. En rapport som är öppen i det andra fönstret kan du då bara läsa.",
    )
    another = box.addButton("Öppna ett fönster till", QMessageBox.ButtonRole.AcceptRole)
    wait = box.addButton("Avsluta", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(wait)
    box.exec()
    return box.clickedButton() is another
