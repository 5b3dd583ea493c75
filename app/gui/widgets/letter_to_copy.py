"""The words of a mail, to be copied into one that the officer begins."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.announcing import announce
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, field_label, label
from app.model.letter import Letter

_COPY, _COPIED = "Kopiera", "Kopierat"


class LetterToCopy(QWidget):
    """Address, subject and text, each with a button that copies it."""

    def __init__(self) -> None:
        super().__init__()
        self.address, self.subject, self.text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._buttons: list[QPushButton] = []
        # Below them, Tab goes on.
        self.text.setTabChangesFocus(True)
        self.text.setProperty("room", "reason")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(
            label(
                "Börja ett nytt mejl i ditt mejlprogram. Kopiera dit det som står nedan, och "
                "bifoga de två filerna. Visa filerna öppnar mappen där de ligger."
            )
        )
        self._address = self._part("Adress", "adressen", "Adressen är kopierad.", self.address)
        column.addWidget(self._address)
        column.addWidget(self._part("Ämne", "ämnet", "Ämnet är kopierat.", self.subject))
        column.addWidget(self._part("Text", "texten", "Texten är kopierad.", self.text))

    def _part(
        self, name: str, called: str, done: str, field: QLineEdit | QPlainTextEdit
    ) -> QWidget:
        field.setReadOnly(True)
        copy = button(_COPY, lambda: self._copy(field, copy, done))
        copy.setAccessibleName(f"Kopiera {called}")
        self._buttons.append(copy)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        column.addWidget(field_label(name, field))
        row = Flow()
        if isinstance(field, QLineEdit):
            row.add(field, copy)
        else:
            column.addWidget(field)
            row.add(copy)
        column.addLayout(row)
        return part

    def show_letter(self, letter: Letter) -> None:
        """Show what there is to copy; no address where nobody is known."""
        self.address.setText(letter.recipient)
        self.address.setCursorPosition(0)
        self._address.setVisible(bool(letter.recipient))
        self.subject.setText(letter.subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(letter.text)
        self._show_copied(None)

    def focus_first(self) -> None:
        """Put the focus on what copies the first of them."""
        next(one for one in self._buttons if one.isVisibleTo(self)).setFocus()

    def _copy(self, field: QLineEdit | QPlainTextEdit, copy: QPushButton, done: str) -> None:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        QGuiApplication.clipboard().setText(text)
        self._show_copied(copy)
        announce(copy, done)

    def _show_copied(self, copied: QPushButton | None) -> None:
        """Say on its button which of them is on the clipboard."""
        for one in self._buttons:
            one.setText(_COPIED if one is copied else _COPY)
