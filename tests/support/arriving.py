"""The focus comes to a page a moment after the page."""

from PySide6.QtWidgets import QApplication

from app.gui.kit.stack import _BetweenPages
from tests.support.patience import wait_for


def arrive() -> None:
    """Let the focus come to the page that was turned to, as it has before a person acts again."""
    if _is_between():
        wait_for(lambda: not _is_between(), QApplication.processEvents)


def _is_between() -> bool:
    return isinstance(QApplication.focusWidget(), _BetweenPages)
