"""Where the window stood, and how large it was, the last time."""

import contextlib

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from app.storage.errors import StorageError
from app.storage.settings import Settings

_NAME = "window"


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it was; on a screen that is gone it comes to one that is there."""
    remembered = settings.get(_NAME)
    if remembered:
        window.restoreGeometry(QByteArray.fromBase64(remembered.encode("ascii", "ignore")))


def remember_place(window: QWidget, settings: Settings) -> None:
    """Keep it for the next time. That it cannot be kept is nothing to be told of."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    with contextlib.suppress(StorageError):
        settings.set(_NAME, geometry)
