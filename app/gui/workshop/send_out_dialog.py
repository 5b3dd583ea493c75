"""A set sent out: a mail to the committees, with the set and by choice the empty form."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QWidget

from app.gui.editor.clean_typing import CleanPlainTextEdit
from app.gui.export.folder_field import FolderField
from app.gui.kit.flow import Flow
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import button, column_in, field_label, label
from app.gui.kit.services import Services
from app.gui.kit.theme import STEP, scaled
from app.model import lengths

_WIDTH = 560
_ADDRESSES_HEIGHT = 140
_HIDDEN = "En på varje rad. Mottagarna ser inte varandras adresser."
_NONE_KNOWN = "Det finns inga adresser i registret, så fyll i dem här eller i mejlet."


class SendOutDialog(QDialog):
    """To whom, with what, and where the files are put."""

    wanted = Signal()

    def __init__(self, addresses: Sequence[str], services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Skicka ut frågorna")
        self.setMinimumWidth(min(scaled(_WIDTH), parent.window().width() - 40))
        self.addresses = CleanPlainTextEdit(lengths.TEXT)
        self.addresses.setTabChangesFocus(True)
        self.addresses.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.addresses.setFixedHeight(scaled(_ADDRESSES_HEIGHT))
        self.addresses.setPlainText("\n".join(addresses))
        self.with_form = QCheckBox("Bifoga också den tomma blanketten i Word")
        self.folder = FolderField(services)
        self.problem = MessageBar(level=Level.ERROR)
        self.send = button("Öppna mejlet", self.wanted.emit, "primary")
        self._leave = button("Avbryt", self.reject)
        self._leave.setAutoDefault(False)
        buttons = Flow()
        buttons.add(self._leave)
        buttons.add_at_the_end(self.send)
        column = column_in(self, spacing=STEP * 2)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.addWidget(field_label("E-postadresser", self.addresses))
        column.addWidget(label(_HIDDEN if addresses else f"{_HIDDEN} {_NONE_KNOWN}", "small"))
        for part in (self.addresses, self.with_form, self.folder, self.problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self.addresses.setFocus()

    def to(self) -> tuple[str, ...]:
        """The addresses as they stand there, each once."""
        written = self.addresses.toPlainText().replace(",", "\n").replace(";", "\n")
        return tuple(dict.fromkeys(line.strip() for line in written.splitlines() if line.strip()))

    def where(self) -> Path | None:
        return self.folder.folder()
