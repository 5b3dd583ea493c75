"""A file to write in that nobody sees, for what is too long to be kept in memory."""

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
_LEFT_OVER_S = 7 * 24 * 3600.0


@contextmanager
def spools(names: list[str], look: Callable[[], object]) -> Iterator[list[BinaryIO]]:
    """A file for each name; all of them are gone afterwards.

    `look` is called again and again while they are written; what it raises ends the writing.
    Raises StorageError where the system has no room for them.
    """
    with temporary_folder() as kept:
        folder, opened = Path(kept), list[_Watched]()
        try:
            for name in names:
                opened.append(_Watched(folder / name, look))
                forget_name(folder / name)
            # Held here: what is not held is closed, and written, before it is known to have failed.
            files: list[BinaryIO] = [io.BufferedRandom(one) for one in opened]
            yield files
        except OSError as error:
            raise StorageError.from_os(folder, error) from None
        finally:
            for one in opened:
                one.close()


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of its own that is gone when it is left. Raises StorageError.

    Those of processes that were killed are removed after some days.
    """
    _remove_left_over()
    try:
        return tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    except OSError as error:
        raise StorageError.from_os(Path(_PREFIX.strip("-")), error) from None


def forget_name(path: Path) -> None:
    """Let an open file have no name any more, where the system knows such files.

    However the process comes to its end, nothing of it is left then.
    """
    with contextlib.suppress(OSError):
        path.unlink()


def _remove_left_over() -> None:
    with contextlib.suppress(OSError):
        for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if time.time() - path.stat().st_mtime > _LEFT_OVER_S:
                shutil.rmtree(path, ignore_errors=True)


class _Watched(io.FileIO):
    def __init__(self, path: Path, look: Callable[[], object]) -> None:
        super().__init__(path, "w+")
        self._look = look

    def write(self, data: "io.ReadableBuffer") -> int:  # type: ignore[name-defined]
        self._look()
        return super().write(data)
