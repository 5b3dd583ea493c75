"""Dragging files or text over a widget and dropping them, as from another window."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QLibraryInfo, QMimeData, QPoint, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


def files_on(target: QWidget, files: Sequence[Path | QUrl], text: str = "") -> bool:
    """Drag files over a widget, some programs add their names as text. Whether it takes them."""
    return taken_by(target, _mime(files, text))


def taken_by(target: QWidget, mime: QMimeData) -> bool:
    """Drag something over a widget. Whether it, or what it is a part of, takes it."""
    return _entered(target, mime).isAccepted()


def drop_files(target: QWidget, files: Sequence[Path], text: str = "") -> None:
    """Drop files on a widget; one that does not take them is a failure."""
    drop(target, _mime(files, text))
    # They are taken when the drag is over.
    QTest.qWait(1)


def drop(target: QWidget, mime: QMimeData) -> None:
    """Drop something in the middle of a widget; one that does not take it is a failure."""
    assert _entered(target, mime).isAccepted(), f"{target!r} does not take it"
    QApplication.sendEvent(
        target, QDropEvent(QPointF(target.rect().center()), _COPY, mime, _LEFT, _NO_KEYS)
    )


def _entered(target: QWidget, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(_place(target), _COPY, mime, _LEFT, _NO_KEYS)
    event.setAccepted(False)
    QApplication.sendEvent(target, event)
    return event


def _place(target: QWidget) -> QPoint:
    """The middle; from Qt 6.12 on an event takes it in parts of a pixel, and calls others old."""
    middle = target.rect().center()
    if QLibraryInfo.version() < QVersionNumber(6, 12):
        return middle
    return cast("QPoint", QPointF(middle))


def _mime(files: Sequence[Path | QUrl], text: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    mime.setUrls(
        [file if isinstance(file, QUrl) else QUrl.fromLocalFile(str(file)) for file in files]
    )
    return mime
