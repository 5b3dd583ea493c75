"""Handing a file or a folder to the program that the system has for it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> bool:
    """Open it. False where the system could not; not every system knows."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
