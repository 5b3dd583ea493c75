"""Signs that nobody sees are not typed, where they carry no meaning."""

from PySide6.QtCore import QMimeData
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


def is_typed_in_vain(event: QKeyEvent, editor: QTextEdit | QPlainTextEdit) -> bool:
    """Whether a key types nothing but a sign that carries no meaning there."""
    return bool(event.text()) and not meaningful(event.text(), editor.textCursor())


def clean_composed(event: QInputMethodEvent, editor: QTextEdit | QPlainTextEdit) -> None:
    """Have an input method put in only what carries meaning."""
    composed = event.commitString()
    clean = meaningful(composed, editor.textCursor())
    if clean != composed:
        event.setCommitString(clean, event.replacementStart(), event.replacementLength())


class CleanPlainTextEdit(QPlainTextEdit):
    """A field of plain text that neither takes them from the keyboard nor by pasting."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not is_typed_in_vain(event, self):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        clean_composed(event, self)
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        clean = QMimeData()
        clean.setText(without_meaningless(source.text()))
        super().insertFromMimeData(clean if source.hasText() else source)
