"""Reading files that are chosen or dropped, and copied text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.formats.backup.recognition import BEGINNING_BYTES, begins_as_backup
from app.formats.report_json import SUFFIX
from app.gui.kit.file_dialogs import choose_files
from app.gui.kit.messages import Level, Message
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.kit.signals import signal
from app.gui.kit.waiting import progress_dialog
from app.model.invisible_characters import is_blank
from app.model.shown_characters import shown
from app.storage.errors import StorageError
from app.storage.file_reading import is_folder, opened

if TYPE_CHECKING:
    from app.services.reading.report_reader import BackgroundReader, Reading, ReadReport

_POLL_MS = 25
_SHOWN_AFTER_MS = 500


class ReadingProgress(QObject):
    """Reads file after file, with a progress dialog after half a second."""

    @signal
    def done(self, reads: "tuple[ReadReport, ...]", /) -> None: ...

    refused = Signal(str)
    """Why one could not be read, in Swedish; then nothing is taken of the others either."""
    stopped = Signal()

    def __init__(self, paths: Sequence[Path], reader: "BackgroundReader", parent: QWidget) -> None:
        super().__init__(parent)
        self._left = list(paths)
        self._paths = tuple(paths)
        self._reader = reader
        self._reads: list[ReadReport] = []
        self._reading: Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._dialog = progress_dialog("Läser in", parent)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.canceled.connect(self._stop)
        # The dialog's own delay is four seconds while the progress is indeterminate.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SHOWN_AFTER_MS)
        self._patience.timeout.connect(self._dialog.show)

    def begin(self) -> None:
        """Read; what is ready at once is emitted at once. Raises unexpected errors."""
        self._poll()
        if self._reading is not None:
            self._timer.start()
            self._patience.start()

    def close(self) -> None:
        self._reading = None
        self._timer.stop()
        self._patience.stop()
        self._dialog.canceled.disconnect(self._stop)
        self._dialog.close()
        self._dialog.deleteLater()
        self._reader.close()
        self.deleteLater()

    def _poll(self) -> None:
        try:
            while self._next_is_there():
                pass
        except REFUSALS as error:
            reason = str(error)
            self._end(lambda: self.refused.emit(reason))
            return
        except BaseException:
            # What was read before is dropped, too.
            self._end(self.stopped.emit)
            raise
        if self._reading is None:
            reads = self._told_apart()
            self._end(lambda: self.done.emit(reads))

    def _told_apart(self) -> "tuple[ReadReport, ...]":
        """Files of one name are called by their folder, too."""
        if len({path.name for path in self._paths}) == len(self._paths):
            return tuple(self._reads)
        from app.services.reading.report_reader import source_names

        named = zip(self._reads, source_names(self._paths), strict=True)
        return tuple(replace(read, source=source) for read, source in named)

    def _next_is_there(self) -> bool:
        """Collect what is read, and start on the next; False where nothing is ready."""
        if self._reading is not None:
            if not self._reading.done():
                return False
            self._reads.append(self._reading.result())
            self._reading = None
        if not self._left:
            return False
        path = self._left.pop(0)
        self._dialog.setLabelText(f"Läser ”{shown(path.name)}” …")
        self._reading = self._reader.begin(path)
        return True

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.stop()
        self._end(self.stopped.emit)

    def _end(self, after_end: Callable[[], object]) -> None:
        self.close()
        after_end()


_SETS = "Frågeuppsättningar (*.toml);;Alla filer (*)"
_REPORTS = f"*{SUFFIX} *.json *.docx *.odt *.pdf *.txt *.eml *.msg *.zip"
_FILES = f"Rapporter och frågeuppsättningar ({_REPORTS} *.toml);;Rapporter ({_REPORTS});;{_SETS}"


class Incoming(QObject):
    """Reads files and copied text, all or nothing."""

    @signal
    def reports_received(self, reads: "tuple[ReadReport, ...]", /) -> None: ...

    @signal
    def sets_received(self, paths: Sequence[Path], /) -> None: ...

    @signal
    def folder_received(self, folder: Path, /) -> None: ...

    @signal
    def backup_received(self, path: Path, /) -> None: ...

    @signal
    def refused(self, message: Message, /) -> None: ...

    def __init__(self, parent: QWidget, services: Services) -> None:
        super().__init__(parent)
        self._window = parent
        self._services = services
        self._progress: ReadingProgress | None = None
        self._waiting: list[Callable[[], object]] = []

    def choose(self) -> None:
        self.receive(self._chosen("Öppna en rapport eller en frågeuppsättning", _FILES))

    def choose_sets(self) -> None:
        chosen = self._chosen("Installera en frågeuppsättning", _SETS)
        if chosen:
            self.sets_received.emit(chosen)

    def receive(self, paths: Sequence[Path]) -> None:
        """Read these files. Reports and question sets are read one kind at a time, or refused."""
        if len(paths) == 1 and _is_folder(paths[0]):
            self.folder_received.emit(paths[0])
            return
        if len(paths) == 1 and is_backup(paths[0]):
            self.backup_received.emit(paths[0])
            return
        from app.services.sending.report_mail import without_their_mails

        paths = without_their_mails(paths)
        sets = [path for path in paths if is_question_set(path)]
        if not sets and paths:
            self.read(paths, self.reports_received.emit, self._refuse)
        elif len(sets) < len(paths):
            names = ", ".join(f"”{shown(path.name)}”" for path in sets)
            self._say_error(
                f"Frågeuppsättningar ({names}) och rapporter öppnas var för sig. Ingen av filerna "
                "är öppnad. Försök med en sort i taget."
            )
        elif sets:
            self.sets_received.emit(sets)

    def _chosen(self, title: str, kinds: str) -> list[Path]:
        chosen = choose_files(self._window, title, self._services.folder(Folder.OPEN), kinds)
        if chosen:
            self._services.remember_folder(Folder.OPEN, chosen[0].parent)
        return chosen

    def receive_copied(self) -> None:
        # None where nothing has been copied yet, whatever Qt's types say.
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if copied is None or is_blank(copied.text()):
            self._say_error("Det finns ingen kopierad text.")
            return
        # Takes a moment to load.
        from app.gui.editor.clipboard import copied_from
        from app.services.reading.report_reader import ReportReader

        reader = ReportReader(self._services.context)
        try:
            read = reader.read_copied(copied_from(copied).blocks, copied.text())
        except REFUSALS as error:
            self._refuse(str(error))
        else:
            self.reports_received.emit((read,))

    def read(
        self,
        paths: Sequence[Path],
        on_read: "Callable[[tuple[ReadReport, ...]], object]",
        on_refused: Callable[[str], object],
    ) -> None:
        """Call one of these with the content of the files, or with why it cannot be read.

        Files that are handed over while others are read are read after them: whoever opens three
        at once hands them over one by one.
        """
        if self._progress is not None:
            self._waiting.append(lambda: self.read(paths, on_read, on_refused))
            return

        reader = self._services.reader(self._services.context)
        progress = self._progress = ReadingProgress(paths, reader, self._window)
        # First, so that slots can start another reading.
        for ended in (progress.done, progress.refused, progress.stopped):
            ended.connect(self._ended)
        progress.done.connect(on_read)
        progress.refused.connect(on_refused)
        progress.begin()

    def close(self) -> None:
        self._waiting.clear()
        if self._progress is not None:
            self._progress.close()
            self._progress = None

    def _ended(self, *_: object) -> None:
        self._progress = None
        # After the other slots of the signal.
        QTimer.singleShot(0, self, self._read_on)

    def _read_on(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()

    def _refuse(self, reason: str) -> None:
        self._say_error(f"Det gick inte att läsa en rapport. {reason}")

    def _say_error(self, text: str) -> None:
        self.refused.emit(Message(text, Level.ERROR))


def _is_folder(path: Path) -> bool:
    try:
        return is_folder(path)
    except StorageError:
        # The reader will say why.
        return False


def is_question_set(path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def is_backup(path: Path) -> bool:
    """Whether it begins as a backup, be it whole or not."""
    if path.suffix.lower() != ".zip":
        return False
    try:
        with opened(path) as file:
            return begins_as_backup(file.read(BEGINNING_BYTES))
    except StorageError:
        # The reader will say why.
        return False
