"""Whoever logs out, or turns the computer off, in the midst of a word loses nothing of it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from app.gui.kit.services import Services
from app.gui.shell.application import SessionEnd
from tests.support.library_contents import contents_of
from tests.support.officer import Officer
from tests.support.patience import PATIENCE_S

PROJECT = Path(__file__).resolve().parents[2]
_QUESTION = "vaxla-upp-stockholm"


@pytest.fixture
def writing(officer: Officer) -> Officer:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(_QUESTION)
    # Only what is asked to save saves.
    officer.question.forget_edits()
    officer.question.type("Halvfärdigt")
    return officer


@pytest.fixture
def ending(officer: Officer, styled_app: QApplication) -> Iterator[SessionEnd]:
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.getsignal(number) for number in numbers]
    ending = SessionEnd(styled_app, officer.window)
    yield ending
    styled_app.commitDataRequest.disconnect(ending.log_out)
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def _saved(services: Services) -> str:
    (draft,) = contents_of(services.library).drafts
    return draft.answer(_QUESTION).plain


def test_logging_out_saves(
    writing: Officer, ending: SessionEnd, services: Services, styled_app: QApplication
) -> None:
    assert _saved(services) == ""
    # Qt makes the only real one there is; to emit the signal, anything in its place will do.
    manager = QObject()
    (address,) = shiboken6.getCppPointer(manager)
    styled_app.commitDataRequest.emit(shiboken6.wrapInstance(address, QSessionManager))
    assert _saved(services) == "Halvfärdigt"
    assert writing.window.isVisible()


def test_a_disk_that_refuses_does_not_stop_the_log_out(
    writing: Officer, ending: SessionEnd, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_report: object) -> None:
        raise RuntimeError("oops")

    with monkeypatch.context() as patch:
        patch.setattr(services.library, "save", broken)
        ending.log_out()
    assert "Kunde inte spara" in writing.saving()
    assert writing.save_now()


_WRITE_AND_WAIT = """
import sys
from app.gui.shell import application
from PySide6.QtCore import QTimer
sys.path.insert(0, sys.argv[2])
from tests.support.officer import Officer

given = application.begin
def begin(window, file, data):
    given(window, file, data)
    QTimer.singleShot(0, window, lambda: write(window))
def write(window):
    officer = Officer(window)
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.forget_edits()
    officer.question.type("Halvfärdigt")
    print("written", flush=True)
    if "error" in sys.argv:
        raise ValueError("Halvfärdigt")
application.begin = begin
from app.__main__ import main
sys.exit(main(["--data", sys.argv[1]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("more", [(), ("error",)])
def test_a_signal_that_ends_the_program_saves_first(
    tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITE_AND_WAIT, str(tmp_path), str(PROJECT), *more],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "written\n"
            process.send_signal(getattr(signal, name))
            _, told = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
    assert process.returncode == 0, told
    assert ("builtins.ValueError" in told) == bool(more)
    assert "Halvfärdigt" not in told
    (draft,) = (tmp_path / "reports" / "drafts").glob("*.json")
    answers = json.loads(draft.read_bytes())["answers"]
    assert [one["plain"] for one in answers if one["plain"]] == ["Halvfärdigt"]
