"""The officer's own words, one per line."""

from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import exists, read_bytes
from app.storage.file_writing import write_bytes

_MAX_BYTES = 1_000_000


def read_words(path: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """The words of a file; blank lines and lines that begin with # are skipped.

    Raises StorageError.
    """
    lines = read_bytes(path, _MAX_BYTES, disk).decode("utf-8-sig", "replace").splitlines()
    words = (line.strip() for line in lines)
    return tuple(word for word in words if word and not word.startswith("#"))


class WordList:
    """Words kept in a file. One that cannot be read counts as empty."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        self._path = path
        self._disk = disk

    def words(self) -> tuple[str, ...]:
        try:
            return read_words(self._path, self._disk)
        except StorageError:
            return ()

    def add(self, word: str) -> None:
        """Append a word to the file. Raises StorageError."""
        # Read first, unless it does not exist: what cannot be read now must not be overwritten.
        there = exists(self._path, self._disk)
        before = read_bytes(self._path, _MAX_BYTES, self._disk) if there else b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write_bytes(self._path, before + f"{word}\n".encode(), self._disk)
