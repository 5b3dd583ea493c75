"""Files that are dragged over the window: they are for the window, whatever field is below them."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def files_in(mime: QMimeData) -> list[Path]:
    """The files of this machine among what is dragged; none of text, or of what is elsewhere."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def pass_files_on(field: QWidget) -> None:
    """Let files that are dragged over a field come to the window, not into its text."""
    target = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    target.installEventFilter(_PassFilesOn(field))


class _PassFilesOn(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDragMoveEvent) and files_in(event.mimeData()):
            event.ignore()
            return True
        return False
