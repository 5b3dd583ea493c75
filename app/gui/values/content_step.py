"""A change of what is chosen, as a step to undo."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from app.model.kinds.value import Chosen

if TYPE_CHECKING:
    from app.gui.values.value_field import Content, ValueField


class ContentStep(QUndoCommand):
    """Own words that are typed one after the other are one step."""

    def __init__(self, field: "ValueField", before: "Content", after: "Content") -> None:
        super().__init__("Ändra svaret")
        self._field, self._before, self._after = field, before, after
        self._done = True

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        if not isinstance(other, ContentStep) or _options(self._after) != _options(other._after):
            return False
        if _options(self._before) != _options(self._after):
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        if self._done:
            # It is made from what the officer has done.
            self._done = False
        else:
            self._field.restore(self._after)

    def undo(self) -> None:
        self._field.restore(self._before)


def _options(content: "Content") -> object:
    value, unfinished = content
    return (value.chosen if isinstance(value, Chosen) else value), unfinished
