"""What the program remembers between starts; nothing that would be missed."""

import json
from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError, TooLargeError
from app.storage.file_reading import exists, read_bytes
from app.storage.file_writing import write_bytes
from app.storage.retry import SHORT_RETRY_S

_MAX_BYTES = 100_000


class Settings:
    """JSON values by name, in one file. A file that cannot be read counts as empty."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        self._path = path
        self._disk = disk

    def get(self, name: str, default: str = "") -> str:
        """A text; the default for what is none."""
        value = self.value(name)
        return value if isinstance(value, str) else default

    def value(self, name: str) -> object:
        """Whatever is remembered, None where nothing is. Earlier versions wrote texts only."""
        try:
            return self._read().get(name)
        except StorageError:
            return None

    def set(self, name: str, value: object) -> None:
        """Remember a value beside the others. Raises StorageError."""
        # Read first, unless it does not exist: what cannot be read now must not be overwritten.
        before = self._read() if exists(self._path, self._disk) else {}
        # ASCII only: the name of a folder may hold what UTF-8 cannot.
        content = json.dumps({**before, name: value}, indent=1)
        write_bytes(self._path, content.encode(), self._disk, SHORT_RETRY_S)

    def _read(self) -> dict[str, object]:
        """Raises StorageError; a file that is broken counts as empty."""
        try:
            content = json.loads(read_bytes(self._path, _MAX_BYTES, self._disk))
        except (TooLargeError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}
