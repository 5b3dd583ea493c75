"""What the officer hands over: files that are chosen or dropped, text that was copied."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.gui.services import REFUSALS, Services

if TYPE_CHECKING:
    from app.services.reading import ReadReport, SourceReader

_FILES = "Rapporter (*.json *.docx *.txt);;Alla filer (*)"


class Incoming(QObject):
    """Reads what is handed over, all of it or nothing."""

    taken = Signal(object)
    """What stands in the files or in the text."""
    refused = Signal(str)
    """Why nothing was taken, in Swedish."""

    def __init__(self, parent: QWidget, services: Services) -> None:
        super().__init__(parent)
        self._window = parent
        self._services = services

    def choose(self) -> None:
        """Let the officer choose files."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Öppna en rapport", str(self._services.open_folder()), _FILES
        )
        if chosen:
            self._services.remember_open_folder(Path(chosen[0]).parent)
            self.take([Path(name) for name in chosen])

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files."""
        self._tell(lambda: self.read(paths))

    def take_copied(self) -> None:
        """Read what was copied in another program."""
        # None where nothing has been copied yet, whatever Qt's types say.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if copied is None or not copied.text().strip():
            self.refused.emit("Det finns ingen kopierad text.")
            return
        from app.gui.widgets.paste import rich_text_from

        blocks, text = rich_text_from(copied), copied.text()
        self._tell(lambda: (self._reader().read_copied(blocks, text),))

    def read(self, paths: Sequence[Path]) -> "tuple[ReadReport, ...]":
        """What stands in the files. Raises one of REFUSALS."""
        reader = self._reader()
        return tuple(reader.read(path) for path in paths)

    def _reader(self) -> "SourceReader":
        # What reads foreign files takes a moment to load, and is not needed before there is one.
        from app.services.reading import SourceReader

        return SourceReader(self._services.making)

    def _tell(self, read: "Callable[[], tuple[ReadReport, ...]]") -> None:
        try:
            reads = read()
        except REFUSALS as error:
            self.refused.emit(f"Det gick inte att läsa en rapport. {error}")
        else:
            self.taken.emit(reads)
