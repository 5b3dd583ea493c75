"""Paths that are longer than Windows takes without being told."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage import file_writing
from app.storage.disk import DISK, MAX_PATH, extended
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_reading import exists, files_in, read_bytes
from app.storage.file_writing import remove, write_bytes, write_new, write_new_together

_LIMITED = (
    *("mkdir", "open", "stat", "listdir", "unlink", "rename", "replace", "rmdir", "link", "lstat"),
)


@pytest.mark.parametrize(
    ("path", "prefixed"),
    [
        ("C:\\Data\\a.json", "\\\\?\\C:\\Data\\a.json"),
        ("\\\\server\\mapp\\a.json", "\\\\?\\UNC\\server\\mapp\\a.json"),
        ("\\\\?\\C:\\Data", "\\\\?\\C:\\Data"),
        ("\\\\.\\nul", "\\\\.\\nul"),
    ],
)
def test_a_path_is_told_to_be_long(path: str, prefixed: str) -> None:
    assert extended(path) == prefixed


def _deep(folder: Path) -> Path:
    while len(str(folder)) < MAX_PATH:
        folder /= "en mapp med ett långt namn"
    return folder


def _refuse_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows does without the policy for long paths; Wine takes any."""

    def limited(original: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            for one in arguments:
                text = os.fspath(one) if isinstance(one, str | os.PathLike) else ""
                if len(text) >= MAX_PATH and not text.startswith("\\\\?\\"):
                    raise FileNotFoundError(2, "The system cannot find the path specified", text)
            return original(*arguments, **more)

        return call

    for name in _LIMITED:
        monkeypatch.setattr(os, name, limited(getattr(os, name)))


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere paths have no such limit")
def test_the_program_reads_and_writes_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_long(monkeypatch)
    folder = _deep(tmp_path)
    with pytest.raises(FileNotFoundError):
        folder.mkdir(parents=True)
    target = folder / "a.json"
    write_bytes(target, b"1")
    write_bytes(target, b"2")
    assert read_bytes(target, 10) == b"2"
    assert files_in(folder) == [target] and exists(target)
    held = DISK.lock(folder / "running", b"")
    assert held is not None
    DISK.unlock(held)
    remove(target)
    assert not exists(target)


def test_what_others_are_to_open_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_writing, "ON_WINDOWS", True)
    short = tmp_path / "a.docx"
    long = _deep(tmp_path) / "a.json"
    ways: tuple[Callable[[], None], ...] = (
        lambda: write_new(long, b""),
        lambda: write_new_together({short: b"", long: b""}),
        lambda: write_bytes(long, b"", private=False),
    )
    for write in ways:
        with pytest.raises(StorageError) as raised:
            write()
        assert raised.value.code is StorageErrorCode.PATH_TOO_LONG
        assert list(tmp_path.iterdir()) == []


def test_a_name_that_just_fits_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_writing, "ON_WINDOWS", True)
    target = tmp_path / "a.docx"
    room = MAX_PATH - 1 - len(str(target))
    while room > 100:
        target = target.parent / ("m" * 49) / target.name
        room -= 50
    target = target.with_name("b" * room + target.name)
    assert len(str(target.absolute())) == MAX_PATH - 1
    write_new(target, b"whole")
    assert read_bytes(target, 10) == b"whole"
