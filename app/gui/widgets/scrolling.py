"""Scrolling to what has just been shown below the edge of a page."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from app.gui.theme import STEP


def scroll_to(first: QWidget, last: QWidget) -> None:
    """Have all be seen from the one to the other, or as much from the first on as there is room."""
    # Where they stand is known when they are laid out.
    QTimer.singleShot(0, last, lambda: _scroll(first, last))


def _scroll(first: QWidget, last: QWidget) -> None:
    area = _area_around(first)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    top = first.mapTo(page, QPoint()).y() - STEP
    bottom = last.mapTo(page, QPoint(0, last.height())).y() + STEP
    bar, room = area.verticalScrollBar(), area.viewport().height()
    bar.setValue(min(top, max(bottom - room, bar.value())))


def _area_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
