"""The folder to export to: typed, pasted, or chosen in a dialog."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.kit.clean_field import CleanField
from app.gui.kit.file_dialogs import choose_folder
from app.gui.kit.flow import row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import button, column_in, field_label
from app.gui.kit.services import Folder, Services
from app.gui.kit.theme import STEP
from app.model.invisible_characters import clean_path

_NOWHERE = "Välj vilken mapp filerna ska sparas i."


class FolderField(QWidget):
    """What is wrong with the folder stands below it until another one is put in."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._documents = services.documents
        self.field = CleanField(str(services.folder(Folder.EXPORT)), clean_path)
        self.choose = button("Välj mapp …", self._choose)
        self.fault = MessageBar(level=Level.ERROR)
        self.field.taken.connect(lambda: self._say(""))
        self.field.refused.connect(self._say)
        self.field.editingFinished.connect(self._leave)
        column = column_in(self, spacing=STEP)
        column.addWidget(field_label("Mapp att spara i", self.field))
        column.addLayout(row_of(self.field, self.choose))
        column.addWidget(self.fault)

    def folder(self) -> Path | None:
        """As it stands there; None, with the reason shown, where there is none."""
        folder = self._written()
        if folder is None:
            self.show_fault(_NOWHERE)
        return folder

    def show_fault(self, text: str) -> None:
        """Say what is wrong with the folder, which is to be put right there."""
        self._say(text)
        self.field.setFocus()

    def _say(self, text: str) -> None:
        self.field.mark_fault(text)
        self.fault.say(text)

    def _leave(self) -> None:
        if self._written() is None:
            self._say(_NOWHERE)

    def _written(self) -> Path | None:
        text = self.field.text().strip()
        # What is no whole path is not looked for where the program happens to run.
        return self._documents / Path(text).expanduser() if text else None

    def _choose(self) -> None:
        chosen = choose_folder(self, "Välj mapp", self._written() or self._documents)
        if chosen is not None:
            self.field.setText(str(chosen))
