"""A disk that is full, a folder that may not be written to: nothing is lost, and work goes on."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from app.storage import file_writing as files
from tests.support.failing import FailingDisk
from tests.support.figures import Figures
from tests.support.patience import PATIENCE_S
from tests.support.scarce_resources import Scarcity, Work
from tests.support.unsafe_writes import write_in_place

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has other limits and rights")
ROOT = Path(__file__).parents[2]


def _run(kind: str, folder: Path, *before: str) -> None:
    ended = subprocess.run(
        [*before, sys.executable, "-m", "tests.support.scarce_resources", kind, folder],
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()


@pytest.fixture
def mounting(tmp_path: Path) -> tuple[str, ...]:
    """What a command is begun with that is to mount something for itself alone."""
    program = which("unshare")
    if program is None:
        pytest.skip("needs unshare, to mount a small disk")
    before = (program, "--map-root-user", "--mount")
    tried = [*before, "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)]
    if subprocess.run(tried, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here, not even for oneself")
    return before


@posix_only
@pytest.mark.parametrize("kind", ["full", "read-only"])
def test_a_real_disk_that_refuses(
    kind: str, tmp_path: Path, mounting: tuple[str, ...], figures: Figures
) -> None:
    _run(kind, tmp_path, *mounting)
    figures(f"{kind}: refused, nothing lost, gone on")


@posix_only
@pytest.mark.parametrize("kind", ["forbidden", "limited"])
def test_a_real_folder_that_refuses(kind: str, tmp_path: Path, figures: Figures) -> None:
    _run(kind, tmp_path)
    figures(f"{kind}: refused, nothing lost, gone on")


def _of(disk: FailingDisk, says: str) -> Scarcity:
    return Scarcity(
        begin=lambda: setattr(disk, "fails_at", disk.asked + 1),
        end=lambda: setattr(disk, "fails_at", 0),
        says=says,
    )


@pytest.mark.parametrize("opened_before", [True, False])
@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "disken är full. Frigör utrymme och försök igen"),
        (errno.EDQUOT, "utrymmet är slut. Frigör utrymme och försök igen"),
        (errno.EFBIG, "det går inte att skriva så stora filer där"),
        (errno.EROFS, "det går inte att skriva där"),
        (errno.EACCES, "du får inte skriva eller läsa där"),
        (errno.EIO, "disken svarade med ett fel"),
    ],
)
@pytest.mark.parametrize("what", ["everything", "half of what is written"])
def test_a_disk_that_refuses_for_any_reason(
    number: int, says: str, what: str, opened_before: bool, tmp_path: Path
) -> None:
    error = OSError(number, os.strerror(number))
    if what == "everything":
        disk = FailingDisk(0, error, for_good=True)
    else:
        disk = FailingDisk(0, error, for_good=True, writes_half=True, counted=("write",))
    Work(tmp_path, disk).is_refused_and_goes_on(_of(disk, says), opened_before=opened_before)


def test_a_careless_program_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "write_bytes", write_in_place)
    disk = FailingDisk(for_good=True, writes_half=True, counted=("write",))
    work = Work(tmp_path, disk)
    with pytest.raises(AssertionError, match="what stood there was changed"):
        work.is_refused_and_goes_on(_of(disk, "disken är full"), opened_before=True)
