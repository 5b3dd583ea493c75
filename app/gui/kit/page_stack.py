"""What the window shows: the start page, a report, a plan for a new one, or a page beside them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.gui.kit.messages import Message
from app.gui.start.start_page import StartPage

if TYPE_CHECKING:
    from app.gui.carry_over.carry_over_page import CarryOverPage
    from app.gui.kit.aside_page import AsidePage
    from app.gui.report.report_view import ReportView
    from app.gui.shell.menus import CommandHandlers


class PageStack(QStackedWidget):
    """One view at a time; the start page is always there."""

    turned = Signal()
    """Another view is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.start = StartPage()
        self.aside: AsidePage | None = None
        """A page beside the reports."""
        self.carry_over: CarryOverPage | None = None
        """The same, where it is the plan for a new report."""
        self.report: ReportView | None = None
        self._waiting: list[tuple[str, Callable[[], object]]] = []
        self.addWidget(self.start)
        self.turned.connect(lambda: QTimer.singleShot(0, self, self._let_come))

    def put_away(self) -> bool:
        """Save the report that is open, if one is. False if it could not be saved."""
        return self.report is None or self.report.autosave.save_now()

    def when_free(self, what: str, come: Callable[[], object]) -> None:
        """Have it come now; where the officer is choosing, when that page is left, which is told.

        What a page asks about is not replaced by what the officer did not choose there.
        """
        if self._choosing() is None and not self._waiting:
            come()
            return
        self._waiting.append((what, come))
        self._tell_what_waits()

    def is_free(self) -> bool:
        """Whether another view may be shown; if not, what to do first is told."""
        page = self._choosing()
        if page is not None:
            page.say(Message("Gör klart här först, eller gå till Mina rapporter."))
        return page is None

    def _choosing(self) -> "AsidePage | None":
        return self.aside if self.aside is not None and self.aside.is_choosing else None

    def _let_come(self) -> None:
        if self._waiting and self._choosing() is None:
            _, come = self._waiting.pop(0)
            try:
                come()
            finally:
                # Where nothing was turned to, the next one would wait for ever.
                QTimer.singleShot(0, self, self._let_come)
        self._tell_what_waits()

    def _tell_what_waits(self) -> None:
        page = self._choosing()
        if page is not None and self._waiting:
            names = " och ".join(what for what, _ in self._waiting)
            page.say(Message(f"{names} visas när du är klar här."))

    def show_start(self, *, afresh: bool = True) -> None:
        """Take down what is shown, put away or not, and show the start page.

        Not afresh, it still has what was chosen for a new report.
        """
        self.take_down()
        self.setCurrentWidget(self.start)
        if afresh:
            self.start.begin()
        else:
            self.start.panel.choose_again()
        self.turned.emit()

    def show_carry_over(self, page: "CarryOverPage") -> None:
        """Show what a new report is to be begun from."""
        self.show_aside(page)
        self.carry_over = page

    def show_aside(self, page: "AsidePage") -> None:
        """Show a page that is no report."""
        self._show(page)
        self.aside = page
        page.focus_first()
        self.turned.emit()

    def show_report(self, view: "ReportView") -> None:
        """Show a report where it was left, or where it begins."""
        self._show(view)
        self.report = view
        view.focus_page()
        view.status_changed.connect(self.turned)
        self.turned.emit()

    def commands(self) -> "CommandHandlers":
        """What the menus can do with what is shown."""
        if self.report is not None:
            # A report is there: what shows it is loaded.
            from app.gui.report.report_view import commands_of

            return commands_of(self.report)
        if self.aside is not None:
            return self.aside.commands()
        return {}

    def format_actions(self) -> list[QAction]:
        """How the text that is written may be formatted."""
        return self.report.question.bar.formats if self.report is not None else []

    def say(self, message: Message) -> None:
        """Say it on the page that is shown."""
        (self.report or self.aside or self.start).say(message)

    def let_go(self) -> None:
        """Let others have the report that is open; nothing of it is saved from here on."""
        if self.report is not None:
            self.report.remember_page()
            # An editor lays out its text a little later, and would have it saved again.
            self.report.autosave.end()
            self.report.session.close()
        if self.aside is not None:
            self.aside.let_go()

    def take_down(self) -> None:
        """Leave nothing but the start page; what was not put away is gone."""
        self.let_go()
        for view in (self.report, self.aside):
            if view is not None:
                self.removeWidget(view)
                view.deleteLater()
        self.report = self.carry_over = self.aside = None

    def _show(self, view: QWidget) -> None:
        self.take_down()
        self.addWidget(view)
        self.setCurrentWidget(view)
