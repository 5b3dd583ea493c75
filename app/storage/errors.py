"""What storage raises: one family, each error with a code and a Swedish sentence for the user."""

import errno
from pathlib import Path

from app.model.error_code import ErrorCode, named_by_user, sentence
from app.model.shown_characters import shown
from app.storage.data_disk import DataFolderGoneError
from app.storage.disk import ON_WINDOWS, root_is_there

# Of a file and, while it is written, of a temporary one whose name has these more characters.
_MAX_NAME = 255
_TEMPORARY_MORE = 14


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
    PROTECTED = (
        "protected",
        "Windows skyddar mappen mot program som det inte känner till",
        "Välj en annan mapp, eller be it-avdelningen tillåta programmet",
    )
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
    INVALID_NAME = (
        "invalid-name",
        'ett namn får inte innehålla något av tecknen \\ / : * ? " < > |',
        "Välj ett annat",
    )
    PATH_TOO_LONG = (
        "path-too-long",
        "mappens och filens namn blir tillsammans längre än Word och Outlook kan öppna",
        "Välj en mapp som ligger högre upp",
    )
    UNREACHABLE = (
        "unreachable",
        "servern eller disken svarar inte",
        "Kontrollera att du är ansluten och försök igen",
    )
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
    DATA_GONE = (
        "data-gone",
        "mappen med dina rapporter finns inte längre: {}",
        "Lägg tillbaka den om den har bytt namn eller flyttats, eller anslut disken den ligger på. "
        "Inget sparas någon annanstans",
    )
    NO_FILES = "no-files", "rapporten har inga filer"
    DISK_ERROR = (
        "disk-error",
        "disken svarade med ett fel",
        "Försök igen, eller välj en annan plats",
    )
    OTHER = (
        "other",
        "det gick inte att läsa eller skriva där",
        "Försök igen, eller välj en annan plats",
    )


_CODES = {
    errno.ENOSPC: StorageErrorCode.DISK_FULL,
    errno.EDQUOT: StorageErrorCode.QUOTA_FULL,
    errno.EFBIG: StorageErrorCode.NO_LARGE_FILES,
    errno.EIO: StorageErrorCode.DISK_ERROR,
    errno.EACCES: StorageErrorCode.NOT_ALLOWED,
    errno.EPERM: StorageErrorCode.NOT_ALLOWED,
    errno.EROFS: StorageErrorCode.READ_ONLY,
    errno.ENOENT: StorageErrorCode.NOT_THERE,
    errno.ENOTDIR: StorageErrorCode.NO_FOLDER,
    errno.EISDIR: StorageErrorCode.IS_FOLDER,
    errno.ENXIO: StorageErrorCode.NO_FILE,
    errno.EEXIST: StorageErrorCode.ALREADY_THERE,
    errno.ENAMETOOLONG: StorageErrorCode.NAME_TOO_LONG,
    **dict.fromkeys(
        (
            *(errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ENETUNREACH, errno.ENETDOWN),
            *(errno.ETIMEDOUT, errno.ENOTCONN, errno.ESTALE),
        ),
        StorageErrorCode.UNREACHABLE,
    ),
}
OF_ONE_FILE = frozenset(
    {
        StorageErrorCode.TOO_LARGE,
        StorageErrorCode.NOT_ALLOWED,
        StorageErrorCode.NAME_TOO_LONG,
        StorageErrorCode.DISK_ERROR,
        StorageErrorCode.NO_FILE,
    }
)
"""Why one file may be unreadable alone; whatever else the disk refuses may be so of all of them."""
# https://learn.microsoft.com/windows/win32/debug/system-error-codes: a drive that is not ready, a
# server, a share or a network that is gone, or that did not answer in time.
_UNREACHABLE_ON_WINDOWS = frozenset(
    {
        *(15, 21, 51, 53, 54, 55, 59, 64, 67, 121, 240, 1167, 1203, 1222),
        *(1225, 1231, 1232, 1236, 2250),
    }
)
_INVALID_NAME = 123


class StorageError(Exception):
    """A file could not be read or written. `str()` is one Swedish sentence."""

    def __init__(self, path: Path, code: StorageErrorCode, *details: object) -> None:
        self.path = path
        self.code = code
        self.reason = code.reason(*details)
        about = "" if details else shown(named_by_user(path.name or str(path)))
        super().__init__(sentence(about, self.reason))

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> "StorageError":
        if isinstance(error, DataFolderGoneError):
            return StorageError(error.folder, StorageErrorCode.DATA_GONE, error.folder)
        code = _CODES.get(error.errno or 0, StorageErrorCode.OTHER)
        return StorageError(path, _on_windows(path, error, code) if ON_WINDOWS else code)


def _on_windows(path: Path, error: OSError, code: StorageErrorCode) -> StorageErrorCode:
    """What is meant where Windows says less than POSIX.

    The C runtime, which opens files, has no code of Windows: of a server that is gone it says that
    the file is not there (ENOENT), or nothing (EINVAL), of a folder that it is refused (EACCES).
    """
    winerror = getattr(error, "winerror", None)
    if winerror in _UNREACHABLE_ON_WINDOWS:
        return StorageErrorCode.UNREACHABLE
    if winerror == _INVALID_NAME or error.errno in (errno.ENOENT, errno.EINVAL):
        if is_name_too_long(path):
            return StorageErrorCode.NAME_TOO_LONG
        if winerror == _INVALID_NAME:
            return StorageErrorCode.INVALID_NAME
        if not root_is_there(path):
            return StorageErrorCode.UNREACHABLE
    if code is StorageErrorCode.NOT_ALLOWED and winerror is None and path.is_dir():
        return StorageErrorCode.IS_FOLDER
    return code


def is_name_too_long(path: Path) -> bool:
    """Whether a name in a path is longer than any file system takes."""
    written = len(path.name) + _TEMPORARY_MORE
    return written > _MAX_NAME or any(len(part) > _MAX_NAME for part in path.parts)


class AlreadyThereError(StorageError):
    """A new file was to be written and one is already there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, StorageErrorCode.ALREADY_THERE)


class TooLargeError(StorageError):
    """A file has more in it than any of its kind."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, StorageErrorCode.TOO_LARGE)
