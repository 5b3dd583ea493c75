"""Telling a screen reader what has changed elsewhere than where the officer is."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a text read aloud, when there is a pause."""
    # Not before they are needed: to name them takes PySide a while, and the window waits for it.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
