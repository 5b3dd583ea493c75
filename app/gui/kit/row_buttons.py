"""A list whose rows have buttons of their own, beside their text or below it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.kit.flow import Flow
from app.gui.kit.lists import ROW_MARGIN, Aside, HtmlRows, Index, width_of
from app.gui.kit.theme import STEP, on_theme_change, scaled

# The width that the text of a row has to have, for the buttons to be beside it.
_LEAST_BESIDE = 280
# The least height of the list, where it scrolls.
_LEAST_HEIGHT = 144


class _Buttons(QWidget):
    """Lines of buttons; Tab comes to those of the current row only."""

    def __init__(self, lines: Sequence[Sequence[QPushButton]]) -> None:
        super().__init__()
        self.all = [one for line in lines for one in line]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        for line in lines:
            row = Flow(gap=STEP // 2)
            row.add(*line)
            column.addLayout(row)
        self.set_reached(reached=False)

    def set_reached(self, *, reached: bool) -> None:
        policy = Qt.FocusPolicy.TabFocus if reached else Qt.FocusPolicy.NoFocus
        for one in self.all:
            one.setFocusPolicy(policy)


class ButtonRows(HtmlRows):
    """With room for the buttons of a row."""

    def aside(self, index: Index, rows: QWidget, wide: int) -> Aside:
        assert isinstance(rows, QListWidget)
        buttons: QWidget | None = rows.indexWidget(index)
        if buttons is None:
            return Aside()
        size = buttons.sizeHint()
        if wide - size.width() < scaled(_LEAST_BESIDE):
            return Aside(below=size.height() + STEP)
        return Aside(beside=size.width() + 2 * STEP, least=size.height())

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rows = option.widget
        assert isinstance(rows, QListWidget)
        row, place = option.rect, QRect(QPoint(), editor.sizeHint())
        if self.aside(index, rows, width_of(rows)).below:
            place.setWidth(min(place.width(), row.width() - 2 * ROW_MARGIN))
            place.moveBottomLeft(row.bottomLeft() + QPoint(ROW_MARGIN, -STEP))
        else:
            place.moveCenter(row.center())
            place.moveRight(row.right() - STEP)
        _put(editor, place, rows.viewport())


def _put(buttons: QWidget, place: QRect, viewport: QWidget) -> None:
    """Put them at a place of the viewport, of which only what is within it is seen."""
    holder = buttons.parentWidget()
    if holder is None or holder is viewport:
        buttons.clearMask()
        buttons.setGeometry(place)
        return
    buttons.setGeometry(QRect(viewport.mapTo(holder, place.topLeft()), place.size()))
    seen = viewport.rect() & place
    buttons.setVisible(not seen.isEmpty())
    buttons.setMask(QRegion(seen.translated(-place.topLeft())))


class ListWithButtons(QListWidget):
    """Tab goes from the list to the buttons of its current row, and then on.

    As high as its rows, where there is room for that. What is within a list is unknown to a screen
    reader: the buttons of the current row are held by the widget that the list stands on.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        ButtonRows.install(self)
        self.currentItemChanged.connect(self._turn_to)
        self.verticalScrollBar().valueChanged.connect(self.updateEditorGeometries)
        on_theme_change(self._measure_anew)

    def give_buttons(self, item: QListWidgetItem, *lines: Sequence[QPushButton]) -> None:
        """Lines of buttons, each of which is described by the text of its row."""
        buttons = _Buttons(lines)
        for one in buttons.all:
            one.setAccessibleDescription(" ".join(item.text().split("\n")))
        self.setItemWidget(item, buttons)

    def buttons_of(self, item: QListWidgetItem | None) -> list[QPushButton]:
        found = self.itemWidget(item) if item is not None else None
        return found.all if isinstance(found, _Buttons) else []

    def fit(self) -> None:
        """To be called when the rows are there."""
        self.doItemsLayout()
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        height += 2 * self.frameWidth() + 2
        self.setMaximumHeight(height)
        self.setMinimumHeight(min(height, scaled(_LEAST_HEIGHT)))

    def show_current(self) -> None:
        """Scroll to the current row, when what has come beside the list is laid out."""
        QTimer.singleShot(0, self, lambda: self.scrollToItem(self.currentItem()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _measure_anew(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.fit()

    def _turn_to(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        for turned, reached in ((before, False), (item, True)):
            buttons = self.itemWidget(turned) if turned is not None else None
            if isinstance(buttons, _Buttons):
                buttons.set_reached(reached=reached)
                buttons.setParent(self.parentWidget() if reached else self.viewport())
                buttons.show()
        self.updateEditorGeometries()
        after: QWidget = self
        for one in self.buttons_of(item):
            self.setTabOrder(after, one)
            after = one
