"""Writing files atomically, and removing them."""

import contextlib
import errno
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

from app.storage.disk import DISK, MAX_PATH, ON_WINDOWS, Disk
from app.storage.errors import (
    AlreadyThereError,
    StorageError,
    StorageErrorCode,
    is_name_too_long,
)
from app.storage.file_reading import exists, paths_in, temp_files_in
from app.storage.retry import LONG_RETRY_S, with_retries

Content: TypeAlias = bytes | BinaryIO | Generator[bytes, None, None]
"""The content of a file: bytes, another open file to copy, or pieces that are made meanwhile."""

Verify: TypeAlias = Callable[[Path], object]
"""Raises where what was written, in the file of this path, is not as it should be.

It is asked before the file gets its name.
"""

STALE_S = 60.0
"""Longer than any write takes: a temporary file that is older was left by a crash."""
SHARED_STALE_S = 24 * 3600.0
"""Likewise in a folder where others write too: a server's clock differs, and a network is slow."""

TRIAL = "trial"
"""What a temporary file is named for that nobody needs."""
_PIECE = 1_000_000
# As much as a long report.
_TRIAL_BYTES = 100_000
_CANNOT_SYNC = {
    *(errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EACCES, errno.EPERM, errno.EBADF),
}
_CANNOT_LINK = {
    *(errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EMLINK, errno.ENOSYS, errno.EINVAL),
}


def _no_doubt(_written: Path) -> None:
    """What was synced without an error is on the disk."""


def write_bytes(
    target: Path,
    data: Content,
    disk: Disk = DISK,
    pauses: Sequence[float] = LONG_RETRY_S,
    *,
    private: bool = True,
    verify: Verify = _no_doubt,
) -> None:
    """Replace or create the target; where `private`, readable by the user alone.

    After a crash the target is the old or the new file, never a mixture, and the new one where this
    has returned (after a power cut on Windows, which cannot sync folders, it may be the old one).
    Raises StorageError, and what making the data or `verify` raises; the target is then unchanged,
    or the new file where only the last sync of the folder failed.
    """
    with _temp_file_beside(target, data, disk, private=private) as temporary:
        verify(temporary)
        with_retries(lambda: disk.replace(temporary, target), disk, pauses)
        _sync_folder(target.parent, disk)


def write_new(
    target: Path,
    data: Content,
    disk: Disk = DISK,
    *,
    private: bool = False,
    verify: Verify = _no_doubt,
) -> None:
    """Create the target; where not `private`, with the permissions the user's files usually have.

    Raises AlreadyThereError where it exists, StorageError for the rest, and what making the data or
    `verify` raises.
    """
    with _temp_file_beside(target, data, disk, private=private) as temporary:
        verify(temporary)
        try:
            _rename_without_replacing(temporary, target, disk)
        except FileExistsError:
            raise AlreadyThereError(target) from None
        try:
            _sync_folder(target.parent, disk)
        except OSError:
            with contextlib.suppress(OSError):
                disk.remove(target)
            raise


def write_new_together(files: Mapping[Path, Content], disk: Disk = DISK) -> None:
    """Create several files, in this order: all of them or none. Raises like `write_new`."""
    for target in files:
        # Checked before anything is written: then the first file need not be removed again.
        if exists(target, disk):
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


def try_writing(folder: Path, disk: Disk = DISK) -> None:
    """Write a file in a folder, and remove it again; the folder is made.

    Raises StorageError, as saving there would.
    """
    path = folder / f".{TRIAL}.{os.urandom(4).hex()}.tmp"
    try:
        _make_folder(folder, disk, private=True)
        handle = disk.create(path, 0o600)
        try:
            if disk.write(handle, bytes(_TRIAL_BYTES)) < _TRIAL_BYTES:
                raise OSError(errno.ENOSPC, "not all was written", path)
        finally:
            disk.close(handle)
            with contextlib.suppress(OSError):
                disk.remove(path)
    except OSError as error:
        # Not of the folder: on Windows it would be said that it is no file.
        raise _refused_to_write(path, error) from None


def move(source: Path, target: Path, disk: Disk = DISK) -> None:
    """Move a file to another folder of the same disk, replacing nothing.

    After a crash it is in the one or the other. Raises AlreadyThereError, StorageError; where only
    the last sync of a folder failed, it is moved.
    """
    try:
        _make_folder(target.parent, disk, private=True)
        if disk.exists(target):
            raise AlreadyThereError(target)
        with_retries(lambda: disk.rename(source, target), disk)
        # In this order: it is rather in both than in neither.
        _sync_folder(target.parent, disk)
        _sync_folder(source.parent, disk)
    except OSError as error:
        raise StorageError.from_os(source, error) from None


