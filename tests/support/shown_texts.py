"""What a widget shows in words."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget


def shown_words(widget: QWidget) -> str:
    """All labels that are seen wherever the widget is, in order."""
    QApplication.processEvents()
    labels = widget.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisibleTo(widget))


def shown_buttons(widget: QWidget, text: str = "") -> list[QPushButton]:
    """The buttons that are seen, or those with this text."""
    QApplication.processEvents()
    buttons = (one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget))
    return [one for one in buttons if text in ("", one.text())]


def is_seen(widget: QWidget) -> bool:
    """Whether all of it is within what is scrolled to."""
    QApplication.processEvents()
    return widget.visibleRegion().boundingRect() == widget.rect()
