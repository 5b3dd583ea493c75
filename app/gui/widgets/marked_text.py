"""Formatted text to be read, with some of its words underlined."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QLabel

from app.gui.theme import colours, on_new_look
from app.gui.widgets.document import load
from app.gui.widgets.text_places import cursors_at
from app.model.finding import Position
from app.model.rich_text import RichText, plain_text


class MarkedText(QLabel):
    """As high as its text: whoever shows it scrolls."""

    def __init__(self, blocks: RichText, marked: Sequence[Position], nothing: str) -> None:
        super().__init__()
        self._blocks = blocks
        self._marked = marked
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(plain_text(blocks) or nothing)
        if blocks:
            on_new_look(self._write)
            self._write()
        else:
            self.setProperty("role", "muted")
            self.setText(nothing)

    def _write(self) -> None:
        # Its colours and sizes are written into the text.
        document = QTextDocument()
        document.setDefaultFont(self.font())
        load(document, self._blocks)
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setForeground(QColor(colours().done))
        for cursor in cursors_at(document, self._marked):
            cursor.mergeCharFormat(look)
        self.setText(document.toHtml())
