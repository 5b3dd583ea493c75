"""A box with what would have been written to a console, where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from app import PRODUCT_NAME


def show_text(text: str) -> None:
    """Show it until the officer closes it. Needs no window of the program."""
    app = QApplication.instance() or QApplication([PRODUCT_NAME])
    box = QMessageBox(QMessageBox.Icon.Information, PRODUCT_NAME, text.strip())
    # Names of files stand in it.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    del app
