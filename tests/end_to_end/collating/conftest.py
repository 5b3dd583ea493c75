"""Fixtures of the stories of the office that puts together what has come in."""

import tempfile
from functools import partial
from pathlib import Path

import pytest

from app.gui.collate import collate_controller
from app.services.collating.folder_collation import FolderCollation
from tests.support.collating import wait_for_collation
from tests.support.officer import Officer
from tests.support.pages.collate import Collating
from tests.support.reading_here import ReadingHere
from tests.support.sent_in import usual_folder


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Three pairs, one of them without an answer to a question, and two files without any."""
    return usual_folder(tmp_path / "inkommet")


@pytest.fixture
def page(officer: Officer, incoming: Path, monkeypatch: pytest.MonkeyPatch) -> Collating:
    """What is in the folder, dropped on the window.

    It is not read in processes, which take most of the time: those who do without this fixture
    have them, and those who hold a reader up.
    """
    here = partial(FolderCollation, reader=ReadingHere)  # type: ignore[arg-type]
    monkeypatch.setattr(collate_controller, "FolderCollation", here)
    officer.drop(incoming)
    return wait_for_collation(officer.collating)


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the system has for temporary files."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
