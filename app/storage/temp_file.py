"""Temporary files, for what is too large to keep in memory."""

import contextlib
import io
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.storage.errors import StorageError

_PREFIX = "naringslivsrapport-"
_STALE_S = 7 * 24 * 3600.0


@contextmanager
def temp_files(names: list[str], check: Callable[[], object]) -> Iterator[list[BinaryIO]]:
    """An open file for each name; all of them are removed afterwards.

    `check` is called before each write, and stops it by raising. Raises StorageError where there is
    no room.
    """
    with temp_folder() as kept:
        folder, opened = Path(kept), list[_CheckedFile]()
        try:
            for name in names:
                opened.append(_CheckedFile(folder / name, check))
                unlink_while_open(folder / name)
            # In a list: a buffer that is collected is flushed, before the error is seen.
            files: list[BinaryIO] = [io.BufferedRandom(one) for one in opened]
            yield files
        except OSError as error:
            raise StorageError.from_os(folder, error) from None
        finally:
            for one in opened:
                one.close()


def temp_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that is removed when its block ends. Raises StorageError.

    Those that killed processes have left are removed after some days.
    """
    _remove_stale_folders()
    try:
        return tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    except OSError as error:
        raise StorageError.from_os(Path(_PREFIX.strip("-")), error) from None


def unlink_while_open(path: Path) -> None:
    """Remove the name of an open file, where the system can.

    However the process ends, nothing is then left of it.
    """
    with contextlib.suppress(OSError):
        path.unlink()


def _remove_stale_folders() -> None:
    with contextlib.suppress(OSError):
        for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            # Anybody may put a link there.
            if not path.is_symlink() and time.time() - path.stat().st_mtime > _STALE_S:
                shutil.rmtree(path, ignore_errors=True)


class _CheckedFile(io.FileIO):
    def __init__(self, path: Path, check: Callable[[], object]) -> None:
        super().__init__(path, "w+")
        self._check = check

    def write(self, data: "io.ReadableBuffer") -> int:  # type: ignore[name-defined]
        self._check()
        return super().write(data)
