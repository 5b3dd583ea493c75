"""The file-system calls that storage is built on; a test can make any of them fail."""

import contextlib
import errno
import io
import os
import re
import stat
import sys
import time
from pathlib import Path

ON_WINDOWS = os.name == "nt"
MAX_PATH = 260
"""What Windows, and most of its programs, take of a path without being told that it is longer."""

_BINARY = getattr(os, "O_BINARY", 0)
# Windows has no such flag: there it is looked first.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
# A pipe is opened at once, whether somebody writes into it or not.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
# How a junction of Windows is tagged, and a disk that is mounted in a folder. Files of OneDrive,
# which have other tags, are no links.
_JUNCTION = 0xA0000003
# Past the end of the data, so that on Windows a locked file can still be read.
_LOCKED_BYTE = 1 << 30
# FAT counts in two seconds.
_COARSEST_CLOCK_NS = 2_000_000_000
# A folder has to have room for a short name in it.
_MAX_FOLDER = MAX_PATH - 12


class Disk:
    """The real disk. Each method is one system call and raises OSError where it fails."""

    # Reading.

    def read(self, path: Path, most: int) -> bytes:
        """The first `most` bytes of a file, at most."""
        with io.BufferedReader(_opened(path)) as file:
            return file.read(most)

    def open_to_read(self, path: Path) -> io.FileIO:
        """A file that is too large to be read whole; ENXIO where it is a pipe or a device."""
        return _opened(path)

    def names(self, folder: Path) -> list[str]:
        """The names of the files and folders in a folder, sorted."""
        try:
            return sorted(path.name for path in _at_any_length(folder).iterdir())
        except FileNotFoundError:
            _require_root(folder)
            raise

    def stamps(self, folder: Path) -> dict[str, str | None]:
        """The names in a folder, sorted, each with what changes when the file is written again.

        None for what was written so lately that it may be written again at the same time.
        """
        try:
            with os.scandir(_at_any_length(folder)) as found:
                return {entry.name: _stamp(entry) for entry in sorted(found, key=_name)}
        except FileNotFoundError:
            _require_root(folder)
            raise

    def is_file(self, path: Path) -> bool:
        return _at_any_length(path).is_file() or _require_root(path)

    def is_folder(self, path: Path) -> bool:
        return _at_any_length(path).is_dir() or _require_root(path)

    def exists(self, path: Path) -> bool:
        return _at_any_length(path).exists() or _require_root(path)

    def is_link(self, path: Path) -> bool:
        """Whether the name is that of a link, wherever it leads; a junction of Windows is one."""
        try:
            found = _at_any_length(path).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION

    def link_target(self, path: Path) -> Path:
        """What a link says, without following it: a path from its own folder, or a whole one."""
        said = str(_at_any_length(path).readlink())
        if ON_WINDOWS:
            said = re.sub(r"^\\\\\?\\(UNC\\)?", lambda m: "\\\\" if m[1] else "", said)
        return Path(said)

    def real(self, path: Path) -> Path:
        """The path with links resolved."""
        return path.resolve()

    def age(self, path: Path) -> float:
        """Seconds since a file was written."""
        return time.time() - _at_any_length(path).stat().st_mtime

    # Writing.

    def make_folder(self, folder: Path, mode: int) -> None:
        """Make a folder, unless it exists."""
        _at_any_length(folder).mkdir(mode=mode, exist_ok=True)

    def create(self, path: Path, mode: int) -> int:
        """Open a new file for writing and return its handle; raises where the file exists."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
        return os.open(_at_any_length(path), flags, mode)

    def write(self, handle: int, data: bytes | memoryview) -> int:
        """Write some of the data; returns how many bytes were written."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Wait until all that was written is on the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk; Windows cannot do this."""
        if not ON_WINDOWS:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file, replacing whatever has that name."""
        _at_any_length(source).replace(_at_any_length(target))

    def rename(self, source: Path, target: Path) -> None:
        """Rename a file. On Windows a name that is taken raises."""
        _at_any_length(source).rename(_at_any_length(target))

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; a name that is taken raises."""
        _at_any_length(target).hardlink_to(_at_any_length(source))

    def remove(self, path: Path) -> None:
        """Remove a file, if it exists."""
        _at_any_length(path).unlink(missing_ok=True)

    def remove_folder(self, folder: Path) -> None:
        """Remove an empty folder."""
        _at_any_length(folder).rmdir()

    # Waiting and locking.

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)

    def lock(self, path: Path, data: bytes | None) -> int | None:
        """Create and lock a file; returns its handle, None where another window has locked it.

        Without data an existing file is locked as it is. The system unlocks it when the process
        ends, however it ends. Raises OSError, ELOOP or EMLINK, for a link, and for a file that has
        another name too: what is written would be written over the file of that name.
        """
        make = os.O_CREAT if data is not None else 0
        if ON_WINDOWS and self.is_link(path):
            raise OSError(errno.ELOOP, "it is a link", str(path))
        flags = os.O_RDWR | make | _BINARY | _NO_FOLLOW
        handle = os.open(_at_any_length(path), flags, 0o600)
        try:
            if not (_lock(handle) and _has_name(handle, path)):
                os.close(handle)
                return None
            _require_one_name(handle, path)
            if data is not None:
                os.ftruncate(handle, 0)
                os.write(handle, data)
        except BaseException:
            with contextlib.suppress(OSError):
                os.close(handle)
            raise
        return handle

    def unlock(self, handle: int) -> None:
        os.close(handle)


