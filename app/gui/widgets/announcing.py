"""Telling a screen reader what has changed elsewhere than where the officer is."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a text read aloud, when there is a pause."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
