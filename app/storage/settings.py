"""What the program remembers between starts. Nothing is lost with it."""

import json
from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import exists, read_json_object
from app.storage.file_writing import write_bytes
from app.storage.retry import SHORT_RETRY_S

_MAX_BYTES = 100_000


class Settings:
    """JSON values by name, in one file. A file that cannot be read counts as empty."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        self._path = path
        self._disk = disk

    def get(self, name: str, default: str = "") -> str:
        """A text; the default where the value is no text."""
        value = self.value(name)
        return value if isinstance(value, str) else default

    def value(self, name: str) -> object:
        """Any JSON value; None where there is none. Earlier versions wrote texts only."""
        try:
            return read_json_object(self._path, _MAX_BYTES, self._disk).get(name)
        except StorageError:
            return None

    def set(self, name: str, value: object) -> None:
        """Remember a value beside the others. Raises StorageError."""
        # Read first, unless it does not exist: what cannot be read now must not be overwritten.
        there = exists(self._path, self._disk)
        before = read_json_object(self._path, _MAX_BYTES, self._disk) if there else {}
        # ASCII only: the name of a folder may hold what UTF-8 cannot.
        content = json.dumps({**before, name: value}, indent=1)
        write_bytes(self._path, content.encode(), self._disk, SHORT_RETRY_S)
