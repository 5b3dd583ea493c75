"""What stands in a text never makes the program read a file or ask a server."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage


def nothing_to_see() -> QImage:
    """A picture of nothing, for `loadResource`: for less, Qt looks for a file by itself."""
    nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
    nothing.fill(Qt.GlobalColor.transparent)
    return nothing
