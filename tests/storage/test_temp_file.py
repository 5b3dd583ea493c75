"""Files that nobody sees: they are written and read, and are gone afterwards."""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.errors import StorageError
from app.storage.temp_file import temp_files, temp_folder


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that the system has for temporary files."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == [], "something was left"


def _nothing() -> None: ...


def test_what_is_written_is_read_again(temp: Path) -> None:
    with temp_files(["a.txt", "b.txt"], _nothing) as (first, second):
        first.write(b"abc" * 100_000)
        second.write(b"x")
        first.seek(0)
        second.seek(0)
        assert (first.read(), second.read()) == (b"abc" * 100_000, b"x")
        # Where the system knows files without a name, not even a killed process leaves them.
        assert list(temp.rglob("*.txt")) == [] or os.name == "nt"


def test_whoever_looks_can_end_the_writing(temp: Path) -> None:
    class Enough(Exception):  # noqa: N818
        pass

    def look() -> None:
        raise Enough

    with pytest.raises(Enough), temp_files(["a"], look) as (file,):
        file.write(bytes(1_000_000))


def test_an_error_within_leaves_nothing(temp: Path) -> None:
    with pytest.raises(ZeroDivisionError), temp_files(["a"], _nothing) as (file,):
        file.write(b"unwritten")
        raise ZeroDivisionError


def test_a_system_that_is_full_is_told_of(temp: Path) -> None:
    with pytest.raises(StorageError, match="disken är full"), temp_files(["a"], _nothing):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_that_cannot_be_made_is_told_of(temp: Path) -> None:
    with pytest.raises(StorageError), temp_files(["ok", "not/there"], _nothing):
        raise AssertionError


def test_a_system_without_room_for_temporary_files_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(StorageError, match="finns inte"), temp_files(["a"], _nothing):
        raise AssertionError


def test_what_killed_processes_have_left_is_removed_after_some_days(temp: Path) -> None:
    def left(name: str, days: float) -> Path:
        folder = temp / name
        (folder / "inside").mkdir(parents=True)
        (folder / "inside" / "result.docx").write_bytes(b"x")
        then = time.time() - days * 24 * 3600
        os.utime(folder, (then, then))
        return folder

    old = left("naringslivsrapport-abc", 8)
    others = left("naringslivsrapport-def", 1), left("annat-program", 900)
    with temp_folder() as own:
        assert not old.exists()
        assert {path.name for path in temp.iterdir()} == {
            *(path.name for path in others),
            Path(own).name,
        }
    for path in others:
        shutil.rmtree(path)


def test_an_old_file_that_is_called_like_one_hinders_nobody(temp: Path) -> None:
    path = temp / "naringslivsrapport-xyz"
    path.write_bytes(b"x")
    os.utime(path, (0, 0))
    with temp_folder() as own:
        assert Path(own).is_dir()
    path.unlink(missing_ok=True)
