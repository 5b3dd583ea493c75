"""A field of one line that takes no invisible characters, however they come into it."""

from collections.abc import Callable
from unicodedata import normalize

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit

from app.gui.kit.dropped_files import pass_files_on
from app.gui.kit.field_menu import show_field_menu
from app.model.invisible_characters import clean_name
from app.model.swedish import in_figures

# What Qt's own field holds, in UTF-16; it cuts what is longer.
_MOST_UNITS = 32_767


def too_long_text(most: int) -> str:
    """Why what was put in is not taken."""
    return f"Texten togs inte med, för här får högst {in_figures(most)} tecken plats."


class CleanField(QLineEdit):
    """Typed, pasted, dropped or composed: what was put in is replaced by what is to be seen of it.

    One step of undoing takes it back, as if it had been put in clean. What would make it longer
    than it may be is not taken at all.
    """

    taken = Signal(str)
    """It says something else now."""
    refused = Signal(str)
    """Why what was put in last is not taken, in Swedish; empty when something is again."""

    def __init__(
        self,
        text: str = "",
        clean: Callable[[str], str] = clean_name,
        most: int = _MOST_UNITS // 2,
    ) -> None:
        super().__init__(clean(text))
        self._clean = clean
        self._most = most
        self._kept = self.text()
        self._has_refused = False
        pass_files_on(self)
        # Not `textEdited`, which misses what assistive tools write. Before all others who listen.
        self.textChanged.connect(self._take_out)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        show_field_menu(self.createStandardContextMenu(), event.globalPos())

    def _take_out(self, text: str) -> None:
        clean = self._clean(text)
        if len(normalize("NFC", clean)) > self._most or _units(text) >= _MOST_UNITS:
            self.put_instead(self._kept)
            self._has_refused = True
            self.refused.emit(too_long_text(self._most))
            return
        if clean != text:
            before_cursor = _first(text, self.cursorPosition())
            self.put_instead(clean)
            self.setCursorPosition(_units(self._clean(before_cursor)))
        if clean != self._kept:
            self._kept = clean
            if self._has_refused:
                self._has_refused = False
                self.refused.emit("")
            self.taken.emit(clean)

    def show_text(self, text: str) -> None:
        """Say this, from its beginning; nobody is told, and it is nothing to undo."""
        with QSignalBlocker(self):
            self.setText(text)
        self._kept = self.text()
        self.setCursorPosition(0)

    def mark_fault(self, text: str) -> None:
        """Look as if something is wrong, and say to a screen reader what; empty for nothing."""
        self.setAccessibleDescription(text)
        self.setProperty("fault", bool(text))
        self.style().polish(self)

    def put_instead(self, wanted: str) -> None:
        """Have another text than what was put in last."""
        put_in = self.text()
        with QSignalBlocker(self):
            self.undo()
        before = self.text()
        if before == put_in or before != self._clean(before):
            # Nothing to go back to: a program has set it.
            self.setText(wanted)
            return
        start, end = unchanged(before, wanted)
        self.setSelection(_units(before[:start]), _units(before[start : len(before) - end]))
        self.insert(wanted[start : len(wanted) - end])


def unchanged(before: str, after: str) -> tuple[int, int]:
    """How many signs two texts have in common before and behind what was changed."""
    start = _common(before, after)
    return start, _common(before[start:][::-1], after[start:][::-1])


def _common(one: str, other: str) -> int:
    """How many signs both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _first(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "replace")


def _units(text: str) -> int:
    """Its length as Qt counts, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
