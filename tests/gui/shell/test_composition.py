"""What the window works with, as it is built for the officer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from app.gui.shell.composition import documents_folder


def test_files_are_put_among_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "OneDrive - Stockholms stad" / "Dokument"
    elsewhere.mkdir(parents=True)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(elsewhere))
    assert documents_folder() == elsewhere


@pytest.mark.parametrize("found", ["", "borta"])
def test_without_documents_it_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    place = str(tmp_path / found) if found else ""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: place)
    assert documents_folder() == Path.home()
