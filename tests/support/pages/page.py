"""What all pages have in common: the window, and the report that is open in it."""

from typing import TypeVar

from PySide6.QtWidgets import QListWidget

from app.gui.kit.page import SecondaryPage
from app.gui.report.report_view import ReportView
from app.gui.shell.window import MainWindow
from app.gui.start.start_page import StartPage
from tests.support.window import view_in

Shown = TypeVar("Shown", bound=SecondaryPage)


class PageObject:
    """Looks for its widgets each time anew: the window replaces them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _start(self) -> StartPage:
        return self._window.start

    @property
    def _report(self) -> ReportView:
        return view_in(self._window)

    def _aside(self, kind: type[Shown]) -> Shown:
        """The page of this kind, that is shown beside the reports."""
        shown = self._window.pages.current
        assert isinstance(shown, kind), self._start.message.text()
        return shown


def rows(shown: QListWidget) -> list[str]:
    """What the rows of a list say."""
    return [shown.item(row).text() for row in range(shown.count())]
