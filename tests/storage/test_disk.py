"""What a real disk grants and refuses, and that a lock ends with the one who held it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage.disk import Disk
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_reading import opened, read_bytes

_HOLDS_UNTIL_KILLED = """
import sys
import time
from pathlib import Path

from app.storage.disk import DISK

handle = DISK.lock(Path(sys.argv[1]), b"other")
print("held" if handle is not None else "refused", flush=True)
time.sleep(600)
"""


@pytest.fixture
def disk() -> Disk:
    return Disk()


def _other_process(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _HOLDS_UNTIL_KILLED, str(path)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def _said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


# Locks.


def test_a_file_is_held_once(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "a"
    first = disk.lock(path, b"first")
    assert first is not None
    assert disk.lock(path, b"second") is None
    assert path.read_bytes() == b"first"
    disk.unlock(first)
    second = disk.lock(path, b"2")
    assert second is not None
    assert path.read_bytes() == b"2"
    disk.unlock(second)


def test_a_lock_is_seen_by_another_process_and_ends_when_that_is_killed(
    disk: Disk, tmp_path: Path
) -> None:
    path = tmp_path / "a"
    with _other_process(path) as other:
        try:
            assert _said(other) == "held"
            assert disk.lock(path, b"mine") is None
            assert path.read_bytes() == b"other"
        finally:
            other.kill()
    handle = disk.lock(path, b"mine")
    assert handle is not None
    with _other_process(path) as other:
        try:
            assert _said(other) == "refused"
        finally:
            other.kill()
    disk.unlock(handle)


def test_what_is_held_can_be_taken_without_a_word_being_changed(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"noted")
    handle = disk.lock(path, None)
    assert handle is not None
    assert disk.lock(path, None) is None
    disk.unlock(handle)
    assert path.read_bytes() == b"noted"


def test_to_look_whether_a_file_is_held_makes_none(disk: Disk, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        disk.lock(tmp_path / "a", None)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_for_the_user_alone(disk: Disk, tmp_path: Path) -> None:
    handle = disk.lock(tmp_path / "a", b"")
    assert handle is not None
    disk.unlock(handle)
    if os.name != "nt":
        assert (tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_a_file_that_is_put_away_while_it_is_opened_is_not_held(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"

    def put_away_just_before(handle: int) -> bool:
        path.unlink()
        return True

    monkeypatch.setattr("app.storage.disk._lock", put_away_just_before)
    assert disk.lock(path, b"late") is None
    monkeypatch.undo()
    handle = disk.lock(path, b"next")
    assert handle is not None
    disk.unlock(handle)


_LOCKING_CALL = "msvcrt.locking" if sys.platform == "win32" else "fcntl.flock"


def _fail_with(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "the locking call failed")

    monkeypatch.setattr(_LOCKING_CALL, fail)


def test_a_lock_that_fails_without_a_reason_is_anothers(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_with(0, monkeypatch)
    assert disk.lock(tmp_path / "a", b"mine") is None


def test_a_disk_that_knows_no_locks_says_so(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_with(errno.EINVAL, monkeypatch)
    with pytest.raises(OSError):
        disk.lock(tmp_path / "a", b"mine")


# The rest, where it says something of its own.


def test_a_file_is_made_once(disk: Disk, tmp_path: Path) -> None:
    disk.close(disk.create(tmp_path / "a", 0o600))
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "a", 0o600)


def test_a_second_name_takes_no_others_place(disk: Disk, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name, "utf-8")
    with pytest.raises(FileExistsError):
        disk.link(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text("utf-8") == "b"


def test_a_file_is_as_old_as_it_is(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert disk.age(path) > 500_000_000
    with pytest.raises(FileNotFoundError):
        disk.age(tmp_path / "b")


def test_removing_what_is_gone_and_making_what_is_there_is_as_good(
    disk: Disk, tmp_path: Path
) -> None:
    disk.remove(tmp_path / "a")
    disk.make_folder(tmp_path, 0o700)
    disk.make_folder(tmp_path / "b", 0o700)
    assert disk.names(tmp_path) == ["b"]
    disk.remove_folder(tmp_path / "b")
    assert disk.names(tmp_path) == []


def test_a_folder_with_files_is_not_removed(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError):
        disk.remove_folder(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_nobody_waits_for_a_pipe_and_a_device_has_no_end(disk: Disk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.json")
    for path in (tmp_path / "rör.json", Path("/dev/zero")):
        with pytest.raises(StorageError) as refused:
            read_bytes(path, 100, disk)
        assert refused.value.code is StorageErrorCode.NO_FILE
        with pytest.raises(StorageError), opened(path, disk):
            pass
    with pytest.raises(StorageError) as refused:
        read_bytes(tmp_path, 100, disk)
    assert refused.value.code is StorageErrorCode.IS_FOLDER