DISK = Disk()
"""The disk of this machine."""


def root_is_there(path: Path) -> bool:
    """Whether the drive or the server of a path is there now. Elsewhere than on Windows it is."""
    return not ON_WINDOWS or Path(path.absolute().anchor).exists()


def extended(path: str) -> str:
    """An absolute path of Windows with the prefix by which it takes 32,767 characters.

    https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation
    """
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return "\\\\?\\" + ("UNC" + path[1:] if path.startswith("\\\\") else path)


def _at_any_length(path: Path) -> Path:
    if not ON_WINDOWS:
        return path
    # Not `resolve`, which follows links. With the prefix no `..` is understood.
    whole = os.path.abspath(path)  # noqa: PTH100
    return path if len(whole) < _MAX_FOLDER else Path(extended(whole))


def _require_root(path: Path) -> bool:
    """False: nothing is there. Where the drive or server is gone that is not known: raises OSError.

    Otherwise all that is on it would count as removed.
    """
    if not root_is_there(path):
        raise OSError(errno.EHOSTUNREACH, "the drive or server is gone", str(path))
    return False


def _opened(path: Path) -> io.FileIO:
    return open(_at_any_length(path), "rb", buffering=0, opener=_open_regular)


def _open_regular(path: str, flags: int) -> int:
    """Open a file, not a pipe or device, which might be waited for without end."""
    handle = os.open(path, flags | _NO_WAIT)
    found = os.fstat(handle).st_mode
    if stat.S_ISREG(found) or stat.S_ISDIR(found):
        return handle
    os.close(handle)
    raise OSError(errno.ENXIO, "it is no file", path)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _stamp(entry: os.DirEntry[str]) -> str | None:
    try:
        found = entry.stat()
    except OSError:
        # It is gone, or cannot be looked at; reading it says which.
        return None
    settled = found.st_mtime_ns < time.time_ns() - _COARSEST_CLOCK_NS
    return f"{found.st_size}:{found.st_mtime_ns}" if settled else None


def _lock(handle: int) -> bool:
    """Whether this process could lock an open file."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        # Wine says only that it failed. Other errors are of disks that know no locks.
        if error.errno:
            raise
        return False
    return True


def _require_one_name(handle: int, path: Path) -> None:
    if os.fstat(handle).st_nlink > 1:
        raise OSError(errno.EMLINK, "it has another name too", str(path))


def _has_name(handle: int, path: Path) -> bool:
    """Whether an open file still has this name: it may have been removed meanwhile."""
    if ON_WINDOWS:
        # Windows removes no file that is open.
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False
