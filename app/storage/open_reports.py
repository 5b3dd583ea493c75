"""Which reports are open in a window now, and which were when a program ended."""

import contextlib
import errno
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError, StorageErrorCode

_MAX_BYTES = 1000


class LockedElsewhereError(StorageError):
    """Another window has the report open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, StorageErrorCode.OPEN_ELSEWHERE)


@dataclass(frozen=True)
class ReportLock:
    path: Path
    handle: int | None
    """None where the disk knows no locks, a network folder for instance."""


class OpenReports:
    """Files in one folder, `<id>`, each there while its report is open, and locked.

    One that is there and not locked is of a program that ended without unlocking it.
    """

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = folder
        self._disk = disk

    def lock(self, report_id: UUID, note: bytes) -> ReportLock:
        """Lock a report for this window, with a note for a later start to read.

        Raises LockedElsewhereError where another window has it, and nothing else: what cannot be
        locked is watched by what is in the file when it is saved.
        """
        path = self._path(report_id)
        try:
            files.make_private_folder(self._folder, self._disk)
            handle = files.lock_own_file(path, note, self._disk)
        except OSError:
            return ReportLock(path, None)
        if handle is None:
            raise LockedElsewhereError(path)
        return ReportLock(path, handle)

    def unlock(self, lock: ReportLock) -> None:
        """Let other windows have a report."""
        handle = lock.handle
        if handle is None:
            with contextlib.suppress(OSError):
                handle = files.lock_own_file(lock.path, None, self._disk)
                if handle is None:
                    # What is there is another window's.
                    return
        # Removed while it is still locked, for another window may take it at any moment after.
        removed = self._remove(lock.path)
        if handle is not None:
            with contextlib.suppress(OSError):
                self._disk.unlock(handle)
        if not removed:
            # Windows removes no file that is open.
            self._remove(lock.path)

    def left_open(self) -> dict[UUID, bytes]:
        """The note of each report that no window has open and none has unlocked.

        Raises StorageError.
        """
        found = {}
        for path in reading.files_in(self._folder, "*", self._disk):
            note = self._note_if_free(path)
            if note is not None:
                with contextlib.suppress(ValueError):
                    found[UUID(path.name)] = note
        return found

    def is_open(self, report_id: UUID) -> bool:
        """Whether a window, this one or another, has the report open."""
        path = self._path(report_id)
        return reading.is_own_file(path, self._disk) and self._note_if_free(path) is None

    def forget(self, report_id: UUID) -> None:
        """Remove the note, unless a window has the report open."""
        self.unlock(ReportLock(self._path(report_id), None))

    def _note_if_free(self, path: Path) -> bytes | None:
        with contextlib.suppress(StorageError, OSError):
            if not reading.is_own_file(path, self._disk):
                return None
            note = reading.read_bytes(path, _MAX_BYTES, self._disk)
            try:
                handle = self._disk.lock(path, None)
            except OSError as error:
                # A file with two names was locked for a moment: nobody has it open.
                return note if error.errno == errno.EMLINK else None
            if handle is not None:
                self._disk.unlock(handle)
                return note
        return None

    def _remove(self, path: Path) -> bool:
        try:
            self._disk.remove(path)
        except OSError:
            return False
        return True

    def _path(self, report_id: UUID) -> Path:
        return self._folder / str(report_id)
