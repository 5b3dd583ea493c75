"""A page in the middle of the window, as wide as a text may be."""

from PySide6.QtCore import Qt
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
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setLayout(centred(page, room))
    area.setWidget(holder)
    return area
