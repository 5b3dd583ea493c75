"""The disk with the user's data: a folder of it that is gone is not taken for an empty one."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from app.storage.disk import Disk

# Below the data folder: its own folders, such as `reports`, and theirs, such as `drafts`.
_DEPTH = 2


class DataFolderGoneError(OSError):
    """A folder that was there is not there any more: it was renamed or moved, or its disk taken."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is gone")
        self.folder = folder


class DataDisk(Disk):
    """Remembers which folders were there. One that is gone is made by nobody.

    Otherwise the reports in it would be out of sight, and the next one saved in a new place. All is
    as before when it is back.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: set[Path] = set()
        with contextlib.suppress(OSError):
            self.is_folder(root)

    def read(self, path: Path, most: int) -> bytes:
        with self._watched(path):
            return super().read(path, most)

    def names(self, folder: Path) -> list[str]:
        with self._watched(folder):
            names = super().names(folder)
        self._remember(folder)
        return names

    def stamps(self, folder: Path) -> dict[str, str | None]:
        with self._watched(folder):
            stamps = super().stamps(folder)
        self._remember(folder)
        return stamps

    def is_file(self, path: Path) -> bool:
        return self._found(path, super().is_file)

    def is_folder(self, path: Path) -> bool:
        found = self._found(path, super().is_folder)
        if found:
            self._remember(path)
        return found

    def exists(self, path: Path) -> bool:
        return self._found(path, super().exists)

    def make_folder(self, folder: Path, mode: int) -> None:
        with self._watched(folder):
            self._require(folder)
            super().make_folder(folder, mode)
        self._remember(folder)

    def remove_folder(self, folder: Path) -> None:
        super().remove_folder(folder)
        self._seen.discard(folder)

    def create(self, path: Path, mode: int) -> int:
        with self._watched(path):
            return super().create(path, mode)

    def replace(self, source: Path, target: Path) -> None:
        with self._watched(target):
            super().replace(source, target)

    def rename(self, source: Path, target: Path) -> None:
        with self._watched(target):
            super().rename(source, target)

    def sync_folder(self, folder: Path) -> None:
        with self._watched(folder):
            super().sync_folder(folder)

    def _found(self, path: Path, look: Callable[[Path], bool]) -> bool:
        with self._watched(path):
            found = look(path)
        if not found:
            self._require(path)
        return found

    @contextlib.contextmanager
    def _watched(self, path: Path) -> Iterator[None]:
        """Where something is refused, see first whether the folder is gone."""
        try:
            yield
        except DataFolderGoneError:
            raise
        except OSError:
            self._require(path)
            raise

    def _remember(self, folder: Path) -> None:
        self._seen.update(self._folders_of(folder))

    def _require(self, path: Path) -> None:
        for folder in self._folders_of(path):
            if folder in self._seen and not self._is_there(folder):
                raise DataFolderGoneError(folder)

    def _is_there(self, folder: Path) -> bool:
        try:
            return super().is_folder(folder)
        except OSError:
            # The drive or the server of it does not answer.
            return False

    def _folders_of(self, path: Path) -> list[Path]:
        """Of the path and what it lies in, the data folder and those just below it."""
        # Asked at every request, so that paths are not put together anew.
        lineage = [path, *path.parents][::-1][len(self._root.parents) :]
        return lineage[: _DEPTH + 1] if lineage[:1] == [self._root] else []
