"""A field of one line that takes no invisible characters, however they come into it."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit

from app.gui.kit.dropped_files import pass_files_on
from app.model.invisible_characters import clean_name


class CleanField(QLineEdit):
    """Typed, pasted, dropped or composed: what was put in is replaced by what is to be seen of it.

    One step of undoing takes it back, as if it had been put in clean.
    """

    def __init__(self, text: str = "", clean: Callable[[str], str] = clean_name) -> None:
        super().__init__(clean(text))
        self._clean = clean
        pass_files_on(self)
        # Not `textEdited`, which misses what assistive tools write. Before all others who listen.
        self.textChanged.connect(self._take_out)

    def _take_out(self, text: str) -> None:
        clean = self._clean(text)
        if clean != text:
            before_cursor = _first(text, self.cursorPosition())
            self.put_instead(clean)
            self.setCursorPosition(_units(self._clean(before_cursor)))

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
