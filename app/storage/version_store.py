"""Earlier versions of the user's reports, each named by the time it was written."""

import contextlib
import datetime
from pathlib import Path
from uuid import UUID

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk

MAX_BYTES = 5_000_000
# Sorts by time, and has no character that Windows refuses in a name.
_NAME = "%Y%m%dT%H%M%S.%fZ"


class VersionStore:
    """Files in one folder: `<id>/<moment>.json`."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk

    def path(self, report_id: UUID, moment: datetime.datetime) -> Path:
        # Not by strftime: it writes a year before 1000 with fewer digits than strptime reads.
        utc = moment.astimezone(datetime.UTC).replace(tzinfo=None)
        name = utc.isoformat(timespec="microseconds").replace("-", "").replace(":", "")
        return self._folder / str(report_id) / f"{name}Z.json"

    def report_ids(self) -> list[UUID]:
        """The reports that there are versions of. Raises StorageError."""
        found = []
        for folder in reading.folders_in(self._folder, self._disk):
            with contextlib.suppress(ValueError):
                found.append(UUID(folder.name))
        return found

    def moments(self, report_id: UUID) -> list[datetime.datetime]:
        """When each version was written, the earliest first. Raises StorageError."""
        found = []
        for path in reading.files_in(self._folder / str(report_id), "*.json", self._disk):
            # A file with another name is no version and is left alone.
            with contextlib.suppress(ValueError):
                written = datetime.datetime.strptime(path.stem, _NAME)
                found.append(written.replace(tzinfo=datetime.UTC))
        return sorted(found)

    def read(self, report_id: UUID, moment: datetime.datetime) -> bytes:
        """Raises StorageError."""
        return reading.read_bytes(self.path(report_id, moment), MAX_BYTES, self._disk)

    def save(self, report_id: UUID, moment: datetime.datetime, data: bytes) -> None:
        """Raises StorageError."""
        files.write_bytes(self.path(report_id, moment), data, self._disk)

    def remove(self, report_id: UUID, moment: datetime.datetime) -> None:
        """Raises StorageError."""
        files.remove(self.path(report_id, moment), self._disk)

    def remove_all(self, report_id: UUID) -> None:
        """Raises StorageError."""
        files.remove_folder(self._folder / str(report_id), self._disk)
