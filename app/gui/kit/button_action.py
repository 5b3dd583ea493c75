"""What a button does, as an action for menus and keys."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton


class ButtonAction(QAction):
    """Possible while its button is seen."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button.text(), button)
        self.setEnabled(False)
        self.triggered.connect(button.click)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # Not when the window as a whole is minimised or shown again.
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide} and not event.spontaneous():
            self.setEnabled(event.type() is QEvent.Type.Show)
        return super().eventFilter(watched, event)
