"""Where something lies on this computer: its path, to be shown in its folder or copied."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.announcing import announce
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, field_label
from app.storage.errors import StorageError
from app.storage.reading import stands


class PlaceRow(QWidget):
    """One path, to be selected; `folder` is what is opened, itself or what it lies in."""

    told = Signal(str)
    """What came of it, in Swedish; empty where it is seen."""

    def __init__(self, name: str, path: Path, folder: Path) -> None:
        super().__init__()
        self._name = name
        self._folder = folder
        self.path = QLineEdit(str(path))
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self.show_folder = button("Visa mappen", self._show)
        self.copy = button("Kopiera", self._copy)
        for one in (self.show_folder, self.copy):
            one.setAccessibleName(f"{one.text()}: {name}")
            one.setAutoDefault(False)
        row = Flow()
        row.add(self.path, self.show_folder, self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(STEP // 2)
        whole.addWidget(field_label(name, self.path))
        whole.addLayout(row)

    def _show(self) -> None:
        if not self._is_there():
            self.told.emit(f"Mappen {self._folder} finns inte än. Den skapas när den behövs.")
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.told.emit("")
        else:
            self.told.emit(f"Mappen gick inte att visa. Den finns här: {self._folder}")

    def _is_there(self) -> bool:
        try:
            return stands(self._folder)
        except StorageError:
            # Whoever is to show it knows better.
            return True

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.path.text())
        self.told.emit("")
        announce(self.copy, f"{self._name} är kopierad")
