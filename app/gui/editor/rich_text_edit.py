"""The editor of an answer: formatting, and the keys of lists and sub-headings."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu

from app.gui.editor.block_kinds import kind_of, set_kind, text_blocks
from app.gui.editor.clipboard import PastingEdit, add_paste_as_text
from app.gui.editor.list_items import list_begun_by, make_items, repeats_its_sign, rest_of_list
from app.gui.editor.numbering import (
    CONTINUED,
    arrange_lists,
    numbering_choices,
    set_start,
    start_of,
)
from app.gui.editor.text_document import TextReader, insert
from app.gui.kit.announcements import nothing_told
from app.gui.kit.field_menu import show_field_menu
from app.gui.kit.parts import scroll_area_around
from app.gui.kit.signals import signal
from app.model.rich_text import MAX_LEVEL, BlockKind, RichText


class FormattingEdit(PastingEdit):
    """Holds only what `RichText` can express."""

    place_changed = Signal()
    """The cursor stands elsewhere, or what it stands in has changed its kind."""

    def __init__(self) -> None:
        super().__init__()
        self._reader = TextReader()
        self.cursorPositionChanged.connect(self.place_changed)

    def show_document(self, document: QTextDocument, *, at_end: bool = True) -> None:
        """Edit this document, with its own undo steps, from the end of its text or its top."""
        # Each of these lays a text out anew that has been laid out, even where nothing changes.
        if document.defaultFont() != self.font():
            document.setDefaultFont(self.font())
        document.setIndentWidth(24)
        begin = QTextCursor(document)
        if at_end:
            begin.movePosition(QTextCursor.MoveOperation.End)
        # A screen reader that is told of the cursor looks at once where it is, and if the focus has
        # come by then takes the text for what it has read already.
        with nothing_told():
            self.setDocument(document)
            # Qt's own cursor still has the format of the earlier document.
            self.setTextCursor(begin)
        if not at_end:
            self.verticalScrollBar().setValue(0)
        document.blockCountChanged.connect(self._arrange_soon, Qt.ConnectionType.UniqueConnection)
        self.place_changed.emit()

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802
        super().setReadOnly(read_only)
        roles = QPalette.ColorRole
        self.viewport().setBackgroundRole(roles.Window if read_only else roles.Base)

    def blocks(self) -> RichText:
        return self._reader.blocks(self.document())

    # The kind of what the cursor stands in may be another then, though the cursor has not moved.

    def undo(self) -> None:
        # Qt undoes in a text that is only read, too.
        if self.isReadOnly():
            return
        super().undo()
        self.place_changed.emit()

    def redo(self) -> None:
        if self.isReadOnly():
            return
        super().redo()
        self.place_changed.emit()

    # What the format bar asks for.

    def kind(self) -> tuple[BlockKind, int]:
        """The kind of the cursor's block, and its level in a list."""
        return kind_of(self.textCursor().block())

    def toggle_bold(self) -> None:
        if self.kind()[0] is BlockKind.SUBHEADING:
            return
        bold = self.fontWeight() >= QFont.Weight.DemiBold
        self._merge_format("bold", not bold)

    def toggle_italic(self) -> None:
        self._merge_format("italic", not self.fontItalic())

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the selected blocks this kind, or paragraphs if all of them are already."""
        blocks = self._selected_blocks()
        if all(kind_of(block)[0] is kind for block in blocks):
            kind = BlockKind.PARAGRAPH
        rest = None if kind.is_list_item else rest_of_list(blocks)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if kind.is_list_item:
            make_items(blocks, kind)
        else:
            for block in blocks:
                set_kind(QTextCursor(block), kind)
        self._end_list_edit(cursor, rest)

    def _end_list_edit(self, cursor: QTextCursor, rest: QTextBlock | None) -> None:
        """End an edit; the rest of a list that was parted goes on with its numbers."""
        if rest is not None:
            set_start(QTextCursor(rest), CONTINUED)
        arrange_lists(self.document())
        cursor.endEditBlock()
        self.refresh_format()

    def set_numbering(self, block: QTextBlock, start: int | None) -> None:
        """Have a numbered item begin anew, or go on where the list before it ended."""
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        set_start(cursor, start)
        self._end_list_edit(cursor, None)

    def change_level(self, step: int) -> None:
        """Move the selected list items in (1) or out (-1); out of level 0 leaves the list."""
        blocks = self._selected_blocks()
        leaving = step < 0 and kind_of(blocks[0])[1] == 0
        rest = rest_of_list(blocks) if leaving else None
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in blocks:
            kind, level = kind_of(block)
            if not kind.is_list_item:
                continue
            if level + step < 0:
                set_kind(QTextCursor(block), BlockKind.PARAGRAPH)
            elif level + step <= MAX_LEVEL:
                set_kind(QTextCursor(block), kind, level + step)
        self._end_list_edit(cursor, rest)

    def insert_earlier(self, blocks: RichText, *, whole: bool) -> None:
        """Insert an earlier text, or a part of it, at the cursor as one undo step."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if whole:
            # It begins on a line of its own, with its own kind.
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            if cursor.block().text():
                cursor.insertBlock()
            set_kind(cursor, BlockKind.PARAGRAPH)
        insert(cursor, blocks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def refresh_format(self) -> None:
        """Continue in the format of the block: the cursor keeps the earlier one."""
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
        # Not within the edit that is being signalled.
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        arrange_lists(self.document())
        cursor.endEditBlock()


_MOMENT_MS = 20
_NEW_BLOCK_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RichTextEdit(FormattingEdit):
    """Handles keys in lists and sub-headings as Word does; elsewhere Tab leaves the editor."""

    left = Signal()
    """The officer has gone on to something else; a menu of the editor is not that."""

    @signal
    def menu_opening(self, menu: QMenu, place: QTextCursor, /) -> None:
        """The context menu that is about to be shown, and a cursor where it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        # Otherwise everything behind the text is painted anew at each key.
        self.viewport().setAutoFillBackground(True)
        # A moment after the last of several keys, so that they need not wait for it.
        self._scrolling = QTimer(self)
        self._scrolling.setSingleShot(True)
        self._scrolling.setInterval(_MOMENT_MS)
        self._scrolling.timeout.connect(self._keep_in_view)
        self.cursorPositionChanged.connect(self._scrolling.start)

    # Keys that mean something else in a heading or a list.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
            return
        if event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
            return
        if self._handle_key(event):
            return
        chosen = self.textCursor().hasSelection()
        super().keyPressEvent(event)
        if chosen and self.document().isEmpty():
            self._reset_block()

    def _reset_block(self) -> None:
        """An emptied text is no list item or sub-heading."""
        if self.kind()[0] is not BlockKind.PARAGRAPH:
            cursor = self.textCursor()
            cursor.joinPreviousEditBlock()
            set_kind(cursor, BlockKind.PARAGRAPH)
            cursor.endEditBlock()
            self.refresh_format()

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key that means something else in a heading or a list; False for all others."""
        key, space = event.key(), event.text() == " "
        if not space and key != Qt.Key.Key_Backspace and key not in _NEW_BLOCK_KEYS:
            return False
        if self.textCursor().hasSelection() or self.isReadOnly():
            return False
        if space:
            return self._begin_list()
        if key == Qt.Key.Key_Backspace:
            return self._step_out()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return not shift and self._new_block()

    def _keep_in_view(self) -> None:
        """Scroll the page around the editor, where there is one, to the cursor."""
        area = scroll_area_around(self)
        if area is None or not area.verticalScrollBar().maximum():
            return
        page, line = area.widget(), self.cursorRect()
        assert page is not None
        place = self.viewport().mapTo(page, line.center())
        area.ensureVisible(place.x(), place.y(), 0, 2 * line.height())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.place_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.place_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = self.createStandardContextMenu()
        add_paste_as_text(menu, self.paste_as_text)
        self._add_numbering(menu, self.cursorForPosition(event.pos()).block())
        self.menu_opening.emit(menu, self.cursorForPosition(event.pos()))
        show_field_menu(menu, event.globalPos())

    def _add_numbering(self, menu: QMenu, block: QTextBlock) -> None:
        choices = [] if self.isReadOnly() else numbering_choices(block)
        if choices:
            menu.addSeparator()
        for text, start in choices:
            action = menu.addAction(text)
            action.triggered.connect(lambda *_, start=start: self.set_numbering(block, start))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab in a list item moves it in, Shift+Tab out, as in Word; elsewhere they leave.

        Shift+Tab leaves from the outermost level too, so that a list is no trap for the keyboard.
        """
        kind, level = self.kind()
        if kind.is_list_item and not self.isReadOnly() and (forward or level > 0):
            self.change_level(1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def _begin_list(self) -> bool:
        """A space after a lone "-" or "1." makes a list of the paragraph, as in Word.

        So does the number that the list before it would go on with. In an item that has the sign
        already it is taken away.
        """
        cursor = self.textCursor()
        if cursor.atBlockEnd() and repeats_its_sign(cursor.block()):
            cursor.movePosition(
                QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
            return True
        begun = list_begun_by(cursor.block())
        if begun is None or self.kind()[0] is not BlockKind.PARAGRAPH or not cursor.atBlockEnd():
            return False
        kind, start = begun
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        set_kind(cursor, kind)
        set_start(cursor, start)
        self._end_list_edit(cursor, None)
        return True

    def _new_block(self) -> bool:
        """Enter: leaves an empty list item, and begins a paragraph after a sub-heading.

        In an empty paragraph it does nothing; Qt would take the space around the text away.
        """
        cursor = self.textCursor()
        kind, _ = self.kind()
        if kind is BlockKind.PARAGRAPH and not cursor.block().text():
            return True
        if kind.is_list_item and not cursor.block().text():
            self.change_level(-1)
            return True
        after_heading = kind is BlockKind.SUBHEADING and cursor.atBlockEnd()
        if not after_heading and start_of(cursor.block()) is None:
            return False
        cursor.beginEditBlock()
        cursor.insertBlock()
        if after_heading:
            set_kind(cursor, BlockKind.PARAGRAPH)
        else:
            # Only the first of the two has the number that was set.
            set_start(cursor, None)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _step_out(self) -> bool:
        """Backspace at the start of a list item or sub-heading makes it less of one."""
        if not self.textCursor().atBlockStart():
            return False
        kind, _ = self.kind()
        if kind.is_list_item:
            self.change_level(-1)
            return True
        if kind is BlockKind.SUBHEADING:
            self.toggle_kind(BlockKind.SUBHEADING)
            return True
        return False
