"""The reason why a question is not applicable."""

from PySide6.QtWidgets import QWidget

from app.gui.editor.clean_typing import CleanPlainTextEdit
from app.gui.kit.announcements import announce
from app.gui.kit.dropped_files import pass_files_on
from app.gui.kit.parts import column_in, field_label, label
from app.model import lengths


class ReasonPanel(QWidget):
    """The reason why a question is not applicable."""

    def __init__(self) -> None:
        super().__init__()
        self.field = CleanPlainTextEdit(lengths.REASON)
        self.field.setTabChangesFocus(True)
        self.field.setProperty("room", "reason")
        pass_files_on(self.field)
        self.fault = label("", "error")
        self.fault.hide()
        self.field.refused.connect(self._show_fault)
        self.kept = label(
            "Det du har skrivit i svaret sparas, men följer inte med i exporten.", "muted"
        )
        column = column_in(self)
        column.addWidget(field_label("Varför är frågan inte relevant? (obligatoriskt)", self.field))
        column.addWidget(self.field)
        column.addWidget(self.fault)
        column.addWidget(self.kept)
        column.addStretch()

    def _show_fault(self, text: str) -> None:
        if text == self.fault.text():
            return
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        if text:
            announce(self.fault, text)

    def text(self) -> str:
        # toPlainText() would turn no-break spaces into spaces.
        return self.field.document().toRawText().replace("\u2029", "\n")
