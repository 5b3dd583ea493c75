"""A page with a pane beside it, or below it where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from app.gui.theme import WIDE, scaled
from app.gui.widgets.earlier_pane import EarlierPane
from app.gui.widgets.parts import button


class PageWithPane(QWidget):
    """Shows the pane when there is something in it, and when the officer wants to see it.

    Until they have said so, that is where there is room beside the page. `toggle` is their button,
    to be put where it is seen.
    """

    def __init__(self, page: QLayout, pane: EarlierPane) -> None:
        super().__init__()
        self._pane = pane
        self._something = False
        self._chosen = False
        self.toggle = button("Förra terminen", self._choose, "quiet")
        self.toggle.setCheckable(True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(page, 1)
        self._row.addWidget(pane)

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
        self._chosen = True
        self._place()

    def _place(self) -> None:
        wide = self.width() >= scaled(WIDE)
        if not self._chosen:
            self.toggle.setChecked(wide)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._pane.stand(self.size(), below=not wide)
        self._pane.setVisible(self._something and self.toggle.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()
