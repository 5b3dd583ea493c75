"""Earlier versions of what the user writes, each with a name that says what it is."""

import contextlib
import datetime
import re
from pathlib import Path
from uuid import UUID

from app.model.version_history import VersionCause, VersionEntry
from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk

MAX_BYTES = 5_000_000
# No character that Windows refuses in a name.
_NAME = re.compile(
    r"(?P<number>\d+)(?P<came_in>in)?_(?P<moment>\d{8}T\d{6}\.\d{6})Z_(?P<words>\d+)w_(?P<size>\d+)b"
    r"_(?P<cause>[a-z]+)(_(?P<question>[a-z0-9-]+))?"
)
_MOMENT = "%Y%m%dT%H%M%S.%f"


class VersionStore:
    """Files in one folder: `<id>/<number>_<moment>_<words>w_<size>b_<cause>.json`.

    The cause may have a question after it, and the number `in` of one that came with a backup.
    What is no report has another suffix.
    """

    def __init__(self, folder: Path, disk: Disk = DISK, suffix: str = ".json") -> None:
        self._folder = folder
        self._disk = disk
        self._suffix = suffix

    def path(self, report_id: UUID, entry: VersionEntry) -> Path:
        # Not by strftime: it writes a year before 1000 with fewer digits than strptime reads.
        utc = entry.moment.astimezone(datetime.UTC).replace(tzinfo=None)
        moment = utc.isoformat(timespec="microseconds").replace("-", "").replace(":", "")
        number = f"{entry.number:06}{'in' if entry.came_in else ''}"
        parts = [number, f"{moment}Z", f"{entry.words}w", f"{entry.size}b"]
        parts += filter(None, (entry.cause.value, entry.question))
        return self._folder / str(report_id) / f"{'_'.join(parts)}{self._suffix}"

    def report_ids(self) -> list[UUID]:
        """The reports that there are versions of. Raises StorageError."""
        found = []
        for folder in reading.folders_in(self._folder, self._disk):
            with contextlib.suppress(ValueError):
                found.append(UUID(folder.name))
        return found

    def entries(self, report_id: UUID) -> list[VersionEntry]:
        """The versions of a report, the one written first first; no file is read.

        Raises StorageError.
        """
        folder = self._folder / str(report_id)
        found = []
        for path in reading.paths_in(folder, f"*{self._suffix}", self._disk):
            # A file with another name is no version and is left alone.
            with contextlib.suppress(ValueError):
                found.append(version_entry(path.name, self._suffix))
        return sorted(found, key=lambda entry: (entry.number, entry.moment))

    def read(self, report_id: UUID, entry: VersionEntry) -> bytes:
        """Raises StorageError."""
        return reading.read_bytes(self.path(report_id, entry), MAX_BYTES, self._disk)

    def save(self, report_id: UUID, entry: VersionEntry, data: bytes) -> None:
        """Raises StorageError."""
        files.write_bytes(self.path(report_id, entry), data, self._disk)

    def remove(self, report_id: UUID, entry: VersionEntry) -> None:
        """Raises StorageError."""
        files.remove(self.path(report_id, entry), self._disk)

    def remove_all(self, report_id: UUID) -> None:
        """Raises StorageError."""
        files.remove_folder(self._folder / str(report_id), self._disk)


def version_entry(name: str, suffix: str = ".json") -> VersionEntry:
    """What the name of a file says. Raises ValueError for a name that is none of a version."""
    match = _NAME.fullmatch(name.removesuffix(suffix))
    if match is None or not name.endswith(suffix):
        raise ValueError(name)
    written = datetime.datetime.strptime(match["moment"], _MOMENT)
    return VersionEntry(
        int(match["number"]),
        written.replace(tzinfo=datetime.UTC),
        VersionCause(match["cause"]),
        match["question"] or "",
        int(match["words"]),
        int(match["size"]),
        match["came_in"] is not None,
    )
