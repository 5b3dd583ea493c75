"""Work is stopped at one request, and what it had begun can be taken back."""

from pathlib import Path

import pytest

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_writing import write_new_together
from app.storage.stoppable_disk import StoppableDisk
from tests.support.failing import names_in


def test_it_does_what_the_other_does(tmp_path: Path) -> None:
    write_new_together({tmp_path / "a": b"1", tmp_path / "b": b"2"}, StoppableDisk(DISK))
    assert names_in(tmp_path) == ["a", "b"]


def _stopped_at(turn: int) -> StoppableDisk:
    """Somebody stops the work when it comes to its n-th request for writing."""

    class Stopping(Disk):
        asked = 0

        def _count(self) -> None:
            self.asked += 1
            if self.asked == turn:
                stoppable.stop()

        def create(self, path: Path, mode: int) -> int:
            self._count()
            return super().create(path, mode)

        def write(self, handle: int, data: bytes | memoryview) -> int:
            self._count()
            return super().write(handle, data)

        def sync(self, handle: int) -> None:
            self._count()
            super().sync(handle)

        def link(self, source: Path, target: Path) -> None:
            self._count()
            super().link(source, target)

        def rename(self, source: Path, target: Path) -> None:
            self._count()
            super().rename(source, target)

        def sync_folder(self, folder: Path) -> None:
            self._count()
            super().sync_folder(folder)

    stoppable = StoppableDisk(Stopping())
    return stoppable


def test_wherever_it_is_stopped_there_is_all_or_nothing(tmp_path: Path) -> None:
    stopped = 0
    for turn in range(1, 30):
        folder = tmp_path / str(turn)
        folder.mkdir()
        try:
            write_new_together({folder / "a": b"1", folder / "b": b"2"}, _stopped_at(turn))
        except StorageError:
            stopped += 1
            assert names_in(folder) == []
        else:
            assert names_in(folder) == ["a", "b"]
    assert stopped >= 8


def test_it_is_stopped_before_it_begins(tmp_path: Path) -> None:
    disk = StoppableDisk(DISK)
    disk.stop()
    with pytest.raises(StorageError):
        write_new_together({tmp_path / "a": b"1"}, disk)
    assert names_in(tmp_path) == []
