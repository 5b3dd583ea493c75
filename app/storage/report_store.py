"""The user's reports on disk: drafts, and what has been exported."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.storage import files
from app.storage.errors import StorageError

MAX_BYTES = 5_000_000


@dataclass(frozen=True)
class StoredFile:
    """One file of the store: its bytes, or why they could not be read."""

    path: Path
    content: bytes | StorageError


class ReportStore:
    """Files in one folder.

    `drafts/<id>.json`, `submitted/<id>_r<revision>.json`, and what a report was begun from,
    `sources/<id>_<number>.json`.
    """

    def __init__(self, folder: Path) -> None:
        self._drafts = folder / "drafts"
        self._submitted = folder / "submitted"
        self._sources = folder / "sources"

    def draft_path(self, report_id: UUID) -> Path:
        return self._drafts / f"{report_id}.json"

    def submitted_path(self, report_id: UUID, revision: int) -> Path:
        return self._submitted / f"{report_id}_r{revision}.json"

    def drafts(self) -> list[StoredFile]:
        """Every draft. A file that cannot be read is among them, with the reason."""
        return _all_in(self._drafts)

    def submitted(self) -> list[StoredFile]:
        """Every exported revision, likewise."""
        return _all_in(self._submitted)

    def holds(self, report_id: UUID) -> bool:
        """Whether there is a draft or an exported revision under this id."""
        stored = (*self._drafts.glob(f"{report_id}.json"), *self._submitted.glob(f"{report_id}_*"))
        return bool(stored)

    def save_draft(self, report_id: UUID, data: bytes) -> None:
        files.write_bytes(self.draft_path(report_id), data)

    def remove_draft(self, report_id: UUID) -> None:
        files.remove(self.draft_path(report_id))

    def save_submitted(self, report_id: UUID, revision: int, data: bytes) -> None:
        files.write_bytes(self.submitted_path(report_id, revision), data)

    def sources(self, report_id: UUID) -> list[StoredFile]:
        """What the report was begun from, likewise."""
        return _all_in(self._sources, f"{report_id}_*.json")

    def save_source(self, report_id: UUID, number: int, data: bytes) -> None:
        files.write_bytes(self._sources / f"{report_id}_{number:03}.json", data)

    def remove_sources(self, report_id: UUID) -> None:
        for source in self.sources(report_id):
            files.remove(source.path)


def _all_in(folder: Path, pattern: str = "*.json") -> list[StoredFile]:
    return [StoredFile(path, _content(path)) for path in sorted(folder.glob(pattern))]


def _content(path: Path) -> bytes | StorageError:
    try:
        return files.read_bytes(path, MAX_BYTES)
    except StorageError as error:
        return error
