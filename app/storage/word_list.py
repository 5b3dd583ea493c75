"""The officer's own words, one per line."""

from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import exists, read_bytes
from app.storage.file_writing import write_bytes

_MAX_BYTES = 1_000_000
_LONGEST = 200


def read_words(path: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """The words of a file; blank lines and lines that begin with # are skipped.

    Raises StorageError.
    """
    return words_in(read_bytes(path, _MAX_BYTES, disk))


def words_in(data: bytes) -> tuple[str, ...]:
    """The words in such a file."""
    words = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
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

    def missing(self, data: bytes) -> tuple[str, ...]:
        """Of the file of another computer, the words that are not here, and for which is room.

        Raises StorageError.
        """
        there = exists(self._path, self._disk)
        before = read_bytes(self._path, _MAX_BYTES, self._disk) if there else b""
        room = _MAX_BYTES - len(before) - 1
        missing = []
        for word in sorted({*words_in(data)} - {*words_in(before)}):
            room -= len(word.encode()) + 1
            if len(word) <= _LONGEST and room >= 0:
                missing.append(word)
        return tuple(missing)

    def add(self, *words: str) -> None:
        """Append words to the file. Raises StorageError."""
        # Read first, unless it does not exist: what cannot be read now must not be overwritten.
        there = exists(self._path, self._disk)
        before = read_bytes(self._path, _MAX_BYTES, self._disk) if there else b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write_bytes(
            self._path, before + "".join(f"{word}\n" for word in words).encode(), self._disk
        )
