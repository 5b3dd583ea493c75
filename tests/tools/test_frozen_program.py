"""The program as it is given to others: frozen, and tried in an empty home."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.build import freeze_command

PROJECT = Path(__file__).resolve().parents[2]
_MOST_MB = 165


@pytest.mark.skipif(
    sys.platform == "linux" and shutil.which("objdump") is None,
    reason="what freezes programs needs binutils, and they are not installed",
)
def test_the_frozen_program_does_what_an_officer_does(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, *freeze_command(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert made.returncode == 0, made.stderr
    folder = tmp_path / "naringslivsrapport"
    tried = subprocess.run(
        [sys.executable, "tools/frozen_trial.py", str(folder), "1"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert tried.returncode == 0, tried.stderr
    assert "Allt fungerar." in tried.stdout
    assert "A second start hands its file over." in tried.stdout
    size = next(line for line in tried.stdout.splitlines() if line.startswith("Size: "))
    assert int(size.split()[1]) <= _MOST_MB
    # Nothing goes through the network: what would is not there.
    assert [path.name for path in folder.rglob("*") if "Network" in path.name] == []
    assert [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()] == []
