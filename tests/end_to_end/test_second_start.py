"""The program started twice: one window, which opens what the second start was to open."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import user_data
from tests.support.patience import PATIENCE_S, wait_for
from tests.support.program import Program

PROJECT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}


def _started(data: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "--data", str(data), *map(str, arguments)],
        cwd=PROJECT,
        env=_ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = _started(tmp_path / "data")
    wait_for((user_data(tmp_path / "data").mailbox / "running").exists)
    yield process
    process.kill()
    process.communicate()


def _drafts(folder: Path) -> list[Path]:
    return list((folder / "data" / "reports" / "drafts").glob("*.json"))


def test_the_second_start_hands_its_file_to_the_window_and_ends(
    running: subprocess.Popen[str], tmp_path: Path, program: Program
) -> None:
    file = tmp_path / "från en kollega.nrapport"
    assert program("new", "--committee", "norrmalm", "--term", "2022-T2", "-o", file).code == 0
    second = _started(tmp_path / "data", file)
    out, err = second.communicate(timeout=PATIENCE_S)
    assert (second.returncode, out, err) == (0, "", "")
    # The first one has it among its own now.
    wait_for(lambda: len(_drafts(tmp_path)) == 1)
    assert running.poll() is None


def test_another_folder_of_data_is_another_window(
    running: subprocess.Popen[str], tmp_path: Path
) -> None:
    other = _started(tmp_path / "other")
    wait_for((user_data(tmp_path / "other").mailbox / "running").exists)
    assert running.poll() is None
    assert other.poll() is None
    other.kill()
    other.communicate()
