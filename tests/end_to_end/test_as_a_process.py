"""The program and its demonstration as processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.patience import PATIENCE_S

PROJECT = Path(__file__).resolve().parents[2]

_START_AND_QUIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.gui.shell import application
from tests.support.officer import Officer

given = application.begin
def begin(window, file, data):
    given(window, file, data)
    new = Officer(window).new_report
    assert new.period.count() == 3
    assert new.committee.hasFocus()
    print("ready")
    QTimer.singleShot(0, QApplication.closeAllWindows)
application.begin = begin
from app.__main__ import main
sys.exit(main(["--data", sys.argv[1]]))
"""


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


def test_the_window_opens_works_and_closes(tmp_path: Path) -> None:
    run = _run("-X", "dev", "-c", _START_AND_QUIT, str(tmp_path))
    assert run.stdout == "ready\n", run.stderr
    assert run.returncode == 0
    assert "Traceback" not in run.stderr


def test_the_demonstration_leaves_the_pair_and_pictures(tmp_path: Path) -> None:
    run = _run("-m", "tools.demo", str(tmp_path))
    assert run.returncode == 0, run.stderr
    names = {path.name for path in tmp_path.iterdir()}
    stem = "uppfoljningsrapport-naringsliv_2022-T2_hagersten-alvsjo_r1"
    assert {f"{stem}.docx", f"{stem}.json", "window-question.png"} <= names
    assert json.loads((tmp_path / f"{stem}.json").read_bytes())["status"] == "submitted"
