"""The start page: reports in progress, reports exported, a new report, a file to open.

It shows before the model is loaded; what it does and says of reports is for its controller.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.kit.button_action import ButtonAction
from app.gui.kit.flow import SideBySide
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.page import Page
from app.gui.kit.parts import button, column_in, label, scroll_to, scrolled
from app.gui.kit.signals import signal
from app.gui.kit.theme import PANEL, STEP, on_theme_change
from app.gui.start.new_report_panel import NewReportPanel
from app.gui.start.report_cards import ReportCards, RowAction
from app.model.respondent import Respondent
from app.model.swedish import in_figures

if TYPE_CHECKING:
    from app.model.report import ListedReport

_SENTENCES = (
    "Här skriver du {the}s rapport till staden, en fråga i taget. Skriv {the}s namn under Ny "
    "rapport för att börja. Allt du skriver sparas på din dator medan du arbetar."
)


class Welcome(QFrame):
    """Shown while there are no reports."""

    guide_wanted = Signal()

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.read = button("Läs guiden", self.guide_wanted.emit)
        inside = column_in(self, margin=STEP * 3)
        inside.addWidget(label("Välkommen", "heading"))
        text = label(respondent.fill(_SENTENCES))
        text.setProperty("room", "column")
        # A column measures its height for all of the width, and it does not become that wide.
        row = QHBoxLayout()
        row.addWidget(text, 1)
        row.addStretch()
        inside.addLayout(row)
        inside.addSpacing(STEP)
        inside.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)


# The width from which the panel has room beside the reports, and both lists beside each other.
_WIDE = 840
_VERY_WIDE = 1600


class StartPage(Page):
    """Where the officer begins."""

    topic = "Så här arbetar du"

    @signal
    def open_report(self, report: "ListedReport", /) -> None: ...

    @signal
    def remove_draft(self, report: "ListedReport", /) -> None: ...

    undo_removal = Signal()
    bin_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self.panel = NewReportPanel(respondent)
        self.drafts = ReportCards("Pågående rapporter")
        self.submitted = ReportCards("Exporterade rapporter")
        self._empty = Welcome(respondent)
        self.message = MessageBar(level=Level.ERROR)
        self.news = MessageBar(framed=True)
        self.undo = button("Ångra", self.undo_removal.emit)
        self.undo.setAccessibleName("Ångra borttagningen")
        self._undo_action = ButtonAction(self.undo)
        self.removed = MessageBar(self.undo, framed=True)
        self.bin_notice = MessageBar(framed=True)
        self.unreadable = MessageBar(level=Level.ERROR)
        self.loading = label("Läser in dina rapporter …", "muted")
        self._draft_list = _titled("Pågående", self.drafts)
        self._submitted_list = _titled("Exporterade", self.submitted)
        self.bin = button("Borttagna", self.bin_wanted.emit)
        self._above = QVBoxLayout()
        self._content = QWidget()
        self._row = SideBySide(_WIDE, self.panel, PANEL)
        self._lists = SideBySide(_VERY_WIDE)
        self._lay_out()
        on_theme_change(self._adapt_to_width)
        # Until the services are there, the lists are empty.
        self.show_parts(welcome=False)
        self.loading.show()
        for cards in (self.drafts, self.submitted):
            cards.opened.connect(self.open_report)
        self.drafts.row_actions = lambda _report: (
            RowAction("Fortsätt", self.open_report.emit, "Enter", own=True),
            RowAction("Ta bort", self.remove_draft.emit, "Delete"),
        )
        self._empty.guide_wanted.connect(self.guide_wanted)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._content, "start"))
        page = QVBoxLayout(self._content)
        page.setContentsMargins(STEP * 5, STEP * 4, STEP * 5, STEP * 4)
        page.addLayout(self._above)
        self._row.setSpacing(STEP * 5)
        page.addLayout(self._row, 1)
        self._row.addLayout(self._reports_column(), 1)
        side = QVBoxLayout()
        side.addWidget(self.panel)
        side.addStretch()
        self._row.addLayout(side)

    def _reports_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(STEP)
        column.addWidget(label("Mina rapporter", "title"))
        for said in (
            self.message,
            self.news,
            self.removed,
            self.bin_notice,
            self.unreadable,
            self.loading,
        ):
            column.addWidget(said)
        column.addWidget(self._empty)
        column.addSpacing(STEP)
        self._lists.setSpacing(STEP * 3)
        for one in (self._draft_list, self._submitted_list):
            self._lists.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._lists)
        column.addSpacing(STEP * 2)
        column.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        self._row.fit(self.width())
        both = self.drafts.count() > 0 and self.submitted.count() > 0
        room = "very-wide" if self._lists.fit(self.width() if both else 0) else "start"
        if room != self._content.property("room"):
            self._content.setProperty("room", room)
            self._content.style().polish(self._content)

    def focus_first(self) -> None:
        (self.drafts if self.drafts.count() else self.panel.committee).setFocus()

    def undo_last(self) -> QAction:
        return self._undo_action

    def say(self, message: Message) -> None:
        """What has happened is framed, so that it is not missed above the lists."""
        refused = message.level is Level.ERROR
        self.message.say(message if refused else "")
        self.news.say("" if refused else message)
        if message.text:
            bar = self.message if refused else self.news
            scroll_to(bar, bar)

    def offer_undo(self, text: str) -> None:
        """Say that a report was removed."""
        self.removed.say(text)
        if not self.drafts.count():
            # The button that was pressed is gone.
            self.undo.setFocus()

    def show_failure(self, text: str) -> None:
        self.loading.hide()
        self.say(Message(text, Level.ERROR))
        self.panel.create_button.setEnabled(False)

    def show_above(self, question: QWidget) -> None:
        self._above.addWidget(question)
        self._above.setContentsMargins(0, 0, 0, STEP * 3)

    def show_parts(self, *, welcome: bool, removed: int = 0) -> None:
        """Show the lists that have reports, and perhaps the welcome."""
        self.bin.setText(f"Borttagna ({in_figures(removed)})")
        self.bin.setVisible(removed > 0)
        self._draft_list.setVisible(self.drafts.count() > 0)
        self._submitted_list.setVisible(self.submitted.count() > 0)
        self._empty.setVisible(welcome)
        self.loading.hide()
        self._adapt_to_width()


def _titled(heading: str, cards: ReportCards) -> QWidget:
    made = QWidget()
    column = column_in(made)
    column.addWidget(label(heading, "heading"))
    column.addWidget(cards)
    return made
