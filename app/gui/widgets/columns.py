"""A page in the middle of the window, as wide as a text may be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.gui.theme import COLUMN

# Against stretches of 1: a widget has all of a row until it is as wide as it may be.
_MOST = 1000


def centred(widget: QWidget, width: int = COLUMN) -> QHBoxLayout:
    """The widget as wide as it may be, in the middle of what is left."""
    widget.setMaximumWidth(width)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, _MOST)
    row.addStretch(1)
    return row


def scrolled(page: QWidget, width: int = COLUMN) -> QScrollArea:
    """The page in the middle, to be scrolled where it is higher than its room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setLayout(centred(page, width))
    area.setWidget(holder)
    return area
