"""Waiting for files to be read, without the window standing still."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.gui.services import REFUSALS

if TYPE_CHECKING:
    from app.services.reading import BackgroundReader, Reading, ReadReport

_LOOK_MS = 25
_SHOWN_AFTER_MS = 500


class ReadingProgress(QObject):
    """Reads file after file; says what it does where that takes more than half a second."""

    done = Signal(object)
    """What stands in the files, all of them."""
    refused = Signal(str)
    """Why one could not be read, in Swedish; then nothing is taken of the others either."""
    stopped = Signal()

    def __init__(self, paths: Sequence[Path], reader: "BackgroundReader", parent: QWidget) -> None:
        super().__init__(parent)
        self._left = list(paths)
        self._reader = reader
        self._reads: list[ReadReport] = []
        self._file = ""
        self._reading: Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.dialog = QProgressDialog("", "Avbryt", 0, 0, parent)
        self.dialog.setWindowTitle("Läser in")
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.canceled.connect(self._stop)
        # The dialog's own wait is four seconds, whatever it is told, until it knows how far it is.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SHOWN_AFTER_MS)
        self._patience.timeout.connect(self.dialog.show)

    @property
    def file(self) -> str:
        """The name of the file that is being read."""
        return self._file

    def begin(self) -> None:
        """Read. What is there at once is told at once. Raises what nobody foresaw."""
        self._look()
        if self._reading is not None:
            self._timer.start()
            self._patience.start()

    def close(self) -> None:
        """End it, whatever has been read."""
        self._reading = None
        self._timer.stop()
        self._patience.stop()
        self.dialog.canceled.disconnect(self._stop)
        self.dialog.close()
        self.dialog.deleteLater()
        self._reader.close()
        self.deleteLater()

    def _look(self) -> None:
        try:
            while self._next_is_there():
                pass
        except REFUSALS as error:
            reason = str(error)
            self._end(lambda: self.refused.emit(reason))
            return
        except BaseException:
            # Nor is anything taken of what was read before.
            self._end(self.stopped.emit)
            raise
        if self._reading is None:
            self._end(lambda: self.done.emit(tuple(self._reads)))

    def _next_is_there(self) -> bool:
        """Take what is read, and begin with the next; False where there is nothing to take."""
        if self._reading is not None:
            if not self._reading.done():
                return False
            self._reads.append(self._reading.result())
            self._reading = None
        if not self._left:
            return False
        path = self._left.pop(0)
        self._file = path.name
        self.dialog.setLabelText(f"Läser ”{self._file}” …")
        self._reading = self._reader.begin(path)
        return True

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.stop()
        self._end(self.stopped.emit)

    def _end(self, tell: Callable[[], object]) -> None:
        self.close()
        tell()
