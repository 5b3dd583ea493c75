"""Where the files of exported reports are, and when they were sent."""

import datetime
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.retry import SHORT_RETRY_S

_MAX_BYTES = 20_000
_FOLDER, _SENT_AT, _SENT_TO = "folder", "sent_at", "sent_to"


@dataclass(frozen=True)
class SendingRecord:
    """What is known of one revision; times are in UTC."""

    folder: Path | None = None
    sent_at: datetime.datetime | None = None
    sent_to: str = ""
    """The address, where it is known."""


class SendingLog:
    """Files in one folder, `<id>_r<revision>.json`. One that is broken counts as empty."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk

    def record(self, report_id: UUID, revision: int) -> SendingRecord:
        """What is known of a revision; nothing where it cannot be read."""
        try:
            return self._read(self.path(report_id, revision))
        except StorageError:
            return SendingRecord()

    def sent_times(self) -> dict[tuple[UUID, int], datetime.datetime]:
        """When each sent revision was sent, by report and revision."""
        found = {}
        try:
            paths = reading.files_in(self._folder, "*_r*.json", self._disk)
        except StorageError:
            return {}
        for path in paths:
            report_id, _, revision = path.stem.partition("_r")
            try:
                key = UUID(report_id), int(revision)
                sent_at = self._read(path).sent_at
            except (StorageError, ValueError):
                continue
            if sent_at is not None:
                found[key] = sent_at
        return found

    def set_folder(self, report_id: UUID, revision: int, folder: Path) -> None:
        """Remember where the files of a revision are. Raises StorageError."""
        self._change(report_id, revision, folder=folder)

    def set_sent_at(
        self,
        report_id: UUID,
        revision: int,
        sent_at: datetime.datetime | None,
        sent_to: str = "",
    ) -> None:
        """Remember when a revision was sent, None where it was not. Raises StorageError."""
        self._change(report_id, revision, sent_at=sent_at, sent_to=sent_to)

    def missing(self, report_id: UUID, revision: int, data: bytes) -> dict[str, object]:
        """What the file of another computer knows of a revision that is not known here.

        Its folder only where it may be one on this computer: another server is asked of nothing.
        Raises StorageError.
        """
        here = self._read(self.path(report_id, revision))
        there = _record(reading.json_object(data, _MAX_BYTES))
        missing: dict[str, object] = {}
        if here.sent_at is None and there.sent_at is not None:
            missing |= {_SENT_AT: there.sent_at, _SENT_TO: there.sent_to}
        if here.folder is None and there.folder is not None and _is_local(there.folder):
            missing[_FOLDER] = there.folder
        return missing

    def add(self, report_id: UUID, revision: int, missing: dict[str, object]) -> None:
        """Remember what was `missing`. Raises StorageError."""
        self._change(report_id, revision, **missing)

    def path(self, report_id: UUID, revision: int) -> Path:
        return self._folder / f"{report_id}_r{revision}.json"

    def _change(self, report_id: UUID, revision: int, **changes: object) -> None:
        path = self.path(report_id, revision)
        # Read first, unless it does not exist: what cannot be read now must not be overwritten.
        before = self._read(path) if reading.exists(path, self._disk) else SendingRecord()
        known = replace(before, **changes)  # type: ignore[arg-type]
        content = {
            _FOLDER: str(known.folder) if known.folder else None,
            _SENT_AT: known.sent_at.astimezone(datetime.UTC).isoformat() if known.sent_at else None,
            _SENT_TO: known.sent_to,
        }
        # ASCII only: the name of a folder may hold what UTF-8 cannot.
        data = json.dumps(content, indent=1).encode()
        files.write_bytes(path, data, self._disk, SHORT_RETRY_S)

    def _read(self, path: Path) -> SendingRecord:
        """Raises StorageError."""
        if not reading.exists(path, self._disk):
            return SendingRecord()
        return _record(reading.read_json_object(path, _MAX_BYTES, self._disk))


def _record(known: dict[str, Any]) -> SendingRecord:
    folder, sent_to = known.get(_FOLDER), known.get(_SENT_TO)
    return SendingRecord(
        Path(folder) if isinstance(folder, str) and folder else None,
        _moment(known.get(_SENT_AT)),
        sent_to if isinstance(sent_to, str) else "",
    )


def _is_local(folder: Path) -> bool:
    return folder.is_absolute() and not str(folder).startswith(("\\\\", "//"))


def _moment(value: object) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(value) if isinstance(value, str) else None
        return moment.astimezone(datetime.UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
