"""The page where reports are put together, as it is used."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QListWidget
from pytest import MonkeyPatch

from app.gui.collate.collate_page import CollatePage
from app.gui.kit.commands import Command
from tests.support.officer import Officer

_PATIENCE_S = 30.0


def go_to_collating(officer: Officer) -> CollatePage:
    """Choose it in the menu."""
    officer.choose(Command.COLLATE)
    return officer.aside(CollatePage)


def until(condition: Callable[[], bool]) -> bool:
    """Let the window go on until something is so; False where it never is."""
    end = time.monotonic() + _PATIENCE_S
    while not condition() and time.monotonic() < end:
        QTest.qWait(10)
    return condition()


def wait_for_collation(page: CollatePage) -> CollatePage:
    """Wait until what is in the folder is shown."""
    assert until(page.view.isVisible), page.problem.text()
    return page


def choose_folders(monkeypatch: MonkeyPatch, *folders: Path) -> None:
    """Answer the next questions for a folder with these, one after the other."""
    left = [str(folder) for folder in folders]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: left.pop(0))


def rows(shown: QListWidget) -> list[str]:
    """What the rows say."""
    return [shown.item(row).text() for row in range(shown.count())]


def shown_in(page: CollatePage) -> tuple[object, ...]:
    """All that a collation shows, to be compared."""
    view = page.view
    return (
        *(view.summary.text(), view.about.text(), view.term.currentData()),
        *(rows(view.committees), rows(view.files), view.reader.text.toPlainText()),
        view.tabs.currentIndex(),
    )
