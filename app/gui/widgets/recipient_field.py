"""The address that a report is sent to: shown, and written where there is none or another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.breaking import breakable
from app.gui.widgets.dropped_files import pass_files_on
from app.gui.widgets.flow import row_of
from app.gui.widgets.parts import button, field_label, growing, label
from app.gui.widgets.problem import Problem

_NOBODY = (
    "Det står inte i frågorna vem rapporten ska till. Skriv adressen, så finns den med i "
    "mejlet nu och nästa gång."
)


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
        self.field = QLineEdit()
        self.field.setProperty("room", "field")
        pass_files_on(self.field)
        self.save = button("Spara adressen", self._choose)
        self.cancel = button("Avbryt", self._give_up, "quiet")
        self.cancel.setAccessibleName("Avbryt ändringen av adressen")
        self.field.returnPressed.connect(self._choose)
        self.field.editingFinished.connect(self._leave)
        self._fault = Problem()
        self._note = label("", "muted")
        self._asking = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(STEP)
        asking.addWidget(self._missing)
        asking.addWidget(field_label("Mottagarens e-postadress", self.field))
        asking.addLayout(row_of(self.field, self.save, self.cancel))
        asking.addWidget(self._fault)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(row_of(growing(self._said), self.change))
        column.addWidget(self._note)
        column.addWidget(self._asking)

    def show_address(self, address: str, begun: str = "", note: str = "") -> None:
        """Show to whom the report goes, or ask; what was begun of an address is gone on with."""
        self._address = address
        self._said.setText(f"Till: {breakable(address)}")
        self._said.setAccessibleName(f"Till: {address}")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.field.setText(begun or address)
        self._set_asking(asking=bool(begun) or not address)

    def unsaved(self) -> str:
        """What is written and not chosen yet."""
        written = "" if self._asking.isHidden() else self.field.text().strip()
        return "" if written == self._address else written

    def show_fault(self, text: str) -> None:
        """Say what is wrong with the address that was written."""
        self._mark_fault(text)
        self.field.setFocus()
        self._fault.say(text)

    def _set_asking(self, *, asking: bool) -> None:
        self._asking.setVisible(asking)
        self._said.setVisible(not asking)
        self.change.setVisible(not asking)
        self._missing.setVisible(not self._address)
        self.cancel.setVisible(bool(self._address))
        self._fault.hide()
        self._mark_fault("")

    def _mark_fault(self, text: str) -> None:
        self.field.setAccessibleDescription(text)
        self.field.setProperty("fault", bool(text))
        self.field.style().polish(self.field)

    def _ask(self) -> None:
        self._set_asking(asking=True)
        self.field.setFocus()
        self.field.selectAll()

    def _choose(self) -> None:
        self.chosen.emit(self.field.text())

    def _give_up(self) -> None:
        self.show_address(self._address)
        self.left.emit("")

    def _leave(self) -> None:
        # Beside it stand what saves it, what gives it up and what sends: they see to it themselves.
        focused, beside = QApplication.focusWidget(), self.parentWidget()
        if focused is None or beside is None or not beside.isAncestorOf(focused):
            self.left.emit(self.unsaved())
