"""Reading files whole, and seeing what is in folders."""

import datetime
import re
from collections.abc import Callable
from fnmatch import fnmatchcase as fnmatch
from pathlib import Path
from typing import TypeVar

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError, TooLargeError
from app.storage.retry import BRIEFLY_S, patiently

T = TypeVar("T")

# What `app.storage.file_writing` writes before a file has its name.
_TEMPORARY = re.compile(r"\.(?P<target>.+)\.[0-9a-f]{8}\.tmp")


def read_bytes(path: Path, limit: int, disk: Disk = DISK) -> bytes:
    """The whole file. Raises StorageError where it is not there or has more than `limit` bytes."""
    try:
        data = patiently(lambda: disk.read(path, limit + 1), disk, BRIEFLY_S)
    except OSError as error:
        raise StorageError.from_os(path, error) from None
    if len(data) > limit:
        raise TooLargeError(path)
    return data


def written_at(path: Path, disk: Disk = DISK) -> datetime.datetime:
    """When a file was written, to the second. Raises StorageError."""
    age = datetime.timedelta(seconds=_asked(disk.age, path))
    # The clock goes on between the two looks at it.
    moment = datetime.datetime.now(datetime.UTC) - age + datetime.timedelta(seconds=0.5)
    return moment.replace(microsecond=0)


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


def real_path(path: Path, disk: Disk = DISK) -> Path:
    """The one path of what may be reached by several. Raises StorageError."""
    return _asked(disk.real, path)


def is_folder(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a folder of that name. Raises StorageError."""
    return _asked(disk.is_folder, path)


def is_temporary(name: str) -> bool:
    """Whether a file is called as an unfinished one of this program is."""
    return _TEMPORARY.fullmatch(name) is not None


def stands(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a file or a folder of that name. Raises StorageError."""
    return _asked(disk.exists, path)


def _asked(request: Callable[[Path], T], path: Path) -> T:
    try:
        return request(path)
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def _of_a_kind(paths: list[Path], is_one: Callable[[Path], bool]) -> list[Path]:
    kept = []
    for path in paths:
        try:
            if is_one(path):
                kept.append(path)
        except OSError as error:
            raise StorageError.from_os(path, error) from None
    return kept
