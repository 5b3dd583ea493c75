"""Signs that nobody sees are not typed, where they carry no meaning."""

from unicodedata import normalize

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.gui.kit.clean_field import too_long_text
from app.gui.kit.field_menu import show_field_menu
from app.model.invisible_characters import has_invisible, meaningless_places, without_meaningless


def meaningful(text: str, place: QTextCursor) -> str:
    """What of a text carries meaning where it is put in, in place of the selection."""
    if not has_invisible(text):
        return text
    block = place.block()
    before = _part(block, block.position(), place.selectionStart())
    after = _part(block, place.selectionEnd(), block.position() + block.length() - 1)
    places = set(meaningless_places(f"{before}{text}{after}".replace("\u2028", "\n")))
    return "".join(sign for at, sign in enumerate(text, len(before)) if at not in places)


def _part(block: QTextBlock, start: int, end: int) -> str:
    part = QTextCursor(block)
    part.setPosition(start)
    part.setPosition(max(start, end), QTextCursor.MoveMode.KeepAnchor)
    return part.selectedText()


def keep_typing_clean(editor: QTextEdit | QPlainTextEdit) -> None:
    """Have neither a key nor an input method put in what carries no meaning."""
    editor.installEventFilter(_CleanTyping(editor))


class _CleanTyping(QObject):
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(editor, (QTextEdit, QPlainTextEdit)):
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return bool(event.text()) and not meaningful(event.text(), editor.textCursor())
        if isinstance(event, QInputMethodEvent):
            composed = event.commitString()
            clean = meaningful(composed, editor.textCursor())
            if clean != composed:
                event.setCommitString(clean, event.replacementStart(), event.replacementLength())
        return False


class CleanPlainTextEdit(QPlainTextEdit):
    """A field of plain text that takes them neither from the keyboard nor by pasting.

    What would make it longer than it may be is not taken at all.
    """

    refused = Signal(str)
    """Why what was put in last is not taken, in Swedish; empty when something is again."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        keep_typing_clean(self)
        self.textChanged.connect(lambda: self.refused.emit(""))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        show_field_menu(self.createStandardContextMenu(), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        typed = event.text()
        if not (typed.isprintable() or typed == "\r") or self._has_room_for(typed):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        if self._has_room_for(event.commitString()):
            super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        clean = QMimeData()
        clean.setText(without_meaningless(source.text()))
        if self._has_room_for(clean.text()):
            super().insertFromMimeData(clean if source.hasText() else source)

    def _has_room_for(self, text: str) -> bool:
        """Say so where there is none."""
        # Composed, a text has at most three times as many signs.
        fits = not text or 3 * (self.document().characterCount() + len(text)) <= self._most
        if not fits:
            there, replaced = self.document().toRawText(), self.textCursor().selectedText()
            there_then = len(normalize("NFC", there)) - len(normalize("NFC", replaced))
            fits = there_then + len(normalize("NFC", text)) <= self._most
        if not fits:
            self.refused.emit(too_long_text(self._most))
        return fits
