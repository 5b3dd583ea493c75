"""Where a program that is started meets the one that runs already with the same data."""

import contextlib
import os
from pathlib import Path

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError

_MAX_BYTES = 100_000
_STALE_S = 60.0


class InstanceMailbox:
    """A folder. Whoever runs holds a file in it, and takes the notes that others put beside it.

    Files, for a program without a network can do with them, and they work on every system.
    """

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk
        self._handle: int | None = None

    @property
    def folder(self) -> Path:
        """What is to be watched; there once somebody has entered."""
        return self._folder

    def enter(self) -> bool:
        """Be the one that runs. False where another is; where nobody can tell, none is."""
        if self._handle is not None:
            return True
        try:
            files.make_private_folder(self._folder, self._disk)
            self._handle = self._disk.lock(self._folder / "running", b"")
        except OSError:
            return True
        return self._handle is not None

    def leave(self) -> None:
        """Let another be the one that runs."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._disk.unlock(self._handle)
            self._handle = None

    def put(self, note: bytes) -> Path:
        """Put a note for the one that runs; gives where it is. Raises StorageError."""
        path = self._folder / f"{os.urandom(8).hex()}.note"
        files.write_new(path, note, self._disk)
        return path

    def is_taken(self, path: Path) -> bool:
        """Whether a note was taken. Raises StorageError."""
        return not reading.stands(path, self._disk)

    def take_back(self, path: Path) -> bool:
        """Take a note away that nobody wanted; False where somebody has just taken it."""
        try:
            if self.is_taken(path):
                return False
            files.remove(path, self._disk)
        except StorageError:
            return True
        return True

    def take(self) -> list[bytes]:
        """The notes that are there, none of them a second time.

        One that has lain there for a minute is of a program that waits for no answer any more.
        """
        notes = []
        with contextlib.suppress(StorageError):
            for path in reading.files_in(self._folder, "*.note", self._disk):
                with contextlib.suppress(StorageError, OSError):
                    stale = self._disk.age(path) > _STALE_S
                    note = reading.read_bytes(path, _MAX_BYTES, self._disk)
                    files.remove(path, self._disk)
                    if not stale:
                        notes.append(note)
        return notes
