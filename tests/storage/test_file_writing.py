"""Files are whole or not there, whatever the disk does."""

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage.disk import Disk
from app.storage.errors import AlreadyThereError, StorageError
from app.storage.file_reading import read_bytes
from app.storage.file_writing import write_bytes, write_new
from tests.support.failing import FailingDisk, disks_failing_in_turn

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("write", [write_bytes, write_new])
@pytest.mark.parametrize("data", [b"", b"text", b"\r\n\x00\xff", b"x" * 1_000_000])
def test_what_is_written_is_read(
    write: Callable[[Path, bytes], None], data: bytes, tmp_path: Path
) -> None:
    target = tmp_path / "ny" / "mapp" / "åäö.json"
    write(target, data)
    assert read_bytes(target, len(data)) == data
    assert _names(tmp_path) == ["åäö.json"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write_bytes(target, b"old and longer")
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert _names(tmp_path) == ["a.json"]


def test_a_new_file_never_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    with pytest.raises(AlreadyThereError, match="finns redan en fil med det namnet"):
        write_new(target, b"new")
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.json"]


def test_without_hard_links_a_new_file_still_never_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_new(tmp_path / "a.json", b"first")
    with pytest.raises(AlreadyThereError):
        write_new(tmp_path / "a.json", b"second")
    assert (tmp_path / "a.json").read_bytes() == b"first"
    assert _names(tmp_path) == ["a.json"]


@pytest.mark.parametrize("half", [False, True], ids=["whole", "half"])
@pytest.mark.parametrize("old", [None, b"old"])
def test_whatever_fails_the_file_is_the_old_or_the_new_and_the_old_is_told(
    tmp_path: Path, old: bytes | None, half: bool
) -> None:
    for disk in disks_failing_in_turn(writes_half=half):
        target = tmp_path / str(disk.fails_at) / "a.json"
        if old is not None:
            target.parent.mkdir()
            target.write_bytes(old)
        allowed: set[bytes | None] = {b"new"}
        try:
            write_bytes(target, b"new", disk)
        except StorageError as error:
            assert "disken är full" in error.reason
            allowed.add(old)
        content = target.read_bytes() if target.exists() else None
        assert content in allowed
        assert disk.kept(_names(target.parent)) == ([] if content is None else ["a.json"])
    assert disk.fails_at > 5


def test_a_disk_that_takes_a_little_at_a_time_gets_it_all(tmp_path: Path) -> None:
    class Slow(Disk):
        def write(self, handle: int, data: bytes | memoryview) -> int:
            return super().write(handle, data[:3])

    write_bytes(tmp_path / "a.json", b"0123456789", Slow())
    assert (tmp_path / "a.json").read_bytes() == b"0123456789"


def test_a_disk_that_takes_nothing_is_full(tmp_path: Path) -> None:
    class Full(Disk):
        def write(self, handle: int, data: bytes | memoryview) -> int:
            return 0

    with pytest.raises(StorageError, match="disken är full"):
        write_bytes(tmp_path / "a.json", b"x", Full())
    assert _names(tmp_path) == []


@pytest.mark.parametrize("write", [write_bytes, write_new])
@pytest.mark.parametrize(("number", "fails"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_synchronised_is_no_failure_unless_the_disk_is(
    write: Callable[..., None], number: int, fails: bool, tmp_path: Path
) -> None:
    class Folders(Disk):
        def sync_folder(self, folder: Path) -> None:
            raise OSError(number, "no")

    with pytest.raises(StorageError) if fails else contextlib.nullcontext():
        write(tmp_path / "a.json", b"new", Folders())
    assert _names(tmp_path) == ([] if fails and write is write_new else ["a.json"])


def test_a_file_is_on_the_disk_before_it_gets_its_name_and_the_name_after(
    tmp_path: Path,
) -> None:
    disk = FailingDisk()
    write_bytes(tmp_path / "a.json", b"new", disk)
    expected = ["create", "write", "sync", "close", "replace", "sync_folder", "remove"]
    assert disk.requests == expected


@posix_only
def test_what_is_kept_is_for_the_user_alone_and_what_is_made_for_those_they_let(
    tmp_path: Path,
) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a" / "b" / "c.json", b"x")
        write_new(tmp_path / "d" / "e.json", b"x")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o700, "b": 0o700, "c.json": 0o600, "d": 0o750, "e.json": 0o640}


def test_a_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    mode = tmp_path.stat().st_mode
    write_bytes(tmp_path / "a.json", b"x")
    assert tmp_path.stat().st_mode == mode
