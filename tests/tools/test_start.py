"""The commands say in a sentence what is not as they need it, and name all that can be asked."""

import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE_S
from tools.failure import SetupError, require_writable
from tools.test import pass_on

PROJECT = Path(__file__).resolve().parents[2]
_COMMANDS = ("start.py", "test.py", "build.py")
_OPTIONS = ("--environment", "--unpinned", "--no-system-packages")
_OLD_PYTHON = """\
import runpy, sys
sys.version_info = (3, 10, 13, "final", 0)
runpy.run_path(sys.argv[1], run_name="__main__")"""


def _run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.mark.parametrize("command", _COMMANDS)
def test_help_names_every_option(command: str) -> None:
    ended = _run(f"tools/{command}", "--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [option for option in _OPTIONS if option not in ended.stdout] == []


def test_help_names_the_demo_and_its_folder() -> None:
    assert "demo [FOLDER]" in _run("tools/start.py", "--help").stdout


@pytest.mark.parametrize("command", _COMMANDS)
def test_an_old_python_can_read_the_command_and_is_told(command: str) -> None:
    for file in (command, "__init__.py"):
        ast.parse((PROJECT / "tools" / file).read_text("utf-8"), feature_version=(3, 7))
    ended = _run("-c", _OLD_PYTHON, f"tools/{command}")
    assert ended.returncode == 1
    assert ended.stderr.startswith("This project needs Python 3.11 or later, and this is Python 3.")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", _COMMANDS)
def test_a_folder_that_cannot_be_made_is_told(command: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    folder = file / "environment"
    ended = _run(f"tools/{command}", "--no-system-packages", "--environment", str(folder))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"The environment cannot be made in {folder} (")
    assert "--environment FOLDER" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_folder_for_what_is_built_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    ended = _run("tools/build.py", "--output", str(file / "dist"))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Nothing can be written in {file / 'dist'} (")


def test_a_folder_for_the_demo_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(
        SetupError, match=r"name another folder, as in python3 tools/start\.py demo"
    ):
        require_writable(file / "demo", "name another folder, as in python3 tools/start.py demo")
    require_writable(tmp_path / "new" / "demo", "")
    assert list((tmp_path / "new" / "demo").iterdir()) == []


def test_too_many_files_are_not_opened() -> None:
    assert _run("tools/start.py", "one", "two").returncode == 2


def test_dots_are_passed_on_before_their_line_ends() -> None:
    target = io.BytesIO()
    pieces = iter([b"..", b"F.", b" [100%]\n", b"3 passed, 1 failed\n", b""])
    passed_on: list[bytes] = []

    def read(_most: int) -> bytes:
        passed_on.append(target.getvalue())
        return next(pieces)

    assert pass_on(read, target) == "3 passed, 1 failed"
    assert passed_on[1:3] == [b"..", b"..F."]
