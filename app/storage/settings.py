"""What the program remembers between starts. Nothing is lost with it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import exists, json_object, read_json_object
from app.storage.file_writing import write_bytes
from app.storage.retry import SHORT_RETRY_S

_MAX_BYTES = 100_000
OF_THIS_COMPUTER = frozenset(
    {
        *("window", "export_folder", "open_folder", "incoming_folder", "collation_folder"),
        *("backup_folder", "bin_told"),
    }
)
"""What is of no use on another computer, or does harm.

A place on its screen, its folders, and what its officer was told.
"""


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
        self._write({**self._all(), name: value})

    def portable(self) -> dict[str, Any]:
        """What may be taken to another computer. Raises StorageError."""
        return {name: v for name, v in self._all().items() if name not in OF_THIS_COMPUTER}

    def missing(self, data: bytes) -> dict[str, object]:
        """Of the file of another computer, what is not set here, and for which is room.

        Raises StorageError.
        """
        before, values = self._all(), json_object(data, _MAX_BYTES)
        missing: dict[str, object] = {}
        for name in values.keys() - before.keys() - OF_THIS_COMPUTER:
            more = {**missing, name: values[name]}
            if len(_bytes({**before, **more})) <= _MAX_BYTES:
                missing = more
        return missing

    def add(self, values: Mapping[str, object]) -> None:
        """Remember values beside those that are there, which stay. Raises StorageError."""
        self._write({**values, **self._all()})

    def _all(self) -> dict[str, Any]:
        # Read first, unless it does not exist: what cannot be read now must not be overwritten.
        there = exists(self._path, self._disk)
        return read_json_object(self._path, _MAX_BYTES, self._disk) if there else {}

    def _write(self, content: Mapping[str, object]) -> None:
        write_bytes(self._path, _bytes(content), self._disk, SHORT_RETRY_S)


def _bytes(content: Mapping[str, object]) -> bytes:
    # ASCII only: the name of a folder may hold what UTF-8 cannot.
    return json.dumps(content, indent=1).encode()
