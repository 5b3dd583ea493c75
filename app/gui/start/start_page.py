"""The start page: reports in progress, reports exported, a new report, a file to open.

It shows before the model is loaded; what it does and says of reports is for its controller.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.kit.flow import Flow, SideBySide
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.page import Page
from app.gui.kit.parts import button, column_in, label, scrolled
from app.gui.kit.signals import TypedSignal, signal
from app.gui.kit.theme import PANEL, STEP, TWO_ROWS, on_theme_change, scaled
from app.gui.start.new_report_panel import NewReportPanel
from app.model.swedish import in_figures

if TYPE_CHECKING:
    from app.model.report import ListedReport

_SENTENCES = (
    "Här skriver du nämndens rapport till staden, en fråga i taget. Skriv nämndens namn under Ny "
    "rapport för att börja. Allt du skriver sparas på din dator medan du arbetar."
)


class Welcome(QFrame):
    """Shown while there are no reports."""

    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("room", "column")
        self.read = button("Läs guiden", self.guide_wanted.emit)
        inside = column_in(self, margin=STEP * 3)
        inside.addWidget(label("Välkommen", "heading"))
        inside.addWidget(label(_SENTENCES))
        inside.addSpacing(STEP)
        inside.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)


# Higher than any screen; and what Qt takes for no limit at all.
_HIGHEST = 10_000
_UNLIMITED = 16_777_215
# The width from which the panel has room beside the reports.
_WIDE = 840


# What `kit.lists` calls DATA; it loads what is not needed before the first paint.
_REPORT = Qt.ItemDataRole.UserRole


class ReportCards(QListWidget):
    """Enter or a double click opens a report."""

    painted = Signal()

    @signal
    def opened(self, report: "ListedReport", /) -> None:
        """By Enter or a double click."""

    def __init__(self, name: str) -> None:
        super().__init__()
        # The style sheet needs it before it is first shown.
        self.setProperty("role", "cards")
        self.setAccessibleName(name)
        on_theme_change(self.fit)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_REPORT)))

    def current(self) -> "ListedReport | None":
        item: QListWidgetItem | None = self.currentItem()
        return item.data(_REPORT) if item else None

    def shown(self) -> list[QListWidgetItem]:
        """The items that are in sight."""
        room = self.viewport().rect()
        first, last = self.indexAt(room.topLeft()).row(), self.indexAt(room.bottomLeft()).row()
        rows = range(max(first, 0), last + 1 if last >= 0 else self.count())
        return [self.item(row) for row in rows]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be no higher than the content, nor lower than two reports."""
        height = 2 * self.frameWidth()
        for row in range(self.count()):
            height += self.sizeHintForRow(row)
            if height > _HIGHEST:
                # It scrolls; how high it would be without is of no use to anybody.
                height = _UNLIMITED
                break
        self.setMaximumHeight(height)
        self.setMinimumHeight(min(height, scaled(TWO_ROWS)))


