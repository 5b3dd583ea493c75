"""The frame around a report's pages: header, navigation, notices, steps and pane."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.kit.commands import Command
from app.gui.kit.find_bar import FindBar
from app.gui.kit.flow import Flow, SideBySide
from app.gui.kit.navigation import NarrowNavigation, Navigation
from app.gui.kit.page import PageHeader
from app.gui.kit.parts import button, centred, column_in, give_role, label
from app.gui.kit.services import Services
from app.gui.kit.theme import NO_LIMIT, PANE, PANE_HEIGHT, STEP, WIDE, on_theme_change, scaled
from app.gui.report.autosave import Autosave
from app.gui.report.earlier_pane import EarlierPane
from app.gui.report.report_notices import ReportNotices
from app.services.reports.editing_session import EditingSession


class PageWithPane(QWidget):
    """Shows the pane when it has content and the officer wants to see it.

    By default, that is where there is room beside the page. The choice is remembered for wide and
    narrow windows apart. The button `toggle` is placed elsewhere.
    """

    def __init__(self, page: QLayout, pane: EarlierPane) -> None:
        super().__init__()
        self._pane = pane
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
        self._row = SideBySide(WIDE, self._holder, PANE)
        self.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(page, 1)
        self._row.addWidget(self._holder)

    def offer(self, something: bool) -> None:
        self._something = something
        self.toggle.setVisible(something)
        self._adapt_to_width()

    def toggle_pane(self) -> None:
        if self._something:
            self.toggle.click()

    def _choose(self) -> None:
        self._wanted[self._beside] = self.toggle.isChecked()
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        self._beside = beside = self._row.fit(self.width())
        self.toggle.setChecked(self._wanted[beside])
        self._pane.set_below(below=not beside)
        high = min(scaled(PANE_HEIGHT), self.height() // 2)
        self._holder.setMaximumHeight(NO_LIMIT if beside else high)
        self._holder.setVisible(self._something and self.toggle.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()


# The width from which there is room for the navigation beside the pages.
_ROOM_FOR_NAVIGATION = 840


class ReportFrame(QWidget):
    """Lays out the parts; what they do is for the report view."""

    back_wanted = Signal()
    versions_wanted = Signal()
    step_wanted = Signal(int)
    """One page on, or one back."""

    def __init__(
        self,
        title: str,
        navigation: Navigation,
        pages: QWidget,
        notices: ReportNotices,
        pane: EarlierPane,
    ) -> None:
        super().__init__()
        self._has_versions = True
        self.navigation = navigation
        self.narrow = NarrowNavigation(navigation)
        self.find_bar = FindBar()
        self.state = label("", "muted", wrap=False)
        self.notices = notices
        self.versions = button("Tidigare versioner", self.versions_wanted.emit, "quiet")
        self.pane = pane
        self.previous = button("‹ Föregående", lambda: self.step_wanted.emit(-1))
        self.next = button("Nästa ›", lambda: self.step_wanted.emit(1), "primary")
        self.previous.setToolTip(Command.PREVIOUS_PAGE.tip())
        self.next.setToolTip(Command.NEXT_PAGE.tip())
        self.with_pane = PageWithPane(self._middle(pages), self.pane)
        at_the_end = (self.state, self.versions, self.with_pane.toggle)
        header = PageHeader(title, self.back_wanted.emit, *at_the_end)
        header.back.setToolTip(Command.HOME.tip())
        self.with_pane.toggle.setToolTip(
            Command.EARLIER.tip("Visa eller dölj förra periodens svar")
        )
        on_theme_change(self._adapt_to_width)
        side = QVBoxLayout()
        side.setContentsMargins(STEP * 2, STEP * 2, 0, STEP * 2)
        side.addWidget(navigation)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(side)
        body.addWidget(self.with_pane, 1)
        outer = column_in(self, spacing=0)
        outer.addWidget(header)
        outer.addLayout(body, 1)

    def _middle(self, pages: QWidget) -> QVBoxLayout:
        steps = QWidget()
        row = Flow(steps)
        row.add(self.previous, self.narrow)
        row.add_at_the_end(self.next)
        middle = QVBoxLayout()
        middle.setContentsMargins(STEP * 4, STEP * 3, STEP * 4, STEP * 2)
        middle.setSpacing(STEP * 2)
        middle.addLayout(centred(self.find_bar))
        for bar in self.notices.bars:
            middle.addLayout(centred(bar))
        middle.addWidget(pages, 1)
        middle.addLayout(centred(steps))
        return middle

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        beside = self.width() >= scaled(_ROOM_FOR_NAVIGATION)
        self.navigation.setVisible(beside)
        self.narrow.setVisible(not beside)
        # It is still in the menus.
        self.versions.setVisible(beside and self._has_versions)
        self.navigation.fit()
        self.narrow.fit()

    def offer_versions(self, *, offered: bool) -> None:
        self._has_versions = offered
        self._adapt_to_width()

    def show_steps(self) -> None:
        """Enable the steps that are possible from the current place."""
        places, place = self.navigation.places(), self.navigation.current()
        self.previous.setEnabled(place != places[0])
        self.next.setVisible(place != places[-1])

    def show_saving(self, text: str, trouble: str) -> None:
        """Show the state of saving; trouble is shown above the pages, with a way out."""
        failing = bool(trouble)
        self.notices.trouble.say(trouble)
        self.state.setText(text)
        give_role(self.state, "error" if failing else "muted")


class ReportController(QObject):
    """Acts on one report, and reports the outcome in its frame."""

    def __init__(
        self, frame: ReportFrame, session: EditingSession, services: Services, autosave: Autosave
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._notices = frame.notices
        self._session = session
        self._services = services
        self._autosave = autosave
