"""What all pages have in common: the window, and the report that is open in it."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

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


class SecondaryPageObject(PageObject, Generic[Shown]):
    """A page that is shown beside the reports; `_kind` is its class."""

    _kind: type[Shown]

    @property
    def _page(self) -> Shown:
        shown = self._window.pages.current
        assert isinstance(shown, self._kind), self._start.message.text()
        return shown

    @property
    def page(self) -> QWidget:
        return self._page

    @property
    def back(self) -> QPushButton:
        return self._page.header.back

    def is_shown(self) -> bool:
        return isinstance(self._window.pages.current, self._kind)

    def note(self) -> str:
        return self._page.note.text()

    def problem(self) -> str:
        return self._page.problem.text()

    def has_problem(self) -> bool:
        return self._page.problem.isVisible()


def rows(shown: QListWidget) -> list[str]:
    """What the rows of a list say."""
    return [shown.item(row).text() for row in range(shown.count())]
