"""Choosing a committee by typing a few letters of its name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from app.gui.kit.clean_field import CleanField

if TYPE_CHECKING:
    from app.model.committee import Committee

_MOST_SHOWN = 12


class CommitteePicker(CleanField):
    """A field with suggestions; where it is empty, the down arrow shows all.

    It can be typed in before there are suggestions.
    """

    confirmed = Signal()
    """Enter, when it does more than choose a suggestion."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Skriv några bokstäver av namnet")
        self._suggest: Callable[[str], tuple[Committee, ...]] = lambda _typed: ()
        self._names = QStringListModel(self)
        self._completer = completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        self.setCompleter(completer)
        self.textEdited.connect(self._show_suggestions)
        self.returnPressed.connect(self._enter)

    def offer(self, suggest: Callable[[str], tuple["Committee", ...]]) -> None:
        """Suggest what this function gives."""
        self._suggest = suggest
        # Qt makes it when asked, which is not before the first paint.
        suggestions = self._completer.popup()
        if suggestions is not None:
            suggestions.setAccessibleName("Nämnder som passar")
        if self.text() and self.hasFocus():
            self._show_suggestions(self.text())

    def committee(self) -> "Committee | None":
        """The committee with the typed name, or the only one that matches."""
        typed = self.text().strip()
        if not typed:
            return None
        fitting = self._suggest(typed)
        exact = [c for c in fitting if c.name.casefold() == typed.casefold()]
        if exact:
            return exact[0]
        return fitting[0] if len(fitting) == 1 else None

    def fits_none(self) -> bool:
        """Whether something is typed that matches no committee."""
        return bool(self.text().strip()) and not self._suggest(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        popup = self._completer.popup()
        if event.key() == Qt.Key.Key_Down and not (popup and popup.isVisible()):
            # Where nothing matches, all are shown.
            self._show_suggestions(self.text() if self._suggest(self.text()) else "")
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter in the list of suggestions reaches the field first, and only chooses."""
        popup = self._completer.popup()
        if not (popup and popup.isVisible()):
            self.confirmed.emit()
        elif not popup.currentIndex().isValid() and len(self._names.stringList()) == 1:
            self.setText(self._names.stringList()[0])

    def _show_suggestions(self, typed: str) -> None:
        self._names.setStringList([committee.name for committee in self._suggest(typed)])
        self._completer.complete()
