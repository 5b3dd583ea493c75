"""Two versions of a report, before it is decided which of them to go on with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.changes_view import ChangesView
from app.gui.widgets.parts import button
from app.model.form import FormDefinition
from app.model.report import Report

_SIZE = (720, 520)


class ChangesDialog(QDialog):
    """Shows what differs; decides nothing."""

    def __init__(
        self, before: Report, after: Report, form: FormDefinition, since: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Vad som skiljer")
        self.resize(*_SIZE)
        self.changes = ChangesView()
        self.changes.show_changes(before, after, form, since)
        self.leave = button("Stäng", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(self.changes, 1)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)
