"""Drafts that the user removed, as they were, until they are removed for good."""

import contextlib
import datetime
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk

# Has no character that Windows refuses in a name.
_MOMENT = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True)
class BinEntry:
    path: Path
    report_id: UUID
    removed_at: datetime.datetime


class BinStore:
    """Files in one folder: `<id>_<moment>.json`; what is no report has another suffix."""

    def __init__(self, folder: Path, disk: Disk = DISK, suffix: str = ".json") -> None:
        self._folder = folder
        self._disk = disk
        self._suffix = suffix

    def entries(self) -> list[BinEntry]:
        """What was removed, the latest first. Raises StorageError."""
        found = []
        for path in reading.files_in(self._folder, f"*_*{self._suffix}", self._disk):
            report_id, _, moment = path.stem.partition("_")
            # A file with another name was not put here by the program.
            with contextlib.suppress(ValueError):
                removed_at = datetime.datetime.strptime(moment, _MOMENT)
                removed_at = removed_at.replace(tzinfo=datetime.UTC)
                found.append(BinEntry(path, UUID(report_id), removed_at))
        return sorted(found, key=lambda entry: entry.removed_at, reverse=True)

    def put(self, draft: Path, report_id: UUID, moment: datetime.datetime) -> BinEntry:
        """Move a draft here. Raises StorageError; it may have been moved all the same."""
        moment = moment.astimezone(datetime.UTC)
        # The same report may have been removed before, in the same moment where the clock stands.
        while reading.exists(path := self._path(report_id, moment), self._disk):
            moment += datetime.timedelta.resolution
        files.move(draft, path, self._disk)
        return BinEntry(path, report_id, moment)

    def take_out(self, entry: BinEntry, draft: Path) -> None:
        """Move it back. Raises AlreadyThereError, StorageError."""
        files.move(entry.path, draft, self._disk)

    def remove(self, entry: BinEntry) -> None:
        """Raises StorageError."""
        files.remove(entry.path, self._disk)

    def _path(self, report_id: UUID, moment: datetime.datetime) -> Path:
        return self._folder / f"{report_id}_{moment:{_MOMENT}}{self._suffix}"
