"""What storage raises: one family, each error with a code and a Swedish sentence for the user."""

import errno
from pathlib import Path

from app.model.error_code import ErrorCode
from app.storage.disk import ON_WINDOWS

_MAX_PATH = 260
_MAX_NAME = 255


class StorageErrorCode(ErrorCode):
    DISK_FULL = "disk-full", "disken är full", "Frigör utrymme och försök igen"
    QUOTA_FULL = "quota-full", "utrymmet är slut", "Frigör utrymme och försök igen"
    NO_LARGE_FILES = (
        "no-large-files",
        "det går inte att skriva så stora filer där",
        "Välj en annan plats",
    )
    NOT_ALLOWED = (
        "not-allowed",
        "du får inte skriva eller läsa där, eller filen är öppen i ett annat program",
        "Stäng den och försök igen, eller välj en annan plats",
    )
    READ_ONLY = "read-only", "det går inte att skriva där", "Välj en annan plats"
    NOT_THERE = "not-there", "den finns inte", "Kontrollera namnet och mappen"
    NO_FOLDER = ("no-folder", "mappen finns inte, eller så är den en fil", "Välj en annan mapp")
    IS_FOLDER = "is-folder", "det är en mapp, inte en fil", "Välj en fil"
    NO_FILE = "no-file", "det är ingen fil", "Välj en fil"
    ALREADY_THERE = (
        "already-there",
        "det finns redan en fil med det namnet",
        "Välj ett annat namn",
    )
    NAME_TOO_LONG = "name-too-long", "namnet är för långt", "Välj ett kortare"
    TOO_LARGE = "too-large", "filen är för stor", "Välj en annan fil"
    OPEN_ELSEWHERE = (
        "open-elsewhere",
        "rapporten är öppen i ett annat fönster",
        "Stäng den där först",
    )
    CHANGED = ("changed", "den har ändrats sedan programmet startade", "Starta programmet igen")
    NOT_READ_BACK = ("not-read-back", "det som sparades gick inte att läsa tillbaka", "Försök igen")
    COPY_NOT_READ_BACK = ("copy-not-read-back", "kopian gick inte att läsa tillbaka", "Försök igen")
    FOLDER_GONE = (
        "folder-gone",
        "mappen försvann medan den lästes",
        "Kontrollera att du når den och läs den igen",
    )
    NO_FILES = "no-files", "rapporten har inga filer"
    OTHER = (
        "other",
        "det gick inte att läsa eller skriva där",
        "Försök igen, eller välj en annan plats",
    )


_CODES = {
    errno.ENOSPC: StorageErrorCode.DISK_FULL,
    errno.EDQUOT: StorageErrorCode.QUOTA_FULL,
    errno.EFBIG: StorageErrorCode.NO_LARGE_FILES,
    errno.EACCES: StorageErrorCode.NOT_ALLOWED,
    errno.EPERM: StorageErrorCode.NOT_ALLOWED,
    errno.EROFS: StorageErrorCode.READ_ONLY,
    errno.ENOENT: StorageErrorCode.NOT_THERE,
    errno.ENOTDIR: StorageErrorCode.NO_FOLDER,
    errno.EISDIR: StorageErrorCode.IS_FOLDER,
    errno.EEXIST: StorageErrorCode.ALREADY_THERE,
    errno.ENAMETOOLONG: StorageErrorCode.NAME_TOO_LONG,
}


class StorageError(Exception):
    """A file could not be read or written. `str()` is one Swedish sentence."""

    def __init__(self, path: Path, code: StorageErrorCode) -> None:
        self.code = code
        self.reason = code.reason()
        super().__init__(f"{path.name or path}: {self.reason}.")

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> "StorageError":
        code = _CODES.get(error.errno or 0, StorageErrorCode.OTHER)
        return StorageError(path, _on_windows(path, error, code) if ON_WINDOWS else code)


def _on_windows(path: Path, error: OSError, code: StorageErrorCode) -> StorageErrorCode:
    """What is meant where Windows says less than POSIX.

    A path that is too long "is not there" (errno ENOENT or EINVAL), and a folder that is opened as
    a file "is refused": the C runtime, which opens files, says EACCES and has no Windows code.
    """
    if error.errno in (errno.ENOENT, errno.EINVAL) and _is_too_long(path):
        return StorageErrorCode.NAME_TOO_LONG
    opened = getattr(error, "winerror", None) is None
    if code is StorageErrorCode.NOT_ALLOWED and opened and path.is_dir():
        return StorageErrorCode.IS_FOLDER
    return code


def _is_too_long(path: Path) -> bool:
    """Longer than Windows takes without being told (MAX_PATH), or than any file system does."""
    return len(str(path.absolute())) >= _MAX_PATH or any(len(one) > _MAX_NAME for one in path.parts)


class AlreadyThereError(StorageError):
    """A new file was to be written and one is already there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, StorageErrorCode.ALREADY_THERE)


class TooLargeError(StorageError):
    """A file has more in it than any of its kind."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, StorageErrorCode.TOO_LARGE)
