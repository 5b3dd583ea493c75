"""A text editor that takes from other programs what rich text can say, and gives it to them."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QTextEdit

from app.formats.answers_text import blocks_to_copy
from app.formats.errors import CopiedTextError
from app.formats.html_reader import Copied
from app.gui.commands import Command
from app.gui.widgets.announcing import announce
from app.gui.widgets.clipboard import copied_from, lines_from, put_on, said_of
from app.gui.widgets.document import insert, selected
from app.gui.widgets.dropped_files import files_in
from app.gui.widgets.no_resources import nothing_to_see


class PastingEdit(QTextEdit):
    """Copies, pastes and takes what is dropped on it."""

    told = Signal(str)
    """Why what was pasted is not taken, or what of it has changed, in Swedish."""

    def __init__(self) -> None:
        super().__init__()
        keys = QShortcut(QKeySequence(Command.PASTE_AS_TEXT.keys[0]), self, self.paste_as_text)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        # A file that is dropped here is meant for the window.
        return not files_in(source) and (source.hasText() or source.hasHtml())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        copied = QMimeData()
        put_on(copied, blocks_to_copy(selected(self.textCursor())))
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        self._take(source, copied_from)

    def paste_as_text(self) -> None:
        """Paste the text alone, a paragraph a line."""
        # None where nothing has been copied yet, whatever Qt's types say.
        source: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if source is not None and not self.isReadOnly():
            self._take(source, lines_from)

    def _take(self, source: QMimeData, read: Callable[[QMimeData], Copied]) -> None:
        try:
            copied = read(source)
        except CopiedTextError as error:
            self._tell(str(error))
            return
        if copied.blocks and not self.isReadOnly():
            insert(self.textCursor(), copied.blocks)
            self.ensureCursorVisible()
        self._tell(said_of(copied))

    def _tell(self, text: str) -> None:
        if text:
            self.told.emit(text)
            announce(self, text)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        return nothing_to_see()
