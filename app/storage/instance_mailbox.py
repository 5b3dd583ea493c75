"""Where a second start of the program leaves a message for the instance that runs already."""

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
    """A folder in which the running instance locks a file and others leave it messages.

    Files work on every system, and need no network.
    """

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk
        self._handle: int | None = None

    @property
    def folder(self) -> Path:
        """The folder to watch; it exists once an instance has acquired it."""
        return self._folder

    def acquire(self) -> bool:
        """Become the running instance; False where another is. True where locks do not work."""
        if self._handle is not None:
            return True
        try:
            files.make_private_folder(self._folder, self._disk)
            self._handle = files.lock_own_file(self._folder / "running", b"", self._disk)
        except OSError:
            return True
        return self._handle is not None

    def release(self) -> None:
        """Let another become the running instance."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._disk.unlock(self._handle)
            self._handle = None

    def send(self, note: bytes) -> Path:
        """Leave a message for the running instance; returns its path. Raises StorageError."""
        path = self._folder / f"{os.urandom(8).hex()}.note"
        files.write_bytes(path, note, self._disk)
        return path

    def is_received(self, path: Path) -> bool:
        """Whether the message has been received. Raises StorageError."""
        return not reading.exists(path, self._disk)

    def withdraw(self, path: Path) -> bool:
        """Remove a message that nobody received; False where somebody has just received it."""
        with contextlib.suppress(StorageError):
            if self.is_received(path):
                return False
            files.remove(path, self._disk)
        return True

    def receive(self) -> list[bytes]:
        """The waiting messages, each once.

        One that is older than a minute is discarded: its sender has stopped waiting.
        """
        notes = []
        with contextlib.suppress(StorageError):
            for path in reading.files_in(self._folder, "*.note", self._disk):
                with contextlib.suppress(StorageError, OSError):
                    # A link was left by somebody else: what it leads to is no message.
                    own = reading.is_own_file(path, self._disk)
                    stale = self._disk.age(path) > _STALE_S
                    note = reading.read_bytes(path, _MAX_BYTES, self._disk) if own else b""
                    files.remove(path, self._disk)
                    if own and not stale:
                        notes.append(note)
        return notes
