"""Choosing a committee by typing a few letters of its name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter

from app.gui.kit.clean_field import CleanField
from app.model.respondent import Respondent

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
        self._prefilled = ""
        self._names = QStringListModel(self)
        self._completer = completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        self.setCompleter(completer)
        self.textEdited.connect(self._show_suggestions)
        self.returnPressed.connect(self._enter)

    def offer(
        self, suggest: Callable[[str], tuple["Committee", ...]], respondent: Respondent
    ) -> None:
        """Suggest what this function gives."""
        self._suggest = suggest
        # Qt makes it when asked, which is not before the first paint.
        suggestions = self._completer.popup()
        if suggestions is not None:
            suggestions.setAccessibleName(respondent.fill("{Many} som passar"))
        if self.text() and self.hasFocus():
            self._show_suggestions(self.text())

    def prefill(self, name: str) -> None:
        """Have a name that is likely meant: the first letter that is typed takes its place."""
        self._prefilled = name
        self.setText(name)
        if self.hasFocus():
            self.selectAll()

    @property
    def is_prefilled(self) -> bool:
        """Whether nobody has changed what it was filled with."""
        return bool(self._prefilled) and self.text() == self._prefilled

    def committee(self) -> "Committee | None":
        """The committee with the typed name, or the only one that can be meant."""
        # It brings in the model, which is not needed before the first paint.
        from app.model.committee import meant

        return meant(self._suggest(self.text()), self.text())

    def fits_none(self) -> bool:
        """Whether something is typed that matches no committee."""
        return bool(self.text().strip()) and not self._suggest(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if self.is_prefilled:
            # A click places the cursor after it has given the focus.
            QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        popup = self._completer.popup()
        if event.key() == Qt.Key.Key_Down and not (popup and popup.isVisible()):
            # Where nothing matches, all are shown.
            self._show_suggestions(self.text() if self._suggest(self.text()) else "")
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter in the list of suggestions reaches the field first, and only chooses.

        Where no suggestion is chosen, it is the first.
        """
        popup = self._completer.popup()
        if not (popup and popup.isVisible()):
            self.confirmed.emit()
        elif not popup.currentIndex().isValid() and self._names.stringList():
            self.setText(self._names.stringList()[0])

    def _show_suggestions(self, typed: str) -> None:
        self._names.setStringList([committee.name for committee in self._suggest(typed)])
        self._completer.complete()
