"""What stands around the pages of a report: header, navigation, notice, the steps and the pane."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.columns import centred, scrolled
from app.gui.widgets.earlier_pane import EarlierPane
from app.gui.widgets.navigation import Navigation
from app.gui.widgets.notice import Notice
from app.gui.widgets.page_header import PageHeader
from app.gui.widgets.page_with_pane import PageWithPane
from app.gui.widgets.parts import button, label


class ReportFrame(QWidget):
    """Has the parts in their places; what they do is for the view that is made of it."""

    back_wanted = Signal()
    correct_wanted = Signal()
    step_wanted = Signal(int)
    """One page on, or one back."""

    def __init__(self, title: str, navigation: Navigation, pages: Sequence[QWidget]) -> None:
        super().__init__()
        self.state = label("", "muted", wrap=False)
        self.correct = button("Rätta rapporten", self.correct_wanted.emit)
        self.notice = Notice(self.correct, beside=True)
        self.pane = EarlierPane()
        self.previous = button("‹ Föregående", lambda: self.step_wanted.emit(-1))
        self.next = button("Nästa ›", lambda: self.step_wanted.emit(1), "primary")
        self.pages = QStackedWidget()
        for page in pages:
            self.pages.addWidget(scrolled(page))
        self.with_pane = PageWithPane(self._middle(), self.pane)
        header = PageHeader(title, self.back_wanted.emit, self.state, self.with_pane.toggle)
        side = QVBoxLayout()
        side.setContentsMargins(STEP * 2, STEP * 2, 0, STEP * 2)
        side.addWidget(navigation)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(side)
        body.addWidget(self.with_pane, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(header)
        whole.addLayout(body, 1)

    def _middle(self) -> QVBoxLayout:
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.previous)
        row.addStretch()
        row.addWidget(self.next)
        middle = QVBoxLayout()
        middle.setContentsMargins(STEP * 4, STEP * 3, STEP * 4, STEP * 2)
        middle.setSpacing(STEP * 2)
        middle.addLayout(centred(self.notice))
        middle.addWidget(self.pages, 1)
        middle.addLayout(centred(steps))
        return middle

    def show_notice(self, text: str) -> None:
        """Tell something about the report as a whole, above its pages."""
        self.notice.say(text)

    def notice_text(self) -> str:
        """What the notice above the pages says."""
        return self.notice.text()

    def show_saving(self, text: str, *, failing: bool) -> None:
        """Tell how the saving goes."""
        self.state.setText(text)
        self.state.setProperty("role", "error" if failing else "muted")
        self.state.style().polish(self.state)
