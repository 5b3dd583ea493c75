"""Reading files whole, and writing them so that they are whole or not there."""

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase as fnmatch
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.storage.disk import DISK, Disk
from app.storage.errors import AlreadyThereError, StorageError, TooLargeError

T = TypeVar("T")

# Virus scanners and file synchronisation hold a new file for a moment on Windows.
PATIENTLY_S = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
BRIEFLY_S = (0.05, 0.1, 0.15)
"""For what somebody waits for at the window, and is tried again soon."""
_HELD_FOR_A_MOMENT = {5, 32, 33}
_CANNOT_BE_ASKED = {
    *(errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EACCES, errno.EPERM, errno.EBADF),
}
_KNOWS_NO_LINKS = {
    *(errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EMLINK, errno.ENOSYS, errno.EINVAL),
}
_TEMPORARY = re.compile(r"\.(?P<target>.+)\.[0-9a-f]{8}\.tmp")


def read_bytes(path: Path, limit: int, disk: Disk = DISK) -> bytes:
    """The whole file. Raises StorageError where it is not there or has more than `limit` bytes."""
    try:
        data = _patiently(lambda: disk.read(path, limit + 1), disk, BRIEFLY_S)
    except OSError as error:
        raise StorageError.from_os(path, error) from None
    if len(data) > limit:
        raise TooLargeError(path)
    return data


def read_folder(folder: Path, limit: int, pattern: str = "*") -> dict[Path, bytes]:
    """The files of a folder and its folders that fit the pattern; none where there is no folder.

    Raises StorageError where one cannot be read or has more than `limit` bytes.
    """
    files = {path: read_bytes(path, limit) for path in files_in(folder, pattern)}
    for inner in folders_in(folder):
        files |= read_folder(inner, limit, pattern)
    return files


