"""A test that never ends is told by name, with the place where it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE_S

PROJECT = Path(__file__).resolve().parents[1]
_ENDLESS = """
import time
from hypothesis import given, strategies

@given(strategies.integers())
def test_computes(number):
    while True:
        pass

def test_waits():
    time.sleep(600)

def test_goes_on():
    pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there nothing can be set to go off")
def test_a_test_that_never_ends_fails_by_itself(tmp_path: Path) -> None:
    (tmp_path / "test_endless.py").write_text(_ENDLESS, "utf-8")
    plugins = ("tests.support.figures", "tests.support.time_limits", "tests.support.examples")
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", str(tmp_path), f"--rootdir={tmp_path}"),
            *("-p", "no:cacheprovider", *(f"-p{one}" for one in plugins)),
            *("--most-computing=1", "--most-waiting=2", "-c", os.devnull),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "COLUMNS": "300"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    assert "1 passed" in ended.stdout, ended.stdout + ended.stderr
    assert "test_computes - tests.support.time_limits.TakesTooLong: " in ended.stdout
    assert "test_waits - tests.support.time_limits.TakesTooLong: " in ended.stdout
    assert "time.sleep(600)" in ended.stdout
