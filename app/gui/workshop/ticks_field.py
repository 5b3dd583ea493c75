"""Some of several, by boxes to tick: types, committees, periods, questions that are replaced."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.gui.kit.lists import sync_current_with_selection
from app.gui.kit.parts import give_role
from app.gui.kit.theme import STEP, on_theme_change
from app.gui.workshop.draft_fields import DraftField
from app.model.base import Location
from app.model.shown_characters import shown

_VALUE = Qt.ItemDataRole.UserRole
_MOST_LINES = 7


class _Rows(QListWidget):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        # Otherwise the page stops where the pointer comes over a list.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TicksField(DraftField):
    """Its value is a list in the order of what there is to choose from."""

    def __init__(
        self,
        key: Location,
        name: str,
        choices: Sequence[tuple[str, str]] = (),
        hint: str = "",
    ) -> None:
        self.rows = _Rows()
        give_role(self.rows, "options")
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sync_current_with_selection(self.rows)
        super().__init__(key, name, self.rows, hint)
        self._filling = False
        self._chosen: list[str] = []
        self._choices: tuple[tuple[str, str], ...] = ()
        self.offer(choices)
        self.rows.itemChanged.connect(self._ticked)
        on_theme_change(self._fit)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Have these to choose from, by what they are and what they are called."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._fill()

    def has_choices(self) -> bool:
        return self.rows.count() > 0

    def value(self) -> object:
        return list(self._chosen) or None

    def put(self, value: object) -> None:
        given = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        self._chosen = [str(one) for one in given]
        self._fill()

    def _fill(self) -> None:
        self._filling = True
        known = [one for one, _ in self._choices]
        unknown = [(one, one) for one in self._chosen if one not in known]
        row = self.rows.currentRow()
        self.rows.clear()
        for value, text in (*self._choices, *unknown):
            item = QListWidgetItem(shown(text))
            item.setData(_VALUE, value)
            state = Qt.CheckState.Checked if value in self._chosen else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(max(row, 0), self.rows.count() - 1))
        self._filling = False
        self._fit()

    def _ticked(self, _item: QListWidgetItem) -> None:
        if self._filling:
            return
        items = [self.rows.item(row) for row in range(self.rows.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        self._chosen = [str(item.data(_VALUE)) for item in ticked]
        self._on_chosen()

    def _fit(self) -> None:
        lines = min(max(self.rows.count(), 1), _MOST_LINES)
        height = max(self.rows.sizeHintForRow(0), self.rows.fontMetrics().lineSpacing() + STEP)
        self.rows.setFixedHeight(lines * height + 2 * self.rows.frameWidth() + STEP)
