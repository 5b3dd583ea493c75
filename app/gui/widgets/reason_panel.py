"""Why a question is not relevant, in the place of its answer."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.dropped_files import pass_files_on
from app.gui.widgets.parts import field_label, label


class ReasonPanel(QWidget):
    """The reason, and a word on the text that was set aside."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setProperty("room", "reason")
        pass_files_on(self.field)
        self.kept = label(
            "Det du har skrivit i svaret sparas, men följer inte med i exporten.", "muted"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(field_label("Varför är frågan inte relevant? (obligatoriskt)", self.field))
        column.addWidget(self.field)
        column.addWidget(self.kept)
        column.addStretch()

    def text(self) -> str:
        """The reason as it is written."""
        # Its own toPlainText() makes every no-break space a space.
        return self.field.document().toRawText().replace("\u2029", "\n")
