"""A page with a pane beside it, or below it where the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QWidget

from app.gui.theme import NO_LIMIT, PANE, PANE_HEIGHT, WIDE, scaled
from app.gui.widgets.earlier_pane import EarlierPane
from app.gui.widgets.parts import button


class PageWithPane(QWidget):
    """Shows the pane when there is something in it, and when the officer wants to see it.

    Until they have said so, that is where there is room beside the page; what they say where there
    is room is not what they want where there is none. `toggle` is their button, to be put where it
    is seen.
    """

    def __init__(self, page: QLayout, pane: EarlierPane) -> None:
        super().__init__()
        self._pane = pane
        self._something = False
        self._wanted = {True: True, False: False}
        self._beside = True
        self.toggle = button("Förra terminen", self._choose, "quiet")
        self.toggle.setCheckable(True)
        self._holder = QScrollArea()
        self._holder.setWidgetResizable(True)
        self._holder.setFrameShape(QFrame.Shape.NoFrame)
        self._holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder.setWidget(pane)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(page, 1)
        self._row.addWidget(self._holder)

    def offer(self, something: bool) -> None:
        """Say whether there is something to show."""
        self._something = something
        self.toggle.setVisible(something)
        self._place()

    def turn(self) -> None:
        """Show what there is, or hide it, as the button does."""
        if self._something:
            self.toggle.click()

    def _choose(self) -> None:
        self._wanted[self._beside] = self.toggle.isChecked()
        self._place()

    def _place(self) -> None:
        self._beside = beside = self.width() >= scaled(WIDE)
        self.toggle.setChecked(self._wanted[beside])
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._pane.stand(below=not beside)
        wide, high = scaled(PANE), min(scaled(PANE_HEIGHT), self.height() // 2)
        self._holder.setMinimumWidth(wide if beside else 0)
        self._holder.setMaximumSize(wide if beside else NO_LIMIT, NO_LIMIT if beside else high)
        self._holder.setVisible(self._something and self.toggle.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()
