"""Asking before something is lost: the one thing that is worth stopping the officer for."""

from PySide6.QtWidgets import QMessageBox, QWidget


def really(parent: QWidget, text: str, yes: str, no: str) -> bool:
    """Ask, with buttons that say what they do. Enter and Escape are the safe answer."""
    box = QMessageBox(QMessageBox.Icon.Warning, parent.windowTitle(), text, parent=parent)
    go_on = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    stop = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.exec()
    return box.clickedButton() is go_on
