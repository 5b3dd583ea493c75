"""Writing files so that they are whole or not there, and removing them."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

from app.storage.disk import DISK, Disk
from app.storage.errors import AlreadyThereError, StorageError
from app.storage.file_reading import files_in, stands, temporary_files_in
from app.storage.retry import PATIENTLY_S, patiently

Content: TypeAlias = bytes | BinaryIO
"""What is to stand in a file: as it is, or all that another open file has in it."""

SURELY_LEFT_S = 60.0
"""Longer than any writing takes: an unfinished one that is older has been interrupted."""

_PIECE = 1_000_000
_CANNOT_BE_ASKED = {
    *(errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EACCES, errno.EPERM, errno.EBADF),
}
_KNOWS_NO_LINKS = {
    *(errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EMLINK, errno.ENOSYS, errno.EINVAL),
}


def write_bytes(
    target: Path,
    data: bytes,
    disk: Disk = DISK,
    pauses: Sequence[float] = PATIENTLY_S,
    *,
    private: bool = True,
) -> None:
    """Replace the target, or make it: for the user alone, or as `write_new` does.

    After a crash it is the old or the new file, never between, and the new one where this has
    returned (after a power cut on Windows, which cannot be asked to make names last, it may be the
    old one). Raises StorageError; the target is then as it was, or, where the disk refused no
    earlier than the name, the new one.
    """
    with _written_aside(target, data, disk, private=private) as temporary:
        patiently(lambda: disk.replace(temporary, target), disk, pauses)
        _sync_folder(target.parent, disk)


def write_new(target: Path, data: Content, disk: Disk = DISK) -> None:
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


def write_new_together(files: Mapping[Path, Content], disk: Disk = DISK) -> None:
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
        patiently(lambda: disk.remove(path), disk)
        if disk.is_folder(path.parent):
            _sync_folder(path.parent, disk)
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def remove_left_over(
    folder: Path,
    older_than_s: float,
    disk: Disk = DISK,
    was_to_be: Callable[[str], object] = lambda name: True,
) -> None:
    """Remove what unfinished writings have left in a folder, if it can be.

    `was_to_be` is asked for the names that the files were to have. Another window may be writing
    one this very moment: that one is not so old.
    """
    with contextlib.suppress(StorageError, OSError):
        for path, name in temporary_files_in(folder, disk):
            if was_to_be(name) and disk.age(path) > older_than_s:
                remove(path, disk)


def remove_folder(folder: Path, disk: Disk = DISK) -> None:
    """Remove a folder with the files in it, likewise."""
    paths = files_in(folder, "*", disk)
    try:
        for path in paths:
            patiently(partial(disk.remove, path), disk)
        if disk.is_folder(folder):
            disk.remove_folder(folder)
            _sync_folder(folder.parent, disk)
    except OSError as error:
        raise StorageError.from_os(folder, error) from None


@contextlib.contextmanager
def _written_aside(target: Path, data: Content, disk: Disk, *, private: bool) -> Iterator[Path]:
    """All bytes, on the disk, in a temporary file beside the target; gone afterwards."""
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


def _write_through(path: Path, data: Content, disk: Disk, *, private: bool) -> None:
    handle = disk.create(path, 0o600 if private else 0o666)
    try:
        for piece in _pieces(data):
            rest = memoryview(piece)
            while rest:
                written = disk.write(handle, rest)
                if written <= 0:
                    # A disk that takes nothing and says nothing is full.
                    raise OSError(errno.ENOSPC, "nothing was written", path)
                rest = rest[written:]
        disk.sync(handle)
    finally:
        disk.close(handle)


def _pieces(data: Content) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    data.seek(0)
    while piece := data.read(_PIECE):
        yield piece


def _place_without_replacing(source: Path, target: Path, disk: Disk) -> None:
    if os.name == "nt":
        # On Windows a rename refuses an existing target by itself.
        patiently(lambda: disk.rename(source, target), disk)
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
