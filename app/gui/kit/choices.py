"""Combo boxes and the texts of check boxes."""

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListView

from app.gui.kit.parts import literal


class TickText(QLabel):
    """The wrapping text of a check box; a click on it toggles the box."""

    def __init__(self, text: str, tick: QCheckBox) -> None:
        super().__init__(literal(text))
        self._tick = tick
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setBuddy(tick)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._tick.click()


_BETWEEN_ROWS = 3


class ChoiceBox(QComboBox):
    """Can be used without being opened: screen readers select a row."""

    def __init__(self) -> None:
        super().__init__()
        # Its items may be added after it is shown.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._rows = self.view()
        if isinstance(self._rows, QListView):
            self._rows.setSpacing(_BETWEEN_ROWS)
        self._listen()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The list that opens has the same name."""
        super().setAccessibleName(name)
        self._rows.setAccessibleName(name)

    def setModel(self, model: QAbstractItemModel) -> None:  # noqa: N802
        super().setModel(model)
        self._listen()

    def row_of(self, data: object) -> int:
        """The row with this data; -1 where none has it. Qt compares only its own kinds of data."""
        return next((row for row in range(self.count()) if self.itemData(row) == data), -1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # Qt keeps the one for the items it had when first asked.
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        # The wheel scrolls the page, and changes no value on the way.
        event.ignore()

    def _listen(self) -> None:
        self._rows.selectionModel().selectionChanged.connect(self._make_current)

    def _make_current(self) -> None:
        # In an open list, hovering over a row selects it without choosing it.
        selected = self._rows.selectedIndexes()
        if selected and not self._rows.isVisible():
            self.setCurrentIndex(selected[0].row())
