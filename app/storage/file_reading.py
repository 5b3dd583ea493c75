"""Reading whole files, and listing folders."""

import contextlib
import datetime
import io
import json
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase as fnmatch
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError, TooLargeError
from app.storage.retry import SHORT_RETRY_S, with_retries

T = TypeVar("T")

# The temporary names that `app.storage.file_writing` writes under.
_TEMPORARY = re.compile(r"\.(?P<target>.+)\.[0-9a-f]{8}\.tmp")


def read_bytes(path: Path, limit: int, disk: Disk = DISK) -> bytes:
    """The whole file. Raises StorageError, TooLargeError where it has more than `limit` bytes."""
    try:
        data = with_retries(lambda: disk.read(path, limit + 1), disk, SHORT_RETRY_S)
    except OSError as error:
        raise StorageError.from_os(path, error) from None
    if len(data) > limit:
        raise TooLargeError(path)
    return data


@contextlib.contextmanager
def opened(path: Path, disk: Disk = DISK) -> Iterator[BinaryIO]:
    """A large file, open for reading. Whatever fails, also later, raises StorageError."""
    try:
        raw = with_retries(lambda: disk.open_to_read(path), disk, SHORT_RETRY_S)
    except OSError as error:
        raise StorageError.from_os(path, error) from None
    with io.BufferedReader(_ToldFile(path, raw)) as file:
        yield file


class _ToldFile(io.RawIOBase):
    """An open file whose errors are StorageError."""

    def __init__(self, path: Path, raw: BinaryIO) -> None:
        self._path = path
        self._raw = raw

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: "io.WriteableBuffer") -> int:  # type: ignore[name-defined]
        data = self._told(lambda: self._raw.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._told(lambda: self._raw.seek(offset, whence))

    def close(self) -> None:
        self._raw.close()
        super().close()

    def _told(self, request: Callable[[], T]) -> T:
        try:
            return request()
        except OSError as error:
            raise StorageError.from_os(self._path, error) from None


def read_json_object(path: Path, limit: int, disk: Disk = DISK) -> dict[str, Any]:
    """A JSON object; a file that is broken or too large counts as empty. Raises StorageError."""
    try:
        return json_object(read_bytes(path, limit, disk), limit)
    except TooLargeError:
        return {}


def json_object(data: bytes, limit: int) -> dict[str, Any]:
    """A JSON object; what is broken or too large counts as empty."""
    if len(data) > limit:
        return {}
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def written_at(path: Path, disk: Disk = DISK) -> datetime.datetime:
    """When a file was written, to the second. Raises StorageError."""
    age = datetime.timedelta(seconds=_request(disk.age, path))
    # Time passes between the two readings of the clock.
    moment = datetime.datetime.now(datetime.UTC) - age + datetime.timedelta(seconds=0.5)
    return moment.replace(microsecond=0)


def read_folder(folder: Path, limit: int, pattern: str = "*") -> dict[Path, bytes]:
    """The matching files of a folder and its subfolders; none where there is no folder.

    Raises StorageError where one cannot be read or has more than `limit` bytes.
    """
    files = {path: read_bytes(path, limit) for path in files_in(folder, pattern)}
    for inner in folders_in(folder):
        files |= read_folder(inner, limit, pattern)
    return files


def paths_in(folder: Path, pattern: str, disk: Disk = DISK) -> list[Path]:
    """The matching files and folders in a folder, sorted; none where there is no folder.

    Raises StorageError.
    """
    try:
        return [folder / name for name in disk.names(folder) if fnmatch(name, pattern)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StorageError.from_os(folder, error) from None


def stamps_in(folder: Path, pattern: str, disk: Disk = DISK) -> dict[Path, str | None]:
    """What `paths_in` finds, each with its stamp (`Disk.stamps`). Raises StorageError."""
    try:
        found = disk.stamps(folder)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise StorageError.from_os(folder, error) from None
    return {folder / name: stamp for name, stamp in found.items() if fnmatch(name, pattern)}


def files_in(folder: Path, pattern: str = "*", disk: Disk = DISK) -> list[Path]:
    """The matching files in a folder, sorted; none where there is no folder.

    Raises StorageError.
    """
    return [path for path in paths_in(folder, pattern, disk) if _request(disk.is_file, path)]


def folders_in(folder: Path, disk: Disk = DISK) -> list[Path]:
    """The subfolders of a folder, sorted. Raises StorageError."""
    return [path for path in paths_in(folder, "*", disk) if _request(disk.is_folder, path)]


def is_own_file(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a file with that name, and no link to one. Raises StorageError."""
    return not _request(disk.is_link, path) and _request(disk.is_file, path)


def temp_files_in(folder: Path, disk: Disk = DISK) -> list[tuple[Path, str]]:
    """The temporary files left in a folder, each with the name it was meant for."""
    found = ((path, _TEMPORARY.fullmatch(path.name)) for path in files_in(folder, "*.tmp", disk))
    return [(path, match["target"]) for path, match in found if match]


def real_path(path: Path, disk: Disk = DISK) -> Path:
    """The path with links resolved. Raises StorageError."""
    return _request(disk.real, path)


def is_link(path: Path, disk: Disk = DISK) -> bool:
    """Whether the name is that of a link, or on Windows a junction. Raises StorageError."""
    return _request(disk.is_link, path)


def is_file(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a file with that name. Raises StorageError."""
    return _request(disk.is_file, path)


def is_folder(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a folder with that name. Raises StorageError."""
    return _request(disk.is_folder, path)


def is_temp_file(name: str) -> bool:
    """Whether it is the name of a temporary file of this program."""
    return _TEMPORARY.fullmatch(name) is not None


def exists(path: Path, disk: Disk = DISK) -> bool:
    """Whether there is a file or folder with that name. Raises StorageError."""
    return _request(disk.exists, path)


def _request(request: Callable[[Path], T], path: Path) -> T:
    try:
        return request(path)
    except OSError as error:
        raise StorageError.from_os(path, error) from None
