"""What storage raises: one family, each error with a Swedish sentence for the user."""

import errno
from pathlib import Path

_CAUSES = {
    errno.ENOSPC: "disken är full. Frigör utrymme och försök igen",
    errno.EDQUOT: "utrymmet är slut. Frigör utrymme och försök igen",
    errno.EACCES: "du får inte skriva eller läsa där, eller filen är öppen i ett annat program",
    errno.EPERM: "du får inte skriva eller läsa där, eller filen är öppen i ett annat program",
    errno.EROFS: "det går inte att skriva där",
    errno.ENOENT: "den finns inte",
    errno.ENOTDIR: "mappen finns inte, eller så är den en fil",
    errno.EISDIR: "det är en mapp, inte en fil",
    errno.EEXIST: "det finns redan en fil med det namnet",
    errno.ENAMETOOLONG: "namnet är för långt",
}


class StorageError(Exception):
    """A file could not be read or written. `str()` is one Swedish sentence."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name or path}: {reason}.")

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> "StorageError":
        return cls(path, _CAUSES.get(error.errno or 0, "det gick inte att läsa eller skriva där"))


class AlreadyThereError(StorageError):
    """A new file was to be written and one is already there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _CAUSES[errno.EEXIST])


class TooLargeError(StorageError):
    """A file has more in it than any of its kind."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "filen är för stor")
