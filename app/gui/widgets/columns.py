"""A page in the middle of the window, as wide as a text may be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

# Against stretches of 1: a widget has all of a row until it is as wide as it may be.
_MOST = 1000


def centred(widget: QWidget, room: str = "column") -> QHBoxLayout:
    """The widget as wide as it may be, in the middle of what is left.

    Its room is a width that the style sheet knows.
    """
    widget.setProperty("room", room)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, _MOST)
    row.addStretch(1)
    return row


def scrolled(page: QWidget, room: str = "column") -> QScrollArea:
    """The page in the middle, to be scrolled where it is higher than its room."""
    return _Scrolled(page, room)


class _Scrolled(QScrollArea):
    """Has the page stand in one line with what is centred above and below it, scroll bar or not."""

    def __init__(self, page: QWidget, room: str) -> None:
        super().__init__()
        self._page = page
        self._row = centred(page, room)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setLayout(self._row)
        self.setWidget(holder)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        room = self.viewport().width()
        # As wide as the scroll bar, out of what the page leaves empty.
        spare = max(room - self._page.maximumWidth(), 0)
        self._row.setContentsMargins(min(self.width() - room, spare), 0, 0, 0)
