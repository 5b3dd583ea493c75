"""The menu of a misspelled word: what was meant, or that it is right."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from app.model.words import Word
from app.services.dictionary import Suggestions


class SpellingChoices(QObject):
    """The first lines of a menu; suggestions come when they are known, the menu does not wait."""

    _known = Signal(object)

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
        right = QAction(f"Lägg till ”{word.text}” i min ordlista", menu)
        right.triggered.connect(lambda: learn(word.text))
        self._first = menu.actions()[0]
        # Above the suggestions, so that it does not move under the hand when they come.
        menu.insertAction(self._first, right)
        menu.insertSeparator(self._first)
        menu.insertAction(self._first, self._waiting)
        menu.insertSeparator(self._first)
        self._known.connect(self._show)
        menu.aboutToHide.connect(self._stop)
        suggestions.ask(word.text).add_done_callback(self._tell)

    def _tell(self, asked: "Future[tuple[str, ...]]") -> None:
        # In whatever thread the answer comes; the signal brings it to the window's.
        failed = asked.cancelled() or asked.exception() is not None
        # The menu may be gone by now, and this with it.
        with contextlib.suppress(RuntimeError):
            self._known.emit(() if failed else asked.result())

    def _stop(self) -> None:
        self._known.disconnect(self._show)

    def _show(self, words: tuple[str, ...]) -> None:
        for text in words:
            action = QAction(text, self._menu)
            action.triggered.connect(lambda _checked=False, text=text: self._replace(text))
            self._menu.insertAction(self._waiting, action)
        if words:
            place = self._menu.actions().index(self._waiting) - len(words)
            self._menu.removeAction(self._waiting)
            # None where nobody has chosen yet, whatever Qt's types say.
            chosen: QAction | None = self._menu.activeAction()
            if chosen is None:
                # Enter is to mend the word, not to learn it as it is.
                self._menu.setActiveAction(self._menu.actions()[place])
        else:
            self._waiting.setText("Inga förslag")

    def _replace(self, text: str) -> None:
        self._selected.insertText(text)
