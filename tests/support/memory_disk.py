"""A disk that is not there: the same requests, granted and refused as a real one does."""

import errno
import itertools
import os
from pathlib import Path

from app.storage.disk import Disk


class MemoryDisk(Disk):
    """Files and folders in memory. All of them are an hour old."""

    def __init__(self, files: dict[Path, bytes], folders: set[Path]) -> None:
        self.files = files
        self.folders = folders
        self._handles: dict[int, Path] = {}
        self._held: dict[int, Path] = {}
        self._numbers = itertools.count(1)

    def read(self, path: Path, most: int) -> bytes:
        if path in self.folders:
            raise _refused(errno.EISDIR, path)
        if path not in self.files:
            raise _refused(errno.ENOENT, path)
        return self.files[path][:most]

    def names(self, folder: Path) -> list[str]:
        self._need_folder(folder)
        # As text: a path that is compared takes itself apart first, and there are many.
        parts = (os.path.split(path) for path in (*self.files, *self.folders))
        return sorted(name for parent, name in parts if parent == str(folder))

    def stamps(self, folder: Path) -> dict[str, str | None]:
        return dict.fromkeys(self.names(folder))

    def is_file(self, path: Path) -> bool:
        return path in self.files

    def is_folder(self, path: Path) -> bool:
        return path in self.folders

    def exists(self, path: Path) -> bool:
        return path in self.files or path in self.folders

    def is_link(self, path: Path) -> bool:
        return False

    def age(self, path: Path) -> float:
        return 3600.0

    def make_folder(self, folder: Path, mode: int) -> None:
        self._need_folder(folder.parent)
        if folder in self.files:
            raise _refused(errno.EEXIST, folder)
        self.folders.add(folder)

    def create(self, path: Path, mode: int) -> int:
        self._need_folder(path.parent)
        self._need_free(path)
        return self._opened(path)

    def write(self, handle: int, data: bytes | memoryview) -> int:
        self.files[self._handles[handle]] += bytes(data)
        return len(data)

    def sync(self, handle: int) -> None:
        assert handle in self._handles

    def close(self, handle: int) -> None:
        del self._handles[handle]

    def sync_folder(self, folder: Path) -> None:
        self._need_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self.files[target] = self.read(source, len(self.files.get(source, b"")))
        del self.files[source]

    def rename(self, source: Path, target: Path) -> None:
        if os.name == "nt":
            self._need_free(target)
        self.replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._need_free(target)
        # Nobody writes to a file that has two names.
        self.files[target] = self.files[source]

    def remove(self, path: Path) -> None:
        if path in self.folders:
            raise _refused(errno.EISDIR, path)
        self.files.pop(path, None)

    def remove_folder(self, folder: Path) -> None:
        if self.names(folder):
            raise _refused(errno.ENOTEMPTY, folder)
        self.folders.remove(folder)

    def pause(self, seconds: float) -> None:
        """Nobody waits in a test."""

    def lock(self, path: Path, data: bytes | None) -> int | None:
        self._need_folder(path.parent)
        if path in self._held.values():
            return None
        if data is None and path not in self.files:
            raise _refused(errno.ENOENT, path)
        noted = self.files[path] if data is None else data
        handle = self._opened(path)
        self._held[handle] = path
        self.write(handle, noted)
        return handle

    def unlock(self, handle: int) -> None:
        del self._held[handle]
        self.close(handle)

    def _opened(self, path: Path) -> int:
        handle = next(self._numbers)
        self.files[path] = b""
        self._handles[handle] = path
        return handle

    def _need_folder(self, folder: Path) -> None:
        if folder in self.files:
            raise _refused(errno.ENOTDIR, folder)
        if folder not in self.folders:
            raise _refused(errno.ENOENT, folder)

    def _need_free(self, path: Path) -> None:
        if self.exists(path):
            raise _refused(errno.EEXIST, path)


def _refused(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), path)
