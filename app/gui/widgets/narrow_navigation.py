"""The way through a report as one line, for where there is no room for it beside the pages."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.gui.theme import ICON, scaled
from app.gui.widgets.choice_box import ChoiceBox
from app.gui.widgets.navigation import Navigation


class NarrowNavigation(ChoiceBox):
    """Shows what the navigation shows, and goes where it goes."""

    def __init__(self, navigation: Navigation) -> None:
        super().__init__()
        self._navigation = navigation
        self._opened = False
        self.setAccessibleName(navigation.accessibleName())
        self.setModel(navigation.model())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        navigation.currentRowChanged.connect(self.setCurrentIndex)
        self.currentIndexChanged.connect(navigation.setCurrentRow)
        self.activated.connect(self._go)

    def fit(self) -> None:
        """Follow the size of the text."""
        self.setIconSize(QSize(scaled(ICON), scaled(ICON)))

    def showPopup(self) -> None:  # noqa: N802
        self._opened = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Keys go from row to row; what is chosen in the open list is gone to.
        self._opened = False
        super().keyPressEvent(event)

    def _go(self, row: int) -> None:
        if self._opened:
            self._opened = False
            self._navigation.itemActivated.emit(self._navigation.item(row))
