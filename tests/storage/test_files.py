"""Files are whole or not there, whatever the disk does."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage import files
from app.storage.errors import AlreadyThereError, StorageError
from app.storage.files import (
    read_bytes,
    write_bytes,
    write_new,
)
from tests.support.failing import FailingDisk

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


@pytest.mark.parametrize("old", [None, b"old"])
def test_whatever_fails_the_file_is_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None
) -> None:
    for fails_at in range(1, 30):
        target = tmp_path / str(fails_at) / "a.json"
        if old is not None:
            target.parent.mkdir()
            target.write_bytes(old)
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, fails_at)
            try:
                write_bytes(target, b"new")
            except StorageError as error:
                assert "disken är full" in error.reason
                expected = old
            else:
                expected = b"new"
        assert (target.read_bytes() if target.exists() else None) == expected
        assert _names(tmp_path / str(fails_at)) == ([] if expected is None else ["a.json"])
        if not disk.has_failed:
            assert fails_at > 5
            return
    pytest.fail("the disk never did what it was asked")


def test_a_write_that_stops_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def half(path: Path, data: bytes, *, private: bool) -> None:
        assert private
        path.write_bytes(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_write_through", half)
    with pytest.raises(StorageError, match="disken är full"):
        write_bytes(target, b"new content")
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.json"]


def test_a_folder_that_cannot_be_synchronised_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", only_files)
    write_bytes(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_file_is_on_the_disk_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synchronised(descriptor: int) -> None:
        steps.append("fsync")
        fsync(descriptor)

    def replaced(self: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synchronised)
    monkeypatch.setattr(Path, "replace", replaced)
    write_bytes(tmp_path / "a.json", b"new")
    assert steps[:2] == ["fsync", "replace"]


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
