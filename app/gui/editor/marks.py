"""Marked words in the editor: search hits, findings and misspelled words."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice
from unicodedata import normalize

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from app.gui.editor.block_kinds import text_blocks
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_places import cursor_in, cursors_at, cursors_in
from app.gui.kit.parts import literal
from app.gui.kit.services import Spelling
from app.gui.kit.signals import signal
from app.gui.kit.theme import colours
from app.model.finding import Position
from app.model.spellable_words import Word
from app.services.review.dictionary import Suggestions

# Of words that no list has. A long text in another language would keep the editor busy with them.
_MOST_MARKED = 1_000


class SpellingChoices(QObject):
    """The first lines of a context menu; it opens before the suggestions are known."""

    @signal
    def _known(self, words: tuple[str, ...], /) -> None:
        """Emitted in whatever thread."""

    def __init__(
        self,
        menu: QMenu,
        word: Word,
        selected: QTextCursor,
        suggestions: Suggestions,
        learn: Callable[[str], object],
    ) -> None:
        super().__init__(menu)
        self._menu = menu
        self._selected = selected
        self._waiting = QAction("Söker förslag …", menu)
        self._waiting.setEnabled(False)
        right = QAction(literal(f"Lägg till ”{word.text}” i min ordlista"), menu)
        right.triggered.connect(lambda: learn(word.text))
        self._first = menu.actions()[0]
        # Above the suggestions, so that it does not move when they arrive.
        menu.insertAction(self._first, right)
        menu.insertSeparator(self._first)
        menu.insertAction(self._first, self._waiting)
        menu.insertSeparator(self._first)
        self._known.connect(self._show)
        menu.aboutToHide.connect(self._stop)
        suggestions.ask(word.text).add_done_callback(self._emit_known)

    def _emit_known(self, asked: "Future[tuple[str, ...]]") -> None:
        # In whatever thread it is answered; the signal brings it to the window's.
        failed = asked.cancelled() or asked.exception() is not None
        # The menu may be gone by now, and this with it.
        with contextlib.suppress(RuntimeError):
            self._known.emit(() if failed else asked.result())

    def _stop(self) -> None:
        self._known.disconnect(self._show)

    def _show(self, words: tuple[str, ...]) -> None:
        for text in words:
            action = QAction(literal(text), self._menu)
            action.triggered.connect(lambda _checked=False, text=text: self._replace(text))
            self._menu.insertAction(self._waiting, action)
        if words:
            place = self._menu.actions().index(self._waiting) - len(words)
            self._menu.removeAction(self._waiting)
            # None where nobody has chosen yet, whatever Qt's types say.
            chosen: QAction | None = self._menu.activeAction()
            if chosen is None:
                # Enter corrects the word rather than learning it.
                self._menu.setActiveAction(self._menu.actions()[place])
        else:
            self._waiting.setText("Inga förslag")

    def _replace(self, text: str) -> None:
        self._selected.insertText(text)


class Marks:
    """What is marked in one editor. The marks follow the text as it is edited."""

    def __init__(self, editor: RichTextEdit, spelling: Spelling) -> None:
        self._editor = editor
        self._spelling = spelling
        self._speller = spelling.speller
        self._findings: list[QTextCursor] = []
        self._found: list[QTextCursor] = []
        self._typed_to = -1
        editor.menu_opening.connect(self._offer_spelling)
        editor.textChanged.connect(self._note_typing)

    def show_findings(self, positions: Iterable[Position]) -> None:
        """Mark these words for the review, and no others."""
        self._findings = self._cursors(positions)
        self.update()

    def show_found(self, positions: Sequence[Position]) -> None:
        """Mark these search hits, and no others."""
        if positions or self._found:
            self._found = self._cursors(positions)
            self.update()

    def _cursors(self, positions: Iterable[Position]) -> list[QTextCursor]:
        cursors = cursors_at(self._editor.document(), positions)
        return [cursor for cursor in cursors if cursor.hasSelection()]

    def update(self) -> None:
        """Underline what is misspelled, except the word that is being typed."""
        findings = (_selection(cursor, _finding_format()) for cursor in self._findings)
        found = (_selection(cursor, _found_format()) for cursor in self._found)
        self._editor.setExtraSelections(
            [*findings, *found, *islice(self._misspelled(), _MOST_MARKED)]
        )

    def _misspelled(self) -> Iterator[QTextEdit.ExtraSelection]:
        if not self._speller.ready:
            return
        here = self._typing_at()
        for block in text_blocks(self._editor.document()):
            words = self._speller.misspelled(normalize("NFC", block.text()))
            if not words:
                continue
            for cursor in cursors_in(block, ((word.start, word.end) for word in words)):
                if not cursor.selectionStart() <= here <= cursor.selectionEnd():
                    yield _selection(cursor, _spelling_format())

    def _note_typing(self) -> None:
        self._typed_to = self._editor.textCursor().position()

    def _typing_at(self) -> int:
        """Where a word is being typed; -1 where the cursor has only been put."""
        cursor = self._editor.textCursor()
        typing = self._editor.hasFocus() and not cursor.hasSelection()
        return cursor.position() if typing and cursor.position() == self._typed_to else -1

    def _offer_spelling(self, menu: QMenu, cursor: QTextCursor) -> None:
        found = None if self._editor.isReadOnly() else self._word_at(cursor)
        if found is not None:
            SpellingChoices(menu, *found, self._spelling.suggestions, self._learn)

    def _learn(self, word: str) -> None:
        self._spelling.learn(word)
        self.update()

    def _word_at(self, cursor: QTextCursor) -> tuple[Word, QTextCursor] | None:
        if not self._speller.ready:
            return None
        block = cursor.block()
        for word in self._speller.misspelled(normalize("NFC", block.text())):
            selected = cursor_in(block, word.start, word.end)
            if selected.selectionStart() <= cursor.position() <= selected.selectionEnd():
                return word, selected
        return None


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = form
    return selection


def _finding_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    form.setUnderlineColor(QColor(colours().warning))
    form.setBackground(QColor(colours().warning_soft))
    return form


def _found_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(QColor(colours().accent))
    form.setBackground(QColor(colours().accent_soft))
    return form


def _spelling_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(QColor(colours().error))
    return form
