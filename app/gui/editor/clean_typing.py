"""Signs that nobody sees are not typed, where they carry no meaning."""

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

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
    """A field of plain text that neither takes them from the keyboard nor by pasting."""

    def __init__(self) -> None:
        super().__init__()
        keep_typing_clean(self)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        clean = QMimeData()
        clean.setText(without_meaningless(source.text()))
        super().insertFromMimeData(clean if source.hasText() else source)
