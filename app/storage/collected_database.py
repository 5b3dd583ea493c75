"""A database in a file of its own, which nobody else sees and which is gone when it is closed."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, TypeAlias

from app.storage.closing import Closing
from app.storage.errors import StorageError
from app.storage.spool import forget_name, temporary_folder

Row: TypeAlias = tuple[Any, ...]

_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", "cache_size = -8000")
_AT_ONCE = 50


class CollectedDatabase(Closing):
    """May be used by several threads.

    Whatever is asked of it raises StorageError where the system has no room for it.
    """

    def __init__(self, schema: str) -> None:
        self._schema = schema
        self._folder = temporary_folder()
        self._lock = RLock()
        self._path = Path(self._folder.name) / "collected.sqlite"
        try:
            with self._refusing():
                self._open()
        except StorageError:
            self._folder.cleanup()
            raise

    def _open(self) -> None:
        self._database = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        # Nothing of it is to last.
        for pragma in _PRAGMAS:
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(self._schema)
        forget_name(self._path)

    def close(self) -> None:
        """Remove all of it."""
        with self._lock:
            self._database.close()
        self._folder.cleanup()

    def _run(self, statement: str, *values: object) -> None:
        with self._lock, self._refusing():
            self._database.execute(statement, values)

    def _first(self, query: str, *values: object) -> Row | None:
        return next(self._rows(query, *values), None)

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        with self._lock, self._refusing():
            cursor = self._database.execute(query, values)
        while True:
            # Not held while somebody looks at them.
            with self._lock, self._refusing():
                rows = cursor.fetchmany(_AT_ONCE)
            if not rows:
                return
            yield from rows

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
            cause = OSError(errno.ENOSPC if full else errno.EIO, str(error))
            raise StorageError.from_os(self._path, cause) from None
