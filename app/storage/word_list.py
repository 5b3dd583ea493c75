"""The officer's own words, one a line."""

from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes, stands
from app.storage.file_writing import write_bytes

_MAX_BYTES = 1_000_000


def read_words(path: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """The words of a file; blank lines and lines that begin with # are none.

    Raises StorageError.
    """
    lines = read_bytes(path, _MAX_BYTES, disk).decode("utf-8-sig", "replace").splitlines()
    words = (line.strip() for line in lines)
    return tuple(word for word in words if word and not word.startswith("#"))


class WordList:
    """Words that are remembered in a file. One that cannot be read counts as empty."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        self._path = path
        self._disk = disk

    def words(self) -> tuple[str, ...]:
        try:
            return read_words(self._path, self._disk)
        except StorageError:
            return ()

    def add(self, word: str) -> None:
        """Remember a word, below what stands in the file. Raises StorageError."""
        # Only of a file that is not there it is known that nothing is lost by writing anew.
        there = stands(self._path, self._disk)
        before = read_bytes(self._path, _MAX_BYTES, self._disk) if there else b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write_bytes(self._path, before + f"{word}\n".encode(), self._disk)
