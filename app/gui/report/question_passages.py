"""Where words that are searched for stand on the page of a question, and going there."""

from typing import Protocol

from PySide6.QtWidgets import QCheckBox

from app.gui.editor.clean_typing import CleanPlainTextEdit
from app.gui.editor.marks import Marks
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_places import cursors_at, place_in_field, position_at, select_in_field
from app.gui.kit.reading_text import show_within
from app.gui.values.value_panel import ValuePanel
from app.model.finding import Position
from app.model.search import REASON, VALUE, Passage


class _Page(Protocol):
    """What of the page is searched."""

    editor: RichTextEdit
    reason: CleanPlainTextEdit
    value: ValuePanel
    not_applicable: QCheckBox
    marks: Marks

    @property
    def question_id(self) -> str: ...


class QuestionPassages:
    """Of a value no words are selected: the focus goes to it, and in a table to the cell."""

    def __init__(self, page: _Page) -> None:
        self._page = page
        self._in_value: Passage | None = None

    def show_passage(self, passage: Passage) -> None:
        """Select the words of a passage of this question."""
        self._in_value = passage if passage.field == VALUE else None
        if passage.field == REASON:
            select_in_field(self._page.reason, passage.position)
        elif passage.field == VALUE:
            self._page.value.show_block(passage.position.block)
        else:
            self.select(passage.position)

    def select(self, position: Position) -> None:
        for cursor in cursors_at(self._page.editor.document(), [position]):
            show_within(self._page.editor, cursor)

    def focus_passage(self, passage: Passage) -> None:
        if passage.field == VALUE:
            self._page.value.focus_first()
        else:
            (self._page.reason if passage.field == REASON else self._page.editor).setFocus()

    def text(self, passage: Passage) -> str:
        """What stands in a passage of this question."""
        place = passage.position
        if passage.field == REASON:
            return self._page.reason.toPlainText()[place.start : place.end]
        return self._page.editor.blocks()[place.block].text[place.start : place.end]

    def put_in(self, passage: Passage, text: str) -> None:
        """Write in the place of a passage of this question, as one step of undoing."""
        self.show_passage(passage)
        field = self._page.reason if passage.field == REASON else self._page.editor
        field.textCursor().insertText(text)

    def here(self) -> Passage:
        """The selection, or the cursor; where a value was gone to last, that."""
        page = self._page
        if page.not_applicable.isChecked():
            return Passage(page.question_id, REASON, place_in_field(page.reason))
        if self._in_value is not None and self._in_value.question_id == page.question_id:
            if not page.editor.hasFocus():
                return self._in_value
            self._in_value = None
        return Passage(page.question_id, "", position_at(page.editor.textCursor()))

    def mark(self, passages: tuple[Passage, ...]) -> None:
        """Mark every search hit in the text."""
        self._page.marks.show_found([one.position for one in passages if one.field != VALUE])