def make_private_folder(folder: Path, disk: Disk = DISK) -> None:
    """Create a folder and its parents, for the user alone. Raises OSError."""
    _make_folder(folder, disk, private=True)


def remove(path: Path, disk: Disk = DISK) -> None:
    """Remove a file, if it exists, so that no crash brings it back.

    Raises StorageError.
    """
    try:
        with_retries(lambda: disk.remove(path), disk)
        if disk.is_folder(path.parent):
            _sync_folder(path.parent, disk)
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def remove_stale_temp_files(
    folder: Path,
    older_than_s: float,
    disk: Disk = DISK,
    is_target: Callable[[str], object] = lambda name: True,
) -> None:
    """Remove the temporary files that crashes have left in a folder, where possible.

    `is_target` is asked of the names that the files were meant for. One that another window is
    writing at this moment is younger than `older_than_s`.
    """
    with contextlib.suppress(StorageError, OSError):
        for path, name in temp_files_in(folder, disk):
            if is_target(name) and disk.age(path) > older_than_s:
                remove(path, disk)


def remove_folder(folder: Path, disk: Disk = DISK) -> None:
    """Remove a folder with the files in it; of a link only the link. Raises StorageError."""
    try:
        if disk.is_link(folder):
            disk.remove(folder)
        elif disk.is_folder(folder):
            for path in paths_in(folder, "*", disk):
                if disk.is_link(path) or not disk.is_folder(path):
                    with_retries(partial(disk.remove, path), disk)
            disk.remove_folder(folder)
        else:
            return
        _sync_folder(folder.parent, disk)
    except OSError as error:
        raise StorageError.from_os(folder, error) from None


def lock_own_file(path: Path, note: bytes | None, disk: Disk = DISK) -> int | None:
    """Lock a file, see `Disk.lock`; a link in its place is removed. Raises OSError."""
    try:
        return disk.lock(path, note)
    except OSError as error:
        if error.errno not in {errno.ELOOP, errno.EMLINK}:
            raise
    disk.remove(path)
    return disk.lock(path, note)


@contextlib.contextmanager
def _temp_file_beside(target: Path, data: Content, disk: Disk, *, private: bool) -> Iterator[Path]:
    """A temporary file beside the target with all of the data, synced; removed afterwards."""
    if not private and ON_WINDOWS and len(str(target.absolute())) >= MAX_PATH:
        # This program could, but nobody could open it.
        by_name = is_name_too_long(target)
        code = StorageErrorCode.NAME_TOO_LONG if by_name else StorageErrorCode.PATH_TOO_LONG
        raise StorageError(target, code)
    temporary = target.parent / f".{target.name}.{os.urandom(4).hex()}.tmp"
    try:
        _make_folder(target.parent, disk, private=private)
        try:
            _write_through(temporary, data, disk, private=private)
            yield temporary
        finally:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
    except OSError as error:
        raise _refused_to_write(target, error) from None


def _refused_to_write(target: Path, error: OSError) -> StorageError:
    """What is written cannot be missing: so Windows says that a folder is protected by Defender."""
    told = StorageError.from_os(target, error)
    if ON_WINDOWS and told.code is StorageErrorCode.NOT_THERE:
        return StorageError(target, StorageErrorCode.PROTECTED)
    return told


def _make_folder(folder: Path, disk: Disk, *, private: bool) -> None:
    if disk.is_folder(folder):
        return
    # Not with `parents=True`: that would make the parents readable by everybody.
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
        # Some network folders cannot sync at all; nothing has gone wrong there.
        if error.errno not in _CANNOT_SYNC:
            raise


def _write_through(path: Path, data: Content, disk: Disk, *, private: bool) -> None:
    handle = disk.create(path, 0o600 if private else 0o666)
    try:
        for piece in _pieces(data):
            rest = memoryview(piece)
            while rest:
                written = disk.write(handle, rest)
                if written <= 0:
                    # A disk that writes nothing without an error is full.
                    raise OSError(errno.ENOSPC, "nothing was written", path)
                rest = rest[written:]
        disk.sync(handle)
    finally:
        disk.close(handle)


def _pieces(data: Content) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    if isinstance(data, Generator):
        yield from data
        return
    data.seek(0)
    while piece := data.read(_PIECE):
        yield piece


def _rename_without_replacing(source: Path, target: Path, disk: Disk) -> None:
    if ON_WINDOWS:
        # On Windows a rename fails where the target exists.
        with_retries(lambda: disk.rename(source, target), disk)
        return
    try:
        disk.link(source, target)
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        # A memory stick, for instance. The name is reserved first, so that nothing is replaced.
        disk.close(disk.create(target, 0o600))
        try:
            disk.replace(source, target)
        except OSError:
            with contextlib.suppress(OSError):
                disk.remove(target)
            raise
