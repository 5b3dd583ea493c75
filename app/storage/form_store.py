"""The question sets that the user has installed, one file each."""

from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.file_reading import files_in, read_bytes
from app.storage.file_writing import remove, write_bytes


class FormStore:
    """Keeps files byte for byte."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.folder = folder
        self._disk = disk

    def files(self) -> list[Path]:
        """The files of all sets, sorted. Raises StorageError."""
        return files_in(self.folder, "*.toml", self._disk)

    def read(self, path: Path, limit: int) -> bytes:
        """A file, in this folder or elsewhere. Raises StorageError, also for what is no file."""
        return read_bytes(path, limit, self._disk)

    def save(self, name: str, data: bytes) -> Path:
        """Save a file under a name, replacing what has that name. Raises StorageError."""
        target = self.folder / name
        write_bytes(target, data, self._disk)
        return target

    def remove(self, path: Path) -> None:
        """Remove a file of the folder. Raises StorageError; ValueError for one elsewhere."""
        if path.parent != self.folder:
            raise ValueError(f"{path} is not in {self.folder}")
        remove(path, self._disk)