class StartPage(Page):
    """Where the officer begins."""

    topic = "Så här arbetar du"

    @signal
    def open_report(self, report: "ListedReport", /) -> None: ...

    @signal
    def remove_draft(self, report: "ListedReport", /) -> None: ...

    @signal
    def next_wanted(self, report: "ListedReport", /) -> None:
        """The term after this report's is to be begun from it."""

    undo_removal = Signal()
    bin_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.panel = NewReportPanel()
        self.drafts = ReportCards("Pågående rapporter")
        self.submitted = ReportCards("Exporterade rapporter")
        self._empty = Welcome()
        self.message = MessageBar(level=Level.ERROR)
        self.undo = button("Ångra", self.undo_removal.emit)
        self.undo.setAccessibleName("Ångra borttagningen")
        self.removed = MessageBar(self.undo, framed=True)
        self.bin_notice = MessageBar(framed=True)
        self.unreadable = MessageBar(level=Level.ERROR)
        self._drafts_heading = label("Pågående", "heading")
        self._submitted_heading = label("Exporterade", "heading")
        self.open_draft = button("Öppna", lambda: self._emit_current(self.drafts, self.open_report))
        self.open_submitted = button(
            "Öppna", lambda: self._emit_current(self.submitted, self.open_report)
        )
        self.begin_next = button("", lambda: self._emit_current(self.submitted, self.next_wanted))
        self.open_draft.setAccessibleName("Öppna den påbörjade rapporten")
        self.open_submitted.setAccessibleName("Öppna den exporterade rapporten")
        self.remove = button(
            "Ta bort", lambda: self._emit_current(self.drafts, self.remove_draft), "quiet"
        )
        self.bin = button("Borttagna", self.bin_wanted.emit, "quiet")
        self._draft_buttons = QWidget()
        self._submitted_buttons = QWidget()
        self._above = QVBoxLayout()
        self._row = SideBySide(_WIDE, self.panel, PANEL)
        self._lay_out()
        on_theme_change(self._adapt_to_width)
        # Until the services are there, the lists are empty.
        self.show_parts(welcome=False)
        for cards in (self.drafts, self.submitted):
            cards.opened.connect(self.open_report)
        self._empty.guide_wanted.connect(self.guide_wanted)

    def _lay_out(self) -> None:
        content = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(STEP * 5, STEP * 4, STEP * 5, STEP * 4)
        outer.addWidget(scrolled(content, "wide"))
        page = QVBoxLayout(content)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(self._above)
        self._row.setSpacing(STEP * 5)
        page.addLayout(self._row, 1)
        self._row.addLayout(self._reports_column(), 1)
        side = QVBoxLayout()
        side.addWidget(self.panel)
        side.addStretch()
        self._row.addLayout(side)

    def _reports_column(self) -> QVBoxLayout:
        buttons = Flow(self._draft_buttons)
        buttons.add(self.open_draft, self.remove)
        Flow(self._submitted_buttons).add(self.open_submitted, self.begin_next)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        column.addWidget(label("Mina rapporter", "title"))
        column.addWidget(self.message)
        column.addWidget(self.removed)
        column.addWidget(self.bin_notice)
        column.addWidget(self.unreadable)
        column.addLayout(self._welcome_row())
        column.addSpacing(STEP)
        column.addWidget(self._drafts_heading)
        column.addWidget(self.drafts, 100)
        column.addWidget(self._draft_buttons)
        column.addSpacing(STEP * 2)
        column.addWidget(self._submitted_heading)
        column.addWidget(self.submitted, 100)
        column.addWidget(self._submitted_buttons)
        column.addSpacing(STEP * 2)
        column.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _welcome_row(self) -> QHBoxLayout:
        # A column measures its height for all of the width, and it does not become that wide.
        row = QHBoxLayout()
        row.addWidget(self._empty, 1)
        row.addStretch()
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        self._row.fit(self.width())

    def focus_first(self) -> None:
        (self.drafts if self.drafts.count() else self.panel.committee).setFocus()

    def say(self, message: Message) -> None:
        self.message.say(message)

    def offer_undo(self, text: str) -> None:
        """Say that a report was removed."""
        self.removed.say(text)
        if not self.drafts.count():
            # The button that was pressed is gone.
            self.undo.setFocus()

    def show_failure(self, text: str) -> None:
        self.say(Message(text, Level.ERROR))
        self.panel.create_button.setEnabled(False)

    def show_above(self, question: QWidget) -> None:
        self._above.addWidget(question)
        self._above.setContentsMargins(0, 0, 0, STEP * 3)

    def show_parts(self, *, welcome: bool, removed: int = 0) -> None:
        """Show the lists that have reports, and perhaps the welcome."""
        self.bin.setText(f"Borttagna ({in_figures(removed)})")
        self.bin.setVisible(removed > 0)
        for widget in (self._drafts_heading, self.drafts, self._draft_buttons):
            widget.setVisible(self.drafts.count() > 0)
        for widget in (self._submitted_heading, self.submitted, self._submitted_buttons):
            widget.setVisible(self.submitted.count() > 0)
        self._empty.setVisible(welcome)

    def offer_next(self, term: str, earlier: str) -> None:
        """Offer to begin a term from the exported report that is current; "" offers nothing."""
        self.begin_next.setText(f"Börja {term}")
        self.begin_next.setAccessibleDescription(f"Från {earlier}")
        self.begin_next.setVisible(bool(term))

    def _emit_current(self, cards: ReportCards, wanted: "TypedSignal[[ListedReport]]") -> None:
        if (report := cards.current()) is not None:
            wanted.emit(report)
