"""Files that are dragged over the window, even over one of its fields."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def files_in(mime: QMimeData) -> list[Path]:
    """The local files among what is dragged; none for text or remote addresses."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def offers_no_files(mime: QMimeData) -> bool:
    """Whether it is a mail or an attachment out of Outlook, which has no file of its own yet."""
    promised = any("FileGroupDescriptor" in name for name in mime.formats())
    return promised and not files_in(mime)


def pass_files_on(field: QWidget) -> None:
    """Let files that are dragged over a field reach the window instead of the field."""
    target = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    target.installEventFilter(_PassFilesOn(field))


class _PassFilesOn(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDragMoveEvent):
            mime = event.mimeData()
            if files_in(mime) or offers_no_files(mime):
                event.ignore()
                return True
        return False
