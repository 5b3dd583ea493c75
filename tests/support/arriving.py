"""The focus comes to a page a moment after the page."""

from PySide6.QtWidgets import QApplication

from app.gui.kit.stack import _BetweenPages


def arrive() -> None:
    """Have the focus on the page that was turned to, as it is before a person acts again.

    Nothing else is done that waits: offscreen, that would leave no window active.
    """
    now = QApplication.focusWidget()
    if isinstance(now, _BetweenPages):
        now.typed.emit()
