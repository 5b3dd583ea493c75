"""The program's window, open on a screen that nobody sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.gui.kit.page import SecondaryPage
from app.gui.kit.services import Services
from app.gui.report.report_view import ReportView
from app.gui.shell.menus import Menus
from app.gui.shell.navigator import Navigator
from app.gui.shell.window import MainWindow
from tests.support.patience import PATIENCE_MS

# The screen that nobody sees is smaller than any desk has.
_SIZE = (1240, 800)


@contextmanager
def window_with(services: Services, file: Path | None = None) -> Iterator[MainWindow]:
    """A window that has the keys and works; closed at the end, if it is not before."""
    # A list that is about to close in another window would take the keys with it.
    QApplication.processEvents()
    window = MainWindow(services.catalog.register.respondent)
    window.resize(*_SIZE)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, PATIENCE_MS)
    Navigator(window, services, file)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()


def actions_of(menus: Menus) -> dict[Command, QAction]:
    return menus._actions_by_command


def report_in(window: MainWindow) -> ReportView | None:
    """The report that is open, if one is."""
    page = window.pages.current
    return page if isinstance(page, ReportView) else None


def view_in(window: MainWindow) -> ReportView:
    """The report that is open; one has to be."""
    page = window.pages.current
    assert isinstance(page, ReportView), "no report is open"
    return page


def aside_in(window: MainWindow) -> SecondaryPage | None:
    """The page that is shown beside the reports, if one is."""
    page = window.pages.current
    return page if isinstance(page, SecondaryPage) else None
