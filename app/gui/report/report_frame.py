"""The frame around a report's pages: header, navigation, notices, steps and pane."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.kit.commands import Command, show_keys
from app.gui.kit.find_bar import FindBar
from app.gui.kit.flow import Flow
from app.gui.kit.navigation import NarrowNavigation, Navigation
from app.gui.kit.page import PageHeader
from app.gui.kit.parts import button, column_in, give_role, label
from app.gui.kit.services import Services
from app.gui.kit.theme import COLUMN, NAVIGATION, STEP, on_theme_change, scaled
from app.gui.report.autosave import Autosave
from app.gui.report.earlier_pane import EarlierPane
from app.gui.report.page_with_pane import AROUND, PageWithPane
from app.gui.report.report_notices import ReportNotices
from app.gui.report.report_pages import ReportPages
from app.services.reports.editing_session import EditingSession

# The width from which there is room for the navigation beside the pages.
_ROOM_FOR_NAVIGATION = 840
# Narrower, and the title would take lines from the page; the button is in the menus, too.
_ROOM_FOR_VERSIONS = 1100
# How wide what stands beside the column of text becomes; a wider window has space around.
_SIDE = 600


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
        pages: ReportPages,
        notices: ReportNotices,
        pane: EarlierPane,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
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
        show_keys(self.previous, Command.PREVIOUS_PAGE)
        show_keys(self.next, Command.NEXT_PAGE)
        self._pages = pages
        self.with_pane = PageWithPane(self._middle(), notices, self.pane, self)
        self.with_pane.fitted.connect(self._fit)
        at_the_end = (self.state, self.versions, self.with_pane.toggle)
        self._header = header = PageHeader(title, self.back_wanted.emit, *at_the_end)
        show_keys(header.back, Command.HOME)
        show_keys(self.with_pane.toggle, Command.EARLIER, "Visa eller dölj förra periodens svar")
        on_theme_change(self._adapt_to_width)
        side = QVBoxLayout()
        side.setContentsMargins(STEP * 2, STEP * 2, 0, STEP * 2)
        side.addWidget(navigation)
        self._body = body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(side)
        body.addWidget(self.with_pane, 1)
        outer = column_in(self, spacing=0)
        outer.addWidget(header)
        outer.addLayout(body, 1)
        # The last part for whoever goes from object to object, though it was here first.
        self.with_pane.raise_()

    def _middle(self) -> QVBoxLayout:
        self._steps = QWidget()
        row = Flow(self._steps)
        row.add(self.previous, self.narrow)
        row.add_at_the_end(self.next)
        # Its room stays, so that nothing moves into it.
        stays = self.previous.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.previous.setSizePolicy(stays)
        middle = QVBoxLayout()
        middle.setSpacing(STEP * 3 // 2)
        middle.addWidget(self.find_bar)
        middle.addWidget(self._pages, 1)
        middle.addWidget(self._steps)
        return middle

    def _fit(self, column: int) -> None:
        """Have all that stands in the column of text as wide as it is."""
        for part in (self.find_bar, self._steps):
            part.setFixedWidth(column)
        self._pages.fit(column)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        beside = self.width() >= scaled(_ROOM_FOR_NAVIGATION)
        self.navigation.setVisible(beside)
        self.narrow.setVisible(not beside)
        room = self.width() >= scaled(_ROOM_FOR_VERSIONS)
        self.versions.setVisible(room and self._has_versions)
        self.navigation.fit()
        self.narrow.fit()
        whole = scaled(NAVIGATION + COLUMN + _SIDE) + 2 * AROUND
        around = max(self.width() - whole, 0) // 2
        self._body.setContentsMargins(around, 0, around, 0)
        self._header.keep_within(around)
        self.with_pane.adapt_to_width()

    def offer_versions(self, *, offered: bool) -> None:
        self._has_versions = offered
        self._adapt_to_width()

    def show_steps(self) -> None:
        """Show the steps that are possible from the current place."""
        places, place = self.navigation.places(), self.navigation.current()
        self.previous.setVisible(place != places[0])
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
