"""The question sets that the user is writing: drafts, their earlier versions, what was removed."""

import contextlib
from pathlib import Path
from uuid import UUID

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.bin_store import BinStore
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.retry import SHORT_RETRY_S
from app.storage.version_store import VersionStore

SUFFIX = ".toml"
MAX_BYTES = 1_000_000


class SetDraftStore:
    """Files in one folder.

    `<id>.toml`, earlier versions, `versions/<id>/<name>.toml`, and what the user removed,
    `deleted/<id>_<moment>.toml`.
    """

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk
        self.versions = VersionStore(folder / "versions", disk, SUFFIX)
        self.bin = BinStore(folder / "deleted", disk, SUFFIX)

    def path(self, draft_id: UUID) -> Path:
        return self._folder / f"{draft_id}{SUFFIX}"

    def ids(self) -> list[UUID]:
        """The drafts that there are. Raises StorageError."""
        found = []
        for path in reading.files_in(self._folder, f"*{SUFFIX}", self._disk):
            # A file with another name was not put here by the program.
            with contextlib.suppress(ValueError):
                found.append(UUID(path.stem))
        return found

    def read(self, draft_id: UUID) -> bytes:
        """Raises StorageError."""
        return reading.read_bytes(self.path(draft_id), MAX_BYTES, self._disk)

    def holds(self, draft_id: UUID) -> bool:
        """Raises StorageError."""
        return reading.exists(self.path(draft_id), self._disk)

    def save(self, draft_id: UUID, data: bytes) -> None:
        """Raises StorageError; what stood there before is there still."""
        files.write_bytes(self.path(draft_id), data, self._disk, SHORT_RETRY_S)

    def sweep(self, draft_id: UUID) -> None:
        """Remove what a crash has left of unfinished writes of a draft, where possible.

        What a link among the folders leads to is left alone.
        """
        for folder in (self._folder, self._folder / "versions" / str(draft_id)):
            with contextlib.suppress(StorageError):
                if not reading.is_link(folder, self._disk):
                    files.remove_stale_temp_files(folder, files.STALE_S, self._disk)
