"""The program as a process: what reaches the terminal, and what is not even loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _run(
    *arguments: str, code: str | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    program = ["-c", code] if code else ["-m", "app"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_what_is_printed_is_utf8_wherever_it_goes(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    data = ("--data", str(tmp_path))
    listed = _run(*data, "committees", "--term", "2023-T2", **environment)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert "jarva: Järva stadsdelsnämnd (stadsdelsnämnd)" in listed.stdout.decode("utf-8")
    refused = _run(*data, "committees", "--term", "T9", **environment)
    assert refused.returncode == 1
    assert refused.stderr.decode("utf-8").startswith("”T9” är ingen period.")
    helped = _run("--help", **environment)
    assert helped.stdout.decode("utf-8").startswith("Så här startas programmet:")


def test_a_command_loads_no_window(tmp_path: Path) -> None:
    code = (
        "import sys; from app.__main__ import main;"
        f"assert main(['--data', {str(tmp_path)!r}, 'committees']) == 0;"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    ended = _run(code=code)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_window_is_shown_before_the_model_is_loaded() -> None:
    code = (
        "import sys; import app.gui.shell.application;"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'docx', 'lxml')))"
    )
    ended = _run(code=code, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stderr) == (0, b"")
