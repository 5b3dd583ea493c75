"""Reading files whole, and writing them so that they are whole or not there."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from app.storage.errors import AlreadyThereError, StorageError

# Virus scanners and file synchronisation hold a new file for a moment on Windows.
_RETRIES_S = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
_HELD_FOR_A_MOMENT = {5, 32, 33}


def read_bytes(path: Path, limit: int) -> bytes:
    """The whole file. Raises StorageError where it is not there or has more than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise StorageError.from_os(path, error) from None
    if len(data) > limit:
        raise StorageError(path, "filen är för stor. Välj en annan fil")
    return data


def read_folder(folder: Path, limit: int, pattern: str = "**/*") -> dict[Path, bytes]:
    """The files of a folder that fit the pattern, in order; none where there is no folder.

    Raises StorageError where one cannot be read or has more than `limit` bytes.
    """
    return {path: read_bytes(path, limit) for path in files_in(folder, pattern)}


def files_in(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that fit the pattern, in order. Raises StorageError."""
    try:
        return [path for path in sorted(folder.glob(pattern)) if path.is_file()]
    except OSError as error:
        raise StorageError.from_os(folder, error) from None


def write_bytes(target: Path, data: bytes) -> None:
    """Replace the target, or make it, for the user alone.

    After a crash it is the old or the new file, never between. Raises StorageError, and then the
    target is as it was.
    """
    with _written_aside(target, data, private=True) as temporary:
        _patiently(lambda: temporary.replace(target))


def write_new(target: Path, data: bytes) -> None:
    """Make the target, for whomever the user lets read what they make.

    Raises AlreadyThereError where it exists, StorageError for the rest.
    """
    with _written_aside(target, data, private=False) as temporary:
        try:
            _place_without_replacing(temporary, target)
        except FileExistsError:
            raise AlreadyThereError(target) from None


def write_new_together(files: Mapping[Path, bytes]) -> None:
    """Make several files, in this order: all of them, or none. Raises like `write_new`."""
    for target in files:
        # Before anything is written: then the first file need not be taken away again.
        if _stands(target):
            raise AlreadyThereError(target)
    written: list[Path] = []
    try:
        for target, data in files.items():
            write_new(target, data)
            written.append(target)
    except BaseException:
        for target in written:
            with contextlib.suppress(StorageError):
                remove(target)
        raise


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def remove(path: Path) -> None:
    """Remove a file; one that is gone already is as good."""
    try:
        _patiently(lambda: path.unlink(missing_ok=True))
    except OSError as error:
        raise StorageError.from_os(path, error) from None


@contextlib.contextmanager
def _written_aside(target: Path, data: bytes, *, private: bool) -> Iterator[Path]:
    """All bytes, on the disk, in a temporary file beside the target; gone afterwards."""
    temporary = target.parent / f".{target.name}.{secrets.token_hex(4)}.tmp"
    try:
        _make_folder(target.parent, private=private)
        try:
            _write_through(temporary, data, private=private)
            yield temporary
            _sync_folder(target.parent)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError.from_os(target, error) from None


def _make_folder(folder: Path, *, private: bool) -> None:
    # Not with `parents`: that would open those above to everybody.
    if folder.parent != folder and not folder.parent.is_dir():
        _make_folder(folder.parent, private=private)
    try:
        folder.mkdir(mode=0o700 if private else 0o777, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, "a file has that name", folder) from None


def _write_through(path: Path, data: bytes, *, private: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600 if private else 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _place_without_replacing(temporary: Path, target: Path) -> None:
    if os.name == "nt":
        # On Windows a rename refuses an existing target by itself.
        _patiently(lambda: temporary.rename(target))
        return
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, a memory stick for instance.
        if target.exists():
            raise FileExistsError(target) from None
        temporary.rename(target)


def _patiently(action: Callable[[], object]) -> None:
    for pause in _RETRIES_S:
        try:
            action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_FOR_A_MOMENT:
                raise
            time.sleep(pause)
        else:
            return
    action()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    # The file stands already; some network folders cannot do this, and nothing is wrong then.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
