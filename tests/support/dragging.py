"""Dragging files over a widget and dropping them, as from a folder's window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


def files_on(target: QWidget, files: Sequence[Path | QUrl]) -> bool:
    """Drag files over a widget. Whether it would take them."""
    event = _entered(target, _mime(files))
    return event.isAccepted()


def drop_files(target: QWidget, files: Sequence[Path]) -> None:
    """Drop files on a widget; one that does not take them is a failure."""
    mime = _mime(files)
    assert _entered(target, mime).isAccepted(), f"{target!r} takes no files"
    QApplication.sendEvent(
        target, QDropEvent(QPointF(target.rect().center()), _COPY, mime, _LEFT, _NO_KEYS)
    )
    # They are taken when the drag is over.
    QTest.qWait(1)


def _entered(target: QWidget, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(target.rect().center(), _COPY, mime, _LEFT, _NO_KEYS)
    event.setAccepted(False)
    QApplication.sendEvent(target, event)
    return event


def _mime(files: Sequence[Path | QUrl]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(
        [file if isinstance(file, QUrl) else QUrl.fromLocalFile(str(file)) for file in files]
    )
    return mime
