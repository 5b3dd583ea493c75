"""The recipient's address, and the letter to copy by hand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.gui.kit.announcements import announce
from app.gui.kit.clean_field import CleanField
from app.gui.kit.flow import Flow, row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import button, column_in, field_label, growing, label
from app.gui.kit.theme import STEP
from app.model import lengths
from app.model.contact_details import written_address
from app.model.invisible_characters import clean_detail
from app.model.letter import Letter
from app.model.rich_text import breakable

_COPY, _COPIED = "Kopiera", "Kopierat"


class LetterToCopy(QWidget):
    """Address, subject and text, each with a button that copies it."""

    def __init__(self) -> None:
        super().__init__()
        self.address, self.subject, self.text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._buttons: list[QPushButton] = []
        # So that Tab reaches the next button.
        self.text.setTabChangesFocus(True)
        self.text.setProperty("room", "reason")
        column = column_in(self)
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
        column = column_in(part, spacing=STEP // 2)
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
        self.address.setText(letter.recipient)
        self.address.setCursorPosition(0)
        self._address.setVisible(bool(letter.recipient))
        self.subject.setText(letter.subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(letter.text)
        self._show_copied(None)

    def focus_first(self) -> None:
        next(copy for copy in self._buttons if copy.isVisibleTo(self)).setFocus()

    def _copy(self, field: QLineEdit | QPlainTextEdit, copy: QPushButton, done: str) -> None:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        QGuiApplication.clipboard().setText(text)
        self._show_copied(copy)
        announce(copy, done)

    def _show_copied(self, copied: QPushButton | None) -> None:
        """Say on its button which part is on the clipboard."""
        for copy_button in self._buttons:
            copy_button.setText(_COPIED if copy_button is copied else _COPY)


_NOBODY = "Mottagaren är inte ifylld. Skriv adressen, så kommer programmet ihåg den."


class RecipientField(QWidget):
    """Asks for an address while there is none."""

    chosen = Signal(str)
    """The officer wants this address; empty for the one of the question set."""
    left = Signal(str)
    """The officer goes elsewhere, and has written this; nothing where that is no other address."""

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        self._said = label("")
        self._missing = label(_NOBODY)
        self.change = button("Ändra adressen", self._ask, "quiet")
        self.field = CleanField("", clean_detail, lengths.DETAIL)
        self.field.refused.connect(self._refuse)
        self.field.setProperty("room", "field")
        self.save = button("Spara adressen", self._choose)
        self._cancel = button("Avbryt", self._cancel_change, "quiet")
        self._cancel.setAccessibleName("Avbryt ändringen av adressen")
        self.field.returnPressed.connect(self._choose)
        self.field.textEdited.connect(self._take_back_fault)
        self.field.editingFinished.connect(self._leave)
        self._fault = MessageBar(level=Level.ERROR)
        self._note = label("", "muted")
        self._asking = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        asking = column_in(self._asking)
        asking.addWidget(self._missing)
        asking.addWidget(field_label("Mottagarens e-postadress", self.field))
        asking.addLayout(row_of(self.field, self.save, self._cancel))
        asking.addWidget(self._fault)
        column = column_in(self)
        column.addLayout(row_of(growing(self._said), self.change))
        column.addWidget(self._note)
        column.addWidget(self._asking)

    def show_address(self, address: str, begun: str = "", note: str = "") -> None:
        """Show the recipient; ask where there is none, or where `begun` was left half written."""
        self._address = address
        self._said.setText(f"Till: {breakable(address)}")
        self._said.setAccessibleName(f"Till: {address}")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.field.setText(begun or address)
        self._set_asking(asking=bool(begun) or not address)

    @property
    def asks(self) -> bool:
        """Whether there is no address yet."""
        return not self._address and not self._asking.isHidden()

    def unsaved(self) -> str:
        written = "" if self._asking.isHidden() else written_address(self.field.text())
        return "" if written == self._address else written

    def show_fault(self, text: str) -> None:
        self.field.mark_fault(text)
        self.field.setFocus()
        self._fault.say(text)

    def _take_back_fault(self) -> None:
        """What was said of another address is no longer true."""
        self._fault.hide()
        self.field.mark_fault("")

    def _refuse(self, why: str) -> None:
        self.field.mark_fault(why)
        self._fault.say(why)

    def _set_asking(self, *, asking: bool) -> None:
        self._asking.setVisible(asking)
        self._said.setVisible(not asking)
        self.change.setVisible(not asking)
        self._missing.setVisible(not self._address)
        self._cancel.setVisible(bool(self._address))
        self._fault.hide()
        self.field.mark_fault("")

    def _ask(self) -> None:
        self._set_asking(asking=True)
        self.field.setFocus()
        self.field.selectAll()

    def _choose(self) -> None:
        self.chosen.emit(written_address(self.field.text()))

    def _cancel_change(self) -> None:
        self.show_address(self._address)
        self.left.emit("")

    def _leave(self) -> None:
        # The buttons beside it save or drop what is typed themselves.
        focused, beside = QApplication.focusWidget(), self.parentWidget()
        if focused is None or beside is None or not beside.isAncestorOf(focused):
            self.left.emit(self.unsaved())
