"""The page where reports are put together, as it is used."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytest import MonkeyPatch

from app.gui.kit.commands import Command
from tests.support.arriving import arrive
from tests.support.officer import Officer
from tests.support.pages.collate import Collating
from tests.support.patience import comes_to_be


def go_to_collating(officer: Officer) -> Collating:
    """Choose it in the menu."""
    officer.choose(Command.COLLATE)
    return officer.collating


def until(condition: Callable[[], bool]) -> bool:
    """Let the window go on until something is so; False where it never is."""
    return comes_to_be(condition, lambda: QTest.qWait(10))


def wait_for_collation(page: Collating) -> Collating:
    """Wait until what is in the folder is shown."""
    assert until(page.is_collated), page.problem()
    arrive()
    return page


def choose_folders(monkeypatch: MonkeyPatch, *folders: Path) -> None:
    """Answer the next questions for a folder with these, one after the other."""
    left = [str(folder) for folder in folders]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: left.pop(0))
