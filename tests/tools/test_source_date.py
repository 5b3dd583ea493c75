"""What is built is dated by its source, not by the clock."""

import os
import subprocess
from pathlib import Path

import pytest

from tools import source_date as module
from tools.source_date import source_date

DAY = 24 * 3600
COMMITTED = 1_700_000_000


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").touch()
    os.utime(tmp_path / "pyproject.toml", (DAY, DAY))
    monkeypatch.setattr(module, "PROJECT", tmp_path)
    monkeypatch.setattr(module, "PYPROJECT", tmp_path / "pyproject.toml")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def test_the_date_can_be_told(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    assert source_date() == 12345


def test_it_is_that_of_the_last_commit(source: Path) -> None:
    who = ("-c", "user.name=Ylva", "-c", "user.email=ylva@example.org")
    dated = {**os.environ, "GIT_COMMITTER_DATE": f"{COMMITTED} +0000"}
    subprocess.run(["git", "init", "--quiet"], cwd=source, check=True)
    command = ["git", *who, "commit", "--quiet", "--allow-empty", "--message", "x"]
    subprocess.run(command, cwd=source, check=True, env=dated)
    assert source_date() == COMMITTED


def test_without_git_it_is_that_of_the_files(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert source_date() == DAY
    monkeypatch.setenv("PATH", "")
    assert source_date() == DAY
