"""A text editor in which text is bold, italic, a sub-heading or a list in three levels."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from app.gui.widgets.block_kind import kind_of, set_kind, text_blocks
from app.gui.widgets.document import insert, to_blocks
from app.gui.widgets.list_order import arrange_lists
from app.gui.widgets.pasting_edit import PastingEdit
from app.model.rich_text import MAX_LEVEL, BlockKind, RichText


class FormattingEdit(PastingEdit):
    """Holds what rich text can say, and nothing else; formats it as the format bar asks."""

    place_changed = Signal()
    """The cursor stands elsewhere, or what it stands in has changed its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.cursorPositionChanged.connect(self.place_changed)

    def show_document(self, document: QTextDocument) -> None:
        """Edit this document, with the steps of undo it has, from the end of its text."""
        self.setDocument(document)
        end = QTextCursor(document)
        end.movePosition(QTextCursor.MoveOperation.End)
        # Not the cursor that Qt has made: it still has the format of the document before.
        self.setTextCursor(end)
        document.setDefaultFont(self.font())
        document.setIndentWidth(24)
        document.blockCountChanged.connect(self._arrange_soon, Qt.ConnectionType.UniqueConnection)
        self.place_changed.emit()

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802
        super().setReadOnly(read_only)
        roles = QPalette.ColorRole
        self.viewport().setBackgroundRole(roles.Window if read_only else roles.Base)

    def blocks(self) -> RichText:
        return to_blocks(self.document())

    # What the format bar asks for.

    def kind(self) -> tuple[BlockKind, int]:
        """What the cursor stands in, and its level in a list."""
        return kind_of(self.textCursor().block())

    def toggle_bold(self) -> None:
        if self.kind()[0] is BlockKind.SUBHEADING:
            return
        bold = self.fontWeight() >= QFont.Weight.DemiBold
        self._merge_format("bold", not bold)

    def toggle_italic(self) -> None:
        self._merge_format("italic", not self.fontItalic())

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the selected blocks this kind; paragraphs again, if all of them are already."""
        blocks = self._selected_blocks()
        if all(kind_of(block)[0] is kind for block in blocks):
            kind = BlockKind.PARAGRAPH
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in blocks:
            level = kind_of(block)[1] if kind.is_list_item else 0
            set_kind(QTextCursor(block), kind, level)
        arrange_lists(self.document())
        cursor.endEditBlock()
        self.take_up_format()

    def change_level(self, step: int) -> None:
        """Move the selected list items in (1) or out (-1); out of level 0 leaves the list."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in self._selected_blocks():
            kind, level = kind_of(block)
            if not kind.is_list_item:
                continue
            if level + step < 0:
                set_kind(QTextCursor(block), BlockKind.PARAGRAPH)
            elif level + step <= MAX_LEVEL:
                set_kind(QTextCursor(block), kind, level + step)
        arrange_lists(self.document())
        cursor.endEditBlock()
        self.take_up_format()

    def take_over(self, blocks: RichText, *, whole: bool) -> None:
        """Write an earlier text, or a part of one, where the cursor stands, as one step of undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if whole:
            # It begins on a line of its own, and is what it was.
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            if cursor.block().text():
                cursor.insertBlock()
            set_kind(cursor, BlockKind.PARAGRAPH)
        insert(cursor, blocks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def take_up_format(self) -> None:
        """Write on in the format of the place: the cursor keeps the one it had before."""
        before = self.textCursor()
        renewed = QTextCursor(self.document())
        renewed.setPosition(before.anchor())
        renewed.setPosition(before.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(renewed)
        self.place_changed.emit()

    def _merge_format(self, what: str, on: bool) -> None:
        form = QTextCharFormat()
        if what == "bold":
            form.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
        else:
            form.setFontItalic(on)
        self.mergeCurrentCharFormat(form)
        self.place_changed.emit()

    def _selected_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return [b for b in text_blocks(document) if first <= b.blockNumber() <= last]

    def _arrange_soon(self) -> None:
        # Not within the edit that is being told of.
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        arrange_lists(self.document())
        cursor.endEditBlock()
