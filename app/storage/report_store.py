"""The user's reports on disk: drafts, and what has been exported."""

import contextlib
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.bin_store import BinStore
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.open_reports import OpenReports
from app.storage.retry import SHORT_RETRY_S
from app.storage.sending_log import SendingLog
from app.storage.version_store import MAX_BYTES, VersionStore

_MAX_INDEX = 10_000_000


@dataclass(frozen=True)
class FoundFile:
    """One file of the store, not read yet."""

    path: Path
    stamp: str | None
    """Changes with what is in the file; None where that cannot be told without reading it."""


@dataclass(frozen=True)
class StoredFile:
    """One file of the store: its bytes, or why they could not be read."""

    path: Path
    content: bytes | StorageError


class ReportStore:
    """Files in one folder.

    `drafts/<id>.json`, `submitted/<id>_r<revision>.json`, what became of those,
    `dispatched/<id>_r<revision>.json`, what a report was begun from,
    `sources/<id>_<number>.json`, earlier versions, `versions/<id>/<name>.json`, which are open,
    `open/<id>`, what the user removed, `deleted/<id>_<moment>.json`, and what is broken,
    `damaged/<name of the file>`. `index` is what is known of these files without reading them; it
    may be removed at any time.
    """

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._drafts = folder / "drafts"
        self._submitted = folder / "submitted"
        self._sources = folder / "sources"
        self._damaged = folder / "damaged"
        self._index = folder / "index"
        self._disk = disk
        self.versions = VersionStore(folder / "versions", disk)
        self.bin = BinStore(folder / "deleted", disk)
        self._dispatched = folder / "dispatched"
        self.sending_log = SendingLog(self._dispatched, disk)
        self.open_reports = OpenReports(folder / "open", disk)

    def draft_path(self, report_id: UUID) -> Path:
        return self._drafts / f"{report_id}.json"

    def submitted_path(self, report_id: UUID, revision: int) -> Path:
        return self._submitted / f"{report_id}_r{revision}.json"

    def source_path(self, report_id: UUID, number: int) -> Path:
        return self._sources / f"{report_id}_{number:03}.json"

    def drafts(self) -> list[FoundFile]:
        """Every file among the drafts. Raises StorageError."""
        return self._found_in(self._drafts)

    def submitted(self) -> list[FoundFile]:
        """Every file among the exported revisions, likewise."""
        return self._found_in(self._submitted)

    def read_index(self) -> bytes:
        """What `save_index` has saved; empty where there is none, or it cannot be read."""
        with contextlib.suppress(StorageError):
            return reading.read_bytes(self._index, _MAX_INDEX, self._disk)
        return b""

    def save_index(self, data: bytes) -> None:
        """Raises StorageError."""
        files.write_bytes(self._index, data, self._disk, SHORT_RETRY_S)

    def holds(self, report_id: UUID) -> bool:
        """Whether there is a draft or an exported revision under this id. Raises StorageError."""
        revisions = reading.files_in(self._submitted, f"{report_id}_*", self._disk)
        return bool(revisions) or reading.exists(self.draft_path(report_id), self._disk)

    def ids(self) -> set[UUID]:
        """The ids under which there is anything at all. Raises StorageError."""
        found = set()
        for folder in (self._drafts, self._submitted):
            for path in reading.paths_in(folder, "*.json", self._disk):
                with contextlib.suppress(ValueError):
                    found.add(UUID(path.stem.partition("_")[0]))
        return found

    def revisions(self, report_id: UUID) -> tuple[int, ...]:
        """Every exported revision under this id. Raises StorageError."""
        start = f"{report_id}_r"
        found = reading.files_in(self._submitted, f"{start}*.json", self._disk)
        numbers = (path.stem.removeprefix(start) for path in found)
        return tuple(int(number) for number in numbers if number.isdecimal())

    def draft(self, report_id: UUID) -> bytes | None:
        """A draft's bytes, None where there is none. Raises StorageError."""
        return self._bytes(self.draft_path(report_id))

    def sent(self, report_id: UUID, revision: int) -> bytes | None:
        """An exported revision's bytes, likewise."""
        return self._bytes(self.submitted_path(report_id, revision))

    def save_draft(self, report_id: UUID, data: bytes) -> None:
        files.write_bytes(self.draft_path(report_id), data, self._disk, SHORT_RETRY_S)

    def remove_draft(self, report_id: UUID) -> None:
        """Remove a draft for good: there is something else in its place."""
        files.remove(self.draft_path(report_id), self._disk)

    def save_submitted(self, report_id: UUID, revision: int, data: bytes) -> None:
        files.write_bytes(self.submitted_path(report_id, revision), data, self._disk)

    def save_copy(self, path: Path, data: bytes) -> None:
        files.write_bytes(path, data, self._disk)

    def sources(self, report_id: UUID) -> list[StoredFile]:
        """What the report was begun from, likewise."""
        return self._all_in(self._sources, f"{report_id}_*.json")

    def save_source(self, report_id: UUID, number: int, data: bytes) -> None:
        files.write_bytes(self.source_path(report_id, number), data, self._disk)

    def remove_sources(self, report_id: UUID) -> None:
        for source in self.sources(report_id):
            files.remove(source.path, self._disk)

    def set_aside(self, path: Path, report_id: UUID, moment: datetime.datetime) -> Path:
        """Copy a broken file elsewhere, before it is removed or replaced.

        Returns the path of the copy. Raises StorageError.
        """
        data = reading.read_bytes(path, MAX_BYTES, self._disk)
        target = self._damaged_path(report_id, moment)
        while reading.exists(target, self._disk):
            moment += datetime.timedelta.resolution
            target = self._damaged_path(report_id, moment)
        files.write_bytes(target, data, self._disk)
        return target

    def file(self, path: Path) -> StoredFile:
        try:
            return StoredFile(path, reading.read_bytes(path, MAX_BYTES, self._disk))
        except StorageError as error:
            return StoredFile(path, error)

    def unfinished_drafts(self) -> list[tuple[UUID, StoredFile]]:
        """What is left of drafts that were being written when the program ended."""
        found = []
        for path, name in reading.temp_files_in(self._drafts, self._disk):
            with contextlib.suppress(ValueError):
                found.append((UUID(name.removesuffix(".json")), self.file(path)))
        return found

    def remove_file(self, path: Path) -> None:
        """Raises StorageError."""
        files.remove(path, self._disk)

    def age(self, path: Path) -> float:
        """Seconds since a file was written; 0 where it is not known."""
        try:
            return self._disk.age(path)
        except OSError:
            return 0.0

    def sweep(self, older_than_s: float) -> None:
        """Remove the temporary files of unfinished writes, where possible; those of drafts stay.

        What a link among the folders leads to is left alone.
        """
        versions = self._folder / "versions"
        folders = [self._submitted, self._sources, self._damaged, self._dispatched]
        with contextlib.suppress(StorageError):
            if not reading.is_link(versions, self._disk):
                folders += reading.folders_in(versions, self._disk)
        for folder in folders:
            self._sweep_own(folder, older_than_s)
        self._sweep_own(self._drafts, older_than_s, lambda name: name == files.TRIAL)
        for folder in (self._folder, self._folder.parent):
            files.remove_stale_temp_files(folder, older_than_s, self._disk)

    def _sweep_own(
        self,
        folder: Path,
        older_than_s: float,
        is_target: Callable[[str], bool] = lambda _name: True,
    ) -> None:
        with contextlib.suppress(StorageError):
            if not reading.is_link(folder, self._disk):
                files.remove_stale_temp_files(folder, older_than_s, self._disk, is_target)

    def _damaged_path(self, report_id: UUID, moment: datetime.datetime) -> Path:
        utc = moment.astimezone(datetime.UTC)
        return self._damaged / f"{report_id}_{utc:%Y%m%dT%H%M%S.%fZ}.json"

    def _bytes(self, path: Path) -> bytes | None:
        if not reading.exists(path, self._disk):
            return None
        return reading.read_bytes(path, MAX_BYTES, self._disk)

    def _found_in(self, folder: Path) -> list[FoundFile]:
        stamps = reading.stamps_in(folder, "*.json", self._disk)
        return [FoundFile(path, stamp) for path, stamp in stamps.items()]

    def _all_in(self, folder: Path, pattern: str) -> list[StoredFile]:
        try:
            return [self.file(path) for path in reading.paths_in(folder, pattern, self._disk)]
        except StorageError as error:
            return [StoredFile(folder, error)]
