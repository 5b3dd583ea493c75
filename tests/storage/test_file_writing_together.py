"""Several files appear together or not at all."""

from pathlib import Path

import pytest

from app.storage import file_writing as files
from app.storage.disk import Disk
from app.storage.errors import AlreadyThereError, StorageError
from app.storage.file_writing import write_new_together
from tests.support.failing import disks_failing_in_turn


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_several_files_appear_together(tmp_path: Path) -> None:
    write_new_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert (tmp_path / "a").read_bytes() + (tmp_path / "b").read_bytes() == b"12"


@pytest.mark.parametrize("taken", ["a", "b"])
def test_if_one_name_is_taken_nothing_is_written(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_bytes(b"old")
    with pytest.raises(AlreadyThereError):
        write_new_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert _names(tmp_path) == [taken]
    assert (tmp_path / taken).read_bytes() == b"old"


def test_whatever_fails_there_are_all_files_or_none(tmp_path: Path) -> None:
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        try:
            write_new_together({folder / "a": b"1", folder / "b": b"2"}, disk)
        except StorageError:
            assert disk.kept(_names(folder)) == []
        else:
            assert disk.kept(_names(folder)) == ["a", "b"]
    assert disk.fails_at > 8


def test_an_interruption_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = files.write_new

    def interrupted(target: Path, data: bytes, disk: Disk) -> None:
        if target.name == "b":
            raise KeyboardInterrupt
        original(target, data, disk)

    monkeypatch.setattr(files, "write_new", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_new_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert _names(tmp_path) == []
