"""Finding words on the pages of a document."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from app.gui.editor.block_kinds import text_blocks
from app.gui.editor.text_places import cursors_in
from app.gui.kit.find_bar import FindBar
from app.gui.preview.pages import Pages
from app.model.search import pattern_of, places_of
from app.model.swedish import in_figures


class FindOnPages(QObject):
    """Marks what is looked for, and goes from one hit to the next, which is selected."""

    def __init__(self, bar: FindBar, pages: Pages, text: QTextDocument) -> None:
        super().__init__(pages)
        self._bar = bar
        self._pages = pages
        self._text = text
        self._found: list[QTextCursor] = []
        bar.typed.connect(self._look)
        bar.next_wanted.connect(self.next)
        bar.previous_wanted.connect(self.previous)
        bar.closed.connect(self._close)

    def open(self) -> None:
        """Ask what to find; a few selected words are suggested."""
        selected = self._pages.reader.textCursor().selectedText()
        self._bar.open_bar("" if "\u2029" in selected else selected.strip())
        self._look(self._bar.field.text())

    def next(self) -> None:
        after = (one for one in self._found if one.selectionStart() >= self._here().selectionEnd())
        self._go_to(next(after, None) or next(iter(self._found), None))

    def previous(self) -> None:
        before = (
            one
            for one in reversed(self._found)
            if one.selectionEnd() <= self._here().selectionStart()
        )
        self._go_to(next(before, None) or next(reversed(self._found), None))

    def _look(self, wanted: str) -> None:
        """Find the words, and show the first that stand where one is or after it."""
        self._found = _found(self._text, wanted)
        self._pages.show_hits(self._found)
        here = self._here().selectionStart()
        at = next((one for one in self._found if one.selectionStart() >= here), None)
        if self._found:
            self._go_to(at or self._found[0])
        else:
            self._pages.put_cursor(here, follow=False)
            self._bar.show_count("Inga träffar" if wanted.strip() else "")

    def _go_to(self, hit: QTextCursor | None) -> None:
        if hit is None:
            self.open()
            return
        self._pages.select(hit)
        number, count = self._found.index(hit) + 1, len(self._found)
        here = f"{in_figures(number)} av {in_figures(count)}"
        self._bar.show_count(f"{here}, sida {in_figures(self._pages.page + 1)}")

    def _here(self) -> QTextCursor:
        return self._pages.reader.textCursor()

    def _close(self) -> None:
        """Where the words were found the reader goes on."""
        self._found = []
        self._pages.show_hits(())
        self._pages.reader.setFocus()


def _found(text: QTextDocument, wanted: str) -> list[QTextCursor]:
    pattern = pattern_of(wanted)
    if pattern is None:
        return []
    return [
        cursor
        for block in text_blocks(text)
        for cursor in cursors_in(block, places_of(pattern, block.text()))
    ]
