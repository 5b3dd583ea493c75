"""Two officers at one report: they hand its file to each other, and both write."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.formats.report_json import SUFFIX
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.model.merge import Side
from app.model.report import Report
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.patience import PATIENCE_MS

FIRST, BLACK, DIALOGUE = "samverkan-lokalt-naringsliv", "svart-ekonomi", "dialog-foretag"
GROWTH = "hallbar-tillvaxt"


class Mail:
    """What the officers save their files in, and open them from."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.suggested: list[str] = []
        self.filters: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._choose)

    def _choose(self, _parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
        self.suggested.append(Path(suggested).name)
        self.filters.append(kinds)
        return str(self.newest), kinds

    @property
    def newest(self) -> Path:
        return self.folder / f"{len(self.suggested)}{SUFFIX}"


def choose(officer: Officer, command: Command) -> None:
    officer.choose(command)


def turn_to(officer: Officer) -> None:
    """Have the keys reach this officer's window."""
    officer.window.activateWindow()
    assert QTest.qWaitForWindowActive(officer.window, PATIENCE_MS)


def write(officer: Officer, question_id: str, text: str) -> None:
    turn_to(officer)
    officer.answer(question_id, [paragraph(text)])
    assert officer.save_now()


def pick(officer: Officer, place: str, side: Side) -> None:
    click(officer.two_versions.rows[place].choices[side])


def draft_in(services: Services) -> Report:
    (draft,) = contents_of(services.library).drafts
    return draft


def versions_say(services: Services, question_id: str) -> set[str]:
    versions = services.library.history.versions(draft_in(services).report_id)
    return {version.report.answer(question_id).plain for version in versions}
