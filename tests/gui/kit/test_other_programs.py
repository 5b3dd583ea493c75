"""A program that is started goes on by itself, and nobody waits for it."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.kit.other_programs import start_program

_WRITES = (
    "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('|'.join(sys.argv[2:]), 'utf-8')"
)


@pytest.mark.usefixtures("qapp")
def test_it_is_given_each_word_as_it_is(tmp_path: Path, qtbot: QtBot) -> None:
    written = tmp_path / "skrivet å.txt"
    words = ("Åsa & Bo", "två\nrader", '"citat"', "100 %")
    assert start_program([sys.executable, "-c", _WRITES, str(written), *words])
    qtbot.waitUntil(lambda: written.exists() and bool(written.read_text("utf-8")), timeout=60_000)
    assert written.read_text("utf-8") == "|".join(words)


@pytest.mark.usefixtures("qapp")
def test_one_that_is_not_there_is_not_started(tmp_path: Path) -> None:
    assert not start_program([str(tmp_path / "finns inte")])
