"""A real disk that writes down what it was asked to change, for a power cut to be made of it."""

import itertools
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from app.storage.disk import Disk

# Less than a report, as a disk may take it: a cut comes between the pieces too.
_PIECE = 8192
FOLDER = 0
"""What stands in the place of a file's number where the name is that of a folder."""


@dataclass(frozen=True)
class Names:
    """Names in a folder, each of a file, by its number, or of nothing; changed all at once."""

    folder: Path
    changes: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class Content:
    """All that is in a file now."""

    file: int
    data: bytes


@dataclass(frozen=True)
class FileSynced:
    file: int


@dataclass(frozen=True)
class FolderSynced:
    folder: Path


@dataclass(frozen=True)
class Acknowledged:
    """Something that was to be done is done, and has been told."""


Entry: TypeAlias = Names | Content | FileSynced | FolderSynced | Acknowledged


class RecordedDisk(Disk):
    """Does what it is asked, and records it. `deaf_to` names requests that it only seems to do."""

    def __init__(self, deaf_to: Collection[str] = ()) -> None:
        self.log: list[Entry] = []
        self._deaf_to = deaf_to
        self._files: dict[Path, int] = {}
        self._contents: dict[int, bytes] = {}
        self._handles: dict[int, int] = {}
        self._numbers = itertools.count(FOLDER + 1)

    def acknowledge(self) -> None:
        self.log.append(Acknowledged())

    def make_folder(self, folder: Path, mode: int) -> None:
        super().make_folder(folder, mode)
        self._name(folder, FOLDER)

    def create(self, path: Path, mode: int) -> int:
        handle = super().create(path, mode)
        self._handles[handle] = self._new(path)
        return handle

    def write(self, handle: int, data: bytes | memoryview) -> int:
        taken = super().write(handle, data[:_PIECE])
        file = self._handles[handle]
        self._fill(file, self._contents[file] + bytes(data[:taken]))
        return taken

    def sync(self, handle: int) -> None:
        super().sync(handle)
        if "sync" not in self._deaf_to:
            self.log.append(FileSynced(self._handles[handle]))

    def close(self, handle: int) -> None:
        super().close(handle)
        del self._handles[handle]

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        if "sync_folder" not in self._deaf_to:
            self.log.append(FolderSynced(folder))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._move(source, target)

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self._move(source, target)

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._name(target, self._files[source])

    def remove(self, path: Path) -> None:
        super().remove(path)
        if self._files.pop(path, None) is not None:
            self._name(path, None)

    def remove_folder(self, folder: Path) -> None:
        super().remove_folder(folder)
        self._name(folder, None)

    def lock(self, path: Path, data: bytes | None) -> int | None:
        handle = super().lock(path, data)
        if handle is not None:
            file = self._files[path] if path in self._files else self._new(path)
            self._handles[handle] = file
            if data is not None:
                self._fill(file, b"")
                self._fill(file, data)
        return handle

    def unlock(self, handle: int) -> None:
        super().unlock(handle)
        del self._handles[handle]

    def _new(self, path: Path) -> int:
        file = next(self._numbers)
        self._contents[file] = b""
        self._name(path, file)
        return file

    def _fill(self, file: int, data: bytes) -> None:
        self._contents[file] = data
        self.log.append(Content(file, data))

    def _name(self, path: Path, file: int | None) -> None:
        if file:
            self._files[path] = file
        self.log.append(Names(path.parent, ((path.name, file),)))

    def _move(self, source: Path, target: Path) -> None:
        self._files[target] = file = self._files.pop(source)
        if source.parent == target.parent:
            self.log.append(Names(source.parent, ((source.name, None), (target.name, file))))
        else:
            # Each folder lasts by itself: a file may be in both, or in neither.
            self._name(target, file)
            self._name(source, None)
