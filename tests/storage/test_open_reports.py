"""Which reports are open in a window, and which were when a program came to its end."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from app.storage.disk import Disk
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError, OpenReports
from tests.support.failing import FailingDisk, disks_failing_in_turn, names_in

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def open_reports(tmp_path: Path) -> OpenReports:
    return OpenReports(tmp_path / "open")


@pytest.fixture
def other_window(tmp_path: Path) -> OpenReports:
    return OpenReports(tmp_path / "open")


def _killed_while_it_held(folder: Path, *reports: UUID) -> None:
    """Another process that opens reports and comes to its end without putting them away."""
    program = (
        "import os, sys; from pathlib import Path; from uuid import UUID\n"
        "from app.storage.open_reports import OpenReports\n"
        "for name in sys.argv[2:]:\n"
        "    OpenReports(Path(sys.argv[1])).lock(UUID(name), b'noted')\n"
        "os._exit(1)"
    )
    names = [str(report_id) for report_id in reports]
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(folder), *names], cwd=root, check=False)


def test_a_report_is_open_in_one_window(
    open_reports: OpenReports, other_window: OpenReports
) -> None:
    lock = open_reports.lock(ONE, b"note")
    assert (open_reports.is_open(ONE), other_window.is_open(ONE)) == (True, True)
    with pytest.raises(LockedElsewhereError, match="öppen i ett annat fönster"):
        other_window.lock(ONE, b"other")
    assert lock.path.read_bytes() == b"note"
    other_window.unlock(other_window.lock(TWO, b""))
    open_reports.unlock(lock)
    assert not other_window.is_open(ONE)
    other_window.unlock(other_window.lock(ONE, b"other"))


def test_what_is_put_away_leaves_nothing(open_reports: OpenReports, tmp_path: Path) -> None:
    lock = open_reports.lock(ONE, b"note")
    assert open_reports.left_open() == {}
    open_reports.unlock(lock)
    assert open_reports.left_open() == {}
    assert names_in(tmp_path) == []


def test_what_a_killed_program_had_open_is_found_and_can_be_taken(
    open_reports: OpenReports, tmp_path: Path
) -> None:
    _killed_while_it_held(tmp_path / "open", ONE, TWO)
    assert open_reports.left_open() == {ONE: b"noted", TWO: b"noted"}
    assert not open_reports.is_open(ONE)
    lock = open_reports.lock(ONE, b"anew")
    assert open_reports.left_open() == {TWO: b"noted"}
    open_reports.unlock(lock)
    open_reports.forget(TWO)
    assert open_reports.left_open() == {}
    assert names_in(tmp_path) == []


def test_to_look_writes_nothing(open_reports: OpenReports, tmp_path: Path) -> None:
    folder = tmp_path / "open"
    _killed_while_it_held(folder, ONE)
    (folder / "anteckningar").write_bytes(b"x")
    for path in folder.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    open_reports.left_open()
    open_reports.is_open(ONE)
    assert {path.stat().st_mtime for path in folder.iterdir()} == {1_000_000_000}


def test_what_another_window_has_open_is_not_forgotten(
    open_reports: OpenReports, other_window: OpenReports
) -> None:
    lock = open_reports.lock(ONE, b"note")
    other_window.forget(ONE)
    assert other_window.is_open(ONE)
    open_reports.unlock(lock)


def test_other_files_are_none_of_it_and_left_alone(
    open_reports: OpenReports, tmp_path: Path
) -> None:
    folder = tmp_path / "open"
    (folder / str(TWO)).mkdir(parents=True)
    (folder / "anteckningar.txt").write_text("min egen", "utf-8")
    assert open_reports.left_open() == {}
    assert (folder / "anteckningar.txt").read_text("utf-8") == "min egen"


def test_a_folder_that_is_not_there_has_nothing_open(open_reports: OpenReports) -> None:
    assert open_reports.left_open() == {}
    assert not open_reports.is_open(ONE)
    open_reports.forget(ONE)


def test_a_folder_that_cannot_be_read_is_told(open_reports: OpenReports, tmp_path: Path) -> None:
    open_reports.unlock(open_reports.lock(ONE, b""))
    disk = FailingDisk(1, OSError(errno.EIO, "EIO"), counted=("names",))
    with pytest.raises(StorageError):
        OpenReports(tmp_path / "open", disk).left_open()


def test_a_disk_without_locks_keeps_no_one_from_working(tmp_path: Path) -> None:
    class NoLocks(Disk):
        def lock(self, path: Path, data: bytes | None) -> int | None:
            raise OSError(errno.ENOLCK, "No locks available")

    open_reports = OpenReports(tmp_path, NoLocks())
    lock = open_reports.lock(ONE, b"note")
    assert lock.handle is None
    open_reports.unlock(lock)
    assert open_reports.left_open() == {}


def test_one_that_could_not_be_held_puts_away_nothing_of_another_window(tmp_path: Path) -> None:
    first = OpenReports(tmp_path)
    held = first.lock(ONE, b"first")
    sick = OpenReports(tmp_path, FailingDisk(1, counted=("lock",)))
    sick.unlock(sick.lock(ONE, b"second"))
    assert first.is_open(ONE)
    with pytest.raises(LockedElsewhereError):
        OpenReports(tmp_path).lock(ONE, b"third")
    first.unlock(held)


def test_whatever_fails_a_report_can_be_opened_and_put_away(tmp_path: Path) -> None:
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        open_reports = OpenReports(folder, disk)
        open_reports.unlock(open_reports.lock(ONE, b"note"))
        # Whatever is left is nobody's.
        again = OpenReports(folder)
        assert not again.is_open(ONE)
        again.unlock(again.lock(ONE, b"again"))
        assert names_in(folder) == []
    assert disk.fails_at > 4


def test_where_nothing_that_is_open_can_be_removed_it_is_removed_after(tmp_path: Path) -> None:
    class LikeWindows(Disk):
        def __init__(self) -> None:
            self.held: dict[int, Path] = {}

        def lock(self, path: Path, data: bytes | None) -> int | None:
            handle = super().lock(path, data)
            if handle is not None:
                self.held[handle] = path
            return handle

        def unlock(self, handle: int) -> None:
            super().unlock(handle)
            del self.held[handle]

        def remove(self, path: Path) -> None:
            if path in self.held.values():
                raise PermissionError(errno.EACCES, "The process cannot access the file")
            super().remove(path)

    open_reports = OpenReports(tmp_path, LikeWindows())
    lock = open_reports.lock(ONE, b"note")
    assert open_reports.is_open(ONE)
    open_reports.unlock(lock)
    assert names_in(tmp_path) == []
