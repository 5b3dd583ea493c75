"""Makes a backup: one file with everything, read back before it is said to be there."""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app import __version__
from app.formats.backup.archive_reader import MAX_TOTAL_BYTES, BackupArchive
from app.formats.backup.archive_writer import backup_pieces
from app.formats.backup.entry_names import MAX_FILES, is_safe
from app.formats.errors import BackupFileError, FormatErrorCode
from app.formats.limits import MAX_PART_BYTES
from app.model.swedish import local_time
from app.services.backup.kept_files import KeptFile, kept_file, report_ids
from app.services.catalog import Catalog
from app.services.errors import ServiceError, ServiceErrorCode, StoppedWaitingError
from app.services.reports.library import Library
from app.storage.disk import DISK, Disk
from app.storage.errors import OF_ONE_FILE, AlreadyThereError, StorageError, StorageErrorCode
from app.storage.file_reading import exists, opened
from app.storage.file_writing import (
    SHARED_STALE_S,
    remove_stale_temp_files,
    write_bytes,
    write_new,
)
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.stoppable_disk import StoppableDisk
from app.storage.user_files import REPORTS, SETTINGS, UserFiles

_NAME = "naringslivsrapport-sakerhetskopia"


@dataclass(frozen=True)
class LeftOut:
    """A file that is not in a backup: it could not be read, or has a name that is not known.

    `title` is that of its report; empty where it has none, or that cannot be read either.
    """

    path: str
    title: str
    is_readable: bool


@dataclass(frozen=True)
class BackupMade:
    path: Path
    reports: int
    left_out: tuple[LeftOut, ...]


class BackupMaking:
    """Makes one backup. `root` is the folder of the user's data; the catalog names its reports."""

    def __init__(
        self,
        root: Path,
        catalog: Catalog,
        now: Callable[[], datetime.datetime],
        disk: Disk = DISK,
    ) -> None:
        self._root = root
        self._catalog = catalog
        self._disk = StoppableDisk(disk)
        self._files = UserFiles(root, self._disk)
        self._settings = Settings(self._files.path(SETTINGS), self._disk)
        self._now = now
        self._stopped = False
        self._written: list[KeptFile] = []
        self._left_out: dict[str, bool] = {}
        """Paths, and whether the files could be read."""

    def stop(self) -> None:
        """Make it stop soon, whichever thread it runs in; it then leaves no file."""
        self._stopped = True
        self._disk.stop()

    def make(self, target: Path, *, may_replace: bool = False) -> BackupMade:
        """Write the file, and read it back before it gets its name; whole or not at all.

        Raises AlreadyThereError, unless it `may_replace` what is there, StorageError, ServiceError
        where there is nothing to be kept, StoppedWaitingError.
        """
        try:
            if not may_replace and exists(target, self._disk):
                raise AlreadyThereError(target)
            if next(self._files.paths(), None) is None:
                raise ServiceError(ServiceErrorCode.NOTHING_TO_BACK_UP, str(self._root))
            remove_stale_temp_files(
                target.parent,
                SHARED_STALE_S,
                self._disk,
                lambda name: name == target.name,
            )
            write = write_bytes if may_replace else write_new
            pieces = backup_pieces(self._contents(), self._now(), __version__)
            write(target, pieces, self._disk, private=True, verify=self._verify)
        except StorageError:
            # What was stopped fails as if the disk had refused it.
            self._check_stopped()
            raise
        except BackupFileError as error:
            if error.code is FormatErrorCode.BACKUP_TOO_BIG:
                raise ServiceError(ServiceErrorCode.TOO_MUCH_TO_BACK_UP) from None
            raise StorageError(target, StorageErrorCode.COPY_NOT_READ_BACK) from None
        return BackupMade(target, len(report_ids(self._written)), self._all_left_out())

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        size = 0
        for path in self._files.paths():
            self._check_stopped()
            file = kept_file(path)
            if file is None or not is_safe(path):
                self._left_out[path] = True
                continue
            data = self._content(path)
            if data is not None:
                self._written.append(file)
                size += len(data)
                # It could not be taken in again.
                if size > MAX_TOTAL_BYTES or len(self._written) > MAX_FILES - 2:
                    raise ServiceError(ServiceErrorCode.TOO_MUCH_TO_BACK_UP)
                yield path, data

    def _content(self, path: str) -> bytes | None:
        if path == SETTINGS:
            return json.dumps(self._settings.portable(), indent=1).encode()
        try:
            return self._files.read(path, MAX_PART_BYTES)
        except StorageError as error:
            if error.code not in OF_ONE_FILE:
                raise
            self._left_out[path] = False
            return None

    def _all_left_out(self) -> tuple[LeftOut, ...]:
        titles: dict[UUID, str] = {}
        if self._left_out:
            listing = Library(
                ReportStore(self._root / REPORTS, self._disk), self._catalog.calendar
            ).listing()
            both = (*listing.submitted, *listing.drafts)
            called = self._catalog.titles(both)
            titles = {one.report_id: called.of(one) for one in both}
        found = []
        for path, is_readable in self._left_out.items():
            file = kept_file(path)
            title = titles.get(file.report_id, "") if file and file.report_id else ""
            found.append(LeftOut(path, title, is_readable))
        return tuple(found)

    def _verify(self, written: Path) -> None:
        with opened(written, self._disk) as file:
            archive = BackupArchive(file, written.name)
            if list(archive.paths) != sorted(file.path for file in self._written):
                raise BackupFileError(written.name, FormatErrorCode.BACKUP_DAMAGED)
            archive.verify(self._check_stopped)

    def _check_stopped(self) -> None:
        if self._stopped:
            raise StoppedWaitingError


def usual_name(now: datetime.datetime) -> str:
    """What the file is called where nothing else is chosen; the day by the local time."""
    return f"{_NAME}_{local_time(now):%Y-%m-%d}.zip"
