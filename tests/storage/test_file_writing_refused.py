"""Places that cannot be written or read, and files that somebody holds for a moment."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage import file_writing
from app.storage.disk import Disk
from app.storage.errors import AlreadyThereError, StorageError, StorageErrorCode
from app.storage.file_reading import files_in, read_bytes, read_folder
from app.storage.file_writing import (
    remove,
    remove_folder,
    write_bytes,
    write_new,
    write_new_together,
)
from tests.support.failing import FailingDisk


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


# Places that cannot be written.


@pytest.mark.parametrize("write", [write_bytes, write_new])
@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("fil/a.json", "mappen finns inte, eller så är den en fil"),
        ("fil/under/a.json", "mappen finns inte, eller så är den en fil"),
        ("a" * 300, "namnet är för långt"),
        ("a" * 300 + "/b", "namnet är för långt"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(
    write: Callable[[Path, bytes], None], place: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(StorageError, match=says) as refused:
        write(tmp_path / place, b"x")
    assert not isinstance(refused.value, AlreadyThereError)
    assert _names(tmp_path) == ["fil"]


@pytest.mark.parametrize("name", ["", ".", "..", "mapp"])
def test_a_folder_is_no_target(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mapp").mkdir()
    for write in (write_bytes, write_new):
        with pytest.raises(StorageError):
            write(Path(name), b"x")
    assert _names(tmp_path) == []


def test_a_name_that_is_too_long_is_told_for_several_files_too(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="namnet är för långt"):
        write_new_together({tmp_path / ("a" * 300): b"x"})


@pytest.mark.parametrize("request_name", ["make_folder", "create"])
def test_a_folder_that_windows_protects_is_told_as_that(
    tmp_path: Path, request_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Controlled folder access, of which Windows says that the file is not there."""
    monkeypatch.setattr(file_writing, "ON_WINDOWS", True)
    hidden = FileNotFoundError(errno.ENOENT, "The system cannot find the file specified")
    for write in (write_bytes, write_new):
        disk = FailingDisk(1, hidden, counted=(request_name,))
        with pytest.raises(StorageError) as raised:
            write(tmp_path / "ny mapp" / "a.json", b"x", disk)
        assert raised.value.code is StorageErrorCode.PROTECTED
        (tmp_path / "ny mapp").mkdir(exist_ok=True)
        (tmp_path / "ny mapp").rmdir()


# A file that somebody holds for a moment.


class _HeldError(PermissionError):
    winerror = 32


class _NotForYouError(PermissionError):
    winerror = 1314


class _HoldingDisk(Disk):
    """Refuses to replace some times; remembers the pauses that are then made."""

    def __init__(self, error: type[OSError], times: int) -> None:
        self.pauses: list[float] = []
        self._error = error
        self._times = times

    def replace(self, source: Path, target: Path) -> None:
        self._times -= 1
        if self._times >= 0:
            raise self._error(errno.EACCES, "Permission denied")
        super().replace(source, target)

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.mark.parametrize("times", [1, 3, 6])
def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, times: int) -> None:
    disk = _HoldingDisk(_HeldError, times)
    write_bytes(tmp_path / "a.json", b"x", disk)
    assert (tmp_path / "a.json").read_bytes() == b"x"
    assert len(disk.pauses) == times


def test_the_waiting_has_an_end(tmp_path: Path) -> None:
    disk = _HoldingDisk(_HeldError, 1000)
    with pytest.raises(StorageError, match="öppen i ett annat program"):
        write_bytes(tmp_path / "a.json", b"x", disk)
    assert len(disk.pauses) == 6
    assert 2 < sum(disk.pauses) < 3
    assert min(disk.pauses) >= 0.05
    assert max(disk.pauses) <= 1
    assert _names(tmp_path) == []


def test_what_will_not_pass_is_not_waited_for(tmp_path: Path) -> None:
    disk = _HoldingDisk(_NotForYouError, 1000)
    with pytest.raises(StorageError):
        write_bytes(tmp_path / "a.json", b"x", disk)
    assert disk.pauses == []


# Reading and removing.


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"a\.json: den finns inte\."):
        read_bytes(tmp_path / "a.json", 10)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        read_bytes(tmp_path, 10)


def test_no_more_is_read_than_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 11)
    with pytest.raises(StorageError, match="a är för stor"):
        read_bytes(path, 10)
    assert read_bytes(path, 11) == b"x" * 11


def test_a_folder_is_read_in_order_without_its_folders(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "c.txt", "mapp.toml/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert [p.name for p in read_folder(tmp_path, 100, "*.toml")] == ["a.toml", "b.toml"]
    assert len(read_folder(tmp_path, 100)) == 4


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "ingen", 100) == {}


@pytest.mark.parametrize("request_name", ["names", "is_file"])
def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, request_name: str) -> None:
    (tmp_path / "a").write_bytes(b"")
    # What lists folders has a code of Windows there; what opens files has none.
    no = PermissionError(errno.EACCES, "Permission denied", None, 5)
    with pytest.raises(StorageError, match="du får inte"):
        files_in(tmp_path, "*", FailingDisk(1, no, counted=(request_name,)))


def test_a_file_is_removed_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    remove(tmp_path / "a")
    remove(tmp_path / "a")
    assert _names(tmp_path) == []


def test_no_crash_brings_back_what_was_removed(tmp_path: Path) -> None:
    (tmp_path / "mapp").mkdir()
    for name in ("a", "mapp/b"):
        (tmp_path / name).write_bytes(b"")
    disk = FailingDisk()
    remove(tmp_path / "a", disk)
    assert disk.requests == ["remove", "sync_folder"]
    remove_folder(tmp_path / "mapp", disk)
    changes = [request for request in disk.requests[2:] if request != "is_link"]
    assert changes == ["remove", "remove_folder", "sync_folder"]
    assert _names(tmp_path) == []


def test_what_cannot_be_removed_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        remove(tmp_path)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EACCES, "öppen i ett annat program"),
        (errno.EROFS, "det går inte att skriva där"),
        (errno.EFBIG, "det går inte att skriva så stora filer där"),
        (errno.EIO, "disken svarade med ett fel"),
    ],
)
def test_every_cause_is_a_swedish_sentence(number: int, says: str) -> None:
    error = StorageError.from_os(Path("a.json"), OSError(number, "English"))
    assert says in str(error)
    assert str(error).startswith("a.json: ")
    assert str(error).endswith(".")
    assert "English" not in str(error)
