"""The user's files as a backup has them: by their paths below the folder of the user's data."""

from collections.abc import Iterator
from pathlib import Path

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError

REPORTS, SETS, WORKSHOP = "reports", "forms", "workshop"
WORDS, SETTINGS = "words.txt", "settings.json"
OPEN = f"{REPORTS}/open"
LEFT_BEHIND = frozenset({"running", f"{REPORTS}/index", OPEN})
"""What is of this moment and this computer, or is made anew: it is of no use in another place."""
_SUFFIXES = {REPORTS: ".json", SETS: ".toml", WORKSHOP: ".toml"}
# How deep what is in it goes; no deeper, for a link may lead around in a circle.
_DEPTHS = {REPORTS: 2, SETS: 0, WORKSHOP: 2}
# Whatever is taken from one of these is put into another first (an export, the bin, bringing back
# out of the bin), so that it is found in one or the other.
_FIRST = ("drafts", "deleted")
_MOVED_FROM = (*(f"{REPORTS}/{name}" for name in _FIRST), WORKSHOP)


def is_left_behind(path: str) -> bool:
    """Whether it is one of `LEFT_BEHIND`, or below one."""
    return any(path == one or path.startswith(f"{one}/") for one in LEFT_BEHIND)


def is_hidden(name: str) -> bool:
    """Whether it is a file of the system, or one that is being written."""
    return name.startswith(".")


class UserFiles:
    """Paths have forward slashes: `reports/drafts/<id>.json`, `forms/<name>.toml`, `words.txt`."""

    def __init__(self, root: Path, disk: Disk = DISK) -> None:
        self._root = root
        self._disk = disk

    def path(self, path: str) -> Path:
        return self._root.joinpath(*path.split("/"))

    def paths(self) -> Iterator[str]:
        """Every file that belongs in a backup, each folder listed when it is come to.

        A report that is moved meanwhile is found where it was or where it is. Raises StorageError.
        """
        seen = set()
        for path in self._walk():
            if path not in seen:
                seen.add(path)
                yield path
        for folder in _MOVED_FROM:
            # What was put there since.
            yield from (path for path in self._in(folder) if path not in seen)

    def read(self, path: str, most: int) -> bytes | None:
        """A whole file as it was at one moment; None for one that is gone.

        Raises StorageError, TooLargeError where it has more than `most` bytes.
        """
        if not self.is_there(path):
            return None
        try:
            return reading.read_bytes(self.path(path), most, self._disk)
        except StorageError:
            # It may have been removed, or moved, in between.
            if not self.is_there(path):
                return None
            raise

    def is_there(self, path: str) -> bool:
        """Raises StorageError."""
        return reading.exists(self.path(path), self._disk)

    def add(self, path: str, data: bytes) -> None:
        """Put a file where there is none. Raises AlreadyThereError, StorageError."""
        files.write_new(self.path(path), data, self._disk, private=True)

    def _walk(self) -> Iterator[str]:
        reports = self._root / REPORTS
        names = {folder.name for folder in reading.folders_in(reports, self._disk)}
        for name in (*_FIRST, *sorted(names - {*_FIRST})):
            if not is_left_behind(f"{REPORTS}/{name}"):
                yield from self._in(f"{REPORTS}/{name}")
        yield from self._in(SETS)
        yield from self._in(WORKSHOP)
        yield from (name for name in (SETTINGS, WORDS) if self.is_there(name))

    def _in(self, folder: str) -> Iterator[str]:
        top = folder.split("/", maxsplit=1)[0]
        there = self.path(folder)
        for path in reading.files_in(there, f"*{_SUFFIXES[top]}", self._disk):
            if not is_hidden(path.name):
                yield f"{folder}/{path.name}"
        if folder.count("/") < _DEPTHS[top]:
            for inner in reading.folders_in(there, self._disk):
                yield from self._in(f"{folder}/{inner.name}")
