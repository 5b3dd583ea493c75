"""A report's pages, and beside them what is to be known and last term's answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.gui.kit.parts import button, column_in
from app.gui.kit.theme import COLUMN, NO_LIMIT, PANE, PANE_HEIGHT, STEP, WIDE, scaled
from app.gui.report.earlier_pane import EarlierPane
from app.gui.report.report_notices import ReportNotices

AROUND = 4 * STEP
"""On either side of the column of text; a scroll bar stands in it."""


class PageWithPane(QWidget):
    """Keeps the column of text where it is, whatever comes and goes beside it or below.

    The pane is shown when it has content and the officer wants to see it: by default, where there
    is room beside the page. The choice is remembered for wide and narrow windows apart. The button
    `toggle` is placed elsewhere.
    """

    fitted = Signal(int)
    """How wide the column of text is; it depends on the window alone."""
    turned = Signal()
    """The pane is shown or hidden."""

    def __init__(
        self, page: QVBoxLayout, notices: ReportNotices, pane: EarlierPane, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._notices = notices
        self._something = False
        self._wanted = {True: True, False: False}
        self._beside = True
        self.toggle = button("Förra perioden", self._choose, "quiet")
        self.toggle.setCheckable(True)
        self._holder = QScrollArea()
        self._holder.setWidgetResizable(True)
        self._holder.setFrameShape(QFrame.Shape.NoFrame)
        self._holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder.setWidget(pane)
        self._main = QWidget(self)
        self._main.setLayout(page)
        side = QWidget(self)
        self._side = column_in(side)
        for bar in notices.bars:
            self._side.addWidget(bar)
        self._side.addWidget(self._holder, 1)
        self._side.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._main)
        self._row.addWidget(side, 1)

    def offer(self, something: bool) -> None:
        self._something = something
        self.toggle.setVisible(something)
        self.adapt_to_width()

    def toggle_pane(self) -> None:
        if self._something:
            self.toggle.click()

    def _choose(self) -> None:
        self._wanted[self._beside] = self.toggle.isChecked()
        self.adapt_to_width()

    def adapt_to_width(self) -> None:
        self._beside = self.width() >= scaled(WIDE)
        self._lay_out_beside() if self._beside else self._lay_out_below()
        self._notices.set_crowded(crowded=not self._beside)
        self.toggle.setChecked(self._wanted[self._beside])
        shown = self._something and self.toggle.isChecked()
        if shown == self._holder.isHidden():
            self._holder.setVisible(shown)
            self.turned.emit()

    @property
    def shows_pane(self) -> bool:
        return not self._holder.isHidden()

    def _lay_out_beside(self) -> None:
        """The column at its place, and all the rest for what stands beside it."""
        column = min(scaled(COLUMN), self.width() - scaled(PANE) - 2 * AROUND)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        self._main.setFixedWidth(column + 2 * AROUND)
        self._page.setContentsMargins(AROUND, 2 * STEP, 0, 2 * STEP)
        self._side.setContentsMargins(0, 2 * STEP, 2 * STEP, 2 * STEP)
        self._holder.setMaximumHeight(NO_LIMIT)
        self._row.setStretch(0, 0)
        self._row.setStretch(1, 1)
        self.fitted.emit(column)

    def _lay_out_below(self) -> None:
        """The column in the middle, and the rest below it, as high as it has to be."""
        column = min(scaled(COLUMN), self.width() - 2 * AROUND)
        left = (self.width() - column) // 2
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._main.setMinimumWidth(0)
        self._main.setMaximumWidth(NO_LIMIT)
        self._page.setContentsMargins(left, 2 * STEP, 0, STEP)
        self._side.setContentsMargins(left, 0, self.width() - left - column, STEP)
        self._holder.setMaximumHeight(min(scaled(PANE_HEIGHT), self.height() // 2))
        self._row.setStretch(0, 1)
        self._row.setStretch(1, 0)
        self.fitted.emit(column)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.adapt_to_width()
