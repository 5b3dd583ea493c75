"""What the program remembers between starts; nothing that would be missed if it were lost."""

import json
from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.files import read_bytes, write_bytes

_MAX_BYTES = 100_000


class Settings:
    """Texts by name, in one JSON file. A file that cannot be read counts as empty."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        self._path = path
        self._disk = disk

    def get(self, name: str, default: str = "") -> str:
        value = self._all().get(name, default)
        return value if isinstance(value, str) else default

    def set(self, name: str, value: str) -> None:
        """Remember a text. Raises StorageError."""
        # Escaped, for the name of a folder may hold what UTF-8 cannot.
        content = json.dumps({**self._all(), name: value}, indent=1)
        write_bytes(self._path, content.encode(), self._disk)

    def _all(self) -> dict[str, object]:
        try:
            content = json.loads(read_bytes(self._path, _MAX_BYTES, self._disk))
        except (StorageError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}