def paths_in(folder: Path, pattern: str, disk: Disk = DISK) -> list[Path]:
    """Whatever is in a folder and fits the pattern, in order; nothing where there is no folder.

    Raises StorageError.
    """
    try:
        return [folder / name for name in disk.names(folder) if fnmatch(name, pattern)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StorageError.from_os(folder, error) from None


def files_in(folder: Path, pattern: str = "*", disk: Disk = DISK) -> list[Path]:
    """The files of a folder that fit the pattern, in order; none where there is no folder.

    Raises StorageError.
    """
    return _of_a_kind(paths_in(folder, pattern, disk), disk.is_file)


def folders_in(folder: Path, disk: Disk = DISK) -> list[Path]:
    """The folders of a folder, in order, likewise."""
    return _of_a_kind(paths_in(folder, "*", disk), disk.is_folder)


def temporary_files_in(folder: Path, disk: Disk = DISK) -> list[tuple[Path, str]]:
    """What an interrupted writing has left in a folder, and the name it was to have."""
    found = ((path, _TEMPORARY.fullmatch(path.name)) for path in files_in(folder, "*.tmp", disk))
    return [(path, match["target"]) for path, match in found if match]


def stands(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a file or a folder of that name. Raises StorageError."""
    try:
        return disk.exists(path)
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def write_bytes(
    target: Path, data: bytes, disk: Disk = DISK, pauses: Sequence[float] = PATIENTLY_S
) -> None:
    """Replace the target, or make it, for the user alone.

    After a crash it is the old or the new file, never between, and the new one where this has
    returned. Raises StorageError; the target is then as it was, or, where the disk refused no
    earlier than the name, the new one.
    """
    with _written_aside(target, data, disk, private=True) as temporary:
        _patiently(lambda: disk.replace(temporary, target), disk, pauses)
        _sync_folder(target.parent, disk)


def write_new(target: Path, data: bytes, disk: Disk = DISK) -> None:
    """Make the target, for whomever the user lets read what they make.

    Raises AlreadyThereError where it exists, StorageError for the rest.
    """
    with _written_aside(target, data, disk, private=False) as temporary:
        try:
            _place_without_replacing(temporary, target, disk)
        except FileExistsError:
            raise AlreadyThereError(target) from None
        try:
            _sync_folder(target.parent, disk)
        except OSError:
            with contextlib.suppress(OSError):
                disk.remove(target)
            raise


def write_new_together(files: Mapping[Path, bytes], disk: Disk = DISK) -> None:
    """Make several files, in this order: all of them, or none. Raises like `write_new`."""
    for target in files:
        # Before anything is written: then the first file need not be taken away again.
        if stands(target, disk):
            raise AlreadyThereError(target)
    written: list[Path] = []
    try:
        for target, data in files.items():
            write_new(target, data, disk)
            written.append(target)
    except BaseException:
        for target in written:
            with contextlib.suppress(StorageError):
                remove(target, disk)
        raise


def make_private_folder(folder: Path, disk: Disk = DISK) -> None:
    """Make a folder, and those above it, for the user alone. Raises OSError."""
    _make_folder(folder, disk, private=True)


def remove(path: Path, disk: Disk = DISK) -> None:
    """Remove a file, so that no crash brings it back; one that is gone already is as good.

    Raises StorageError.
    """
    try:
        _patiently(lambda: disk.remove(path), disk)
        if disk.is_folder(path.parent):
            _sync_folder(path.parent, disk)
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def remove_folder(folder: Path, disk: Disk = DISK) -> None:
    """Remove a folder with the files in it, likewise."""
    paths = files_in(folder, "*", disk)
    try:
        for path in paths:
            _patiently(partial(disk.remove, path), disk)
        if disk.is_folder(folder):
            disk.remove_folder(folder)
            _sync_folder(folder.parent, disk)
    except OSError as error:
        raise StorageError.from_os(folder, error) from None


def _of_a_kind(paths: list[Path], is_one: Callable[[Path], bool]) -> list[Path]:
    kept = []
    for path in paths:
        try:
            if is_one(path):
                kept.append(path)
        except OSError as error:
            raise StorageError.from_os(path, error) from None
    return kept


@contextlib.contextmanager
def _written_aside(target: Path, data: bytes, disk: Disk, *, private: bool) -> Iterator[Path]:
    """All bytes, on the disk, in a temporary file beside the target; gone afterwards."""
    temporary = target.parent / f".{target.name}.{secrets.token_hex(4)}.tmp"
    try:
        _make_folder(target.parent, disk, private=private)
        try:
            _write_through(temporary, data, disk, private=private)
            yield temporary
        finally:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
    except OSError as error:
        raise StorageError.from_os(target, error) from None


def _make_folder(folder: Path, disk: Disk, *, private: bool) -> None:
    if disk.is_folder(folder):
        return
    # Not with `parents`: that would open those above to everybody.
    if folder.parent != folder:
        _make_folder(folder.parent, disk, private=private)
    try:
        disk.make_folder(folder, 0o700 if private else 0o777)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, "a file has that name", folder) from None
    _sync_folder(folder.parent, disk)


def _sync_folder(folder: Path, disk: Disk) -> None:
    try:
        disk.sync_folder(folder)
    except OSError as error:
        # Some network folders cannot do this at all; nothing has gone wrong there.
        if error.errno not in _CANNOT_BE_ASKED:
            raise


def _write_through(path: Path, data: bytes, disk: Disk, *, private: bool) -> None:
    handle = disk.create(path, 0o600 if private else 0o666)
    try:
        rest = memoryview(data)
        while rest:
            written = disk.write(handle, rest)
            if written <= 0:
                # A disk that takes nothing and says nothing is full.
                raise OSError(errno.ENOSPC, "nothing was written", path)
            rest = rest[written:]
        disk.sync(handle)
    finally:
        disk.close(handle)


def _place_without_replacing(source: Path, target: Path, disk: Disk) -> None:
    if os.name == "nt":
        # On Windows a rename refuses an existing target by itself.
        _patiently(lambda: disk.rename(source, target), disk)
        return
    try:
        disk.link(source, target)
    except OSError as error:
        if error.errno not in _KNOWS_NO_LINKS:
            raise
        # A memory stick for instance. The name is taken first, so that nobody else's is replaced.
        disk.close(disk.create(target, 0o600))
        try:
            disk.replace(source, target)
        except OSError:
            with contextlib.suppress(OSError):
                disk.remove(target)
            raise


def _patiently(action: Callable[[], T], disk: Disk, pauses: Sequence[float] = PATIENTLY_S) -> T:
    for seconds in pauses:
        try:
            return action()
        except OSError as error:
            if not _may_pass(error):
                raise
            disk.pause(seconds)
    return action()


def _may_pass(error: OSError) -> bool:
    """Whether somebody may only hold a file for a moment. Opening one says less of why."""
    by_windows = os.name == "nt" and error.errno == errno.EACCES
    return by_windows or getattr(error, "winerror", None) in _HELD_FOR_A_MOMENT
