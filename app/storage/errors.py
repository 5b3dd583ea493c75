"""What storage raises: one family, each error with a Swedish sentence for the user."""

import errno
from pathlib import Path

_NOT_ALLOWED = (
    "du får inte skriva eller läsa där, eller filen är öppen i ett annat program. Stäng den och "
    "försök igen, eller välj en annan plats"
)
_CAUSES = {
    errno.ENOSPC: "disken är full. Frigör utrymme och försök igen",
    errno.EDQUOT: "utrymmet är slut. Frigör utrymme och försök igen",
    errno.EFBIG: "det går inte att skriva så stora filer där. Välj en annan plats",
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: "det går inte att skriva där. Välj en annan plats",
    errno.ENOENT: "den finns inte. Kontrollera namnet och mappen",
    errno.ENOTDIR: "mappen finns inte, eller så är den en fil. Välj en annan mapp",
    errno.EISDIR: "det är en mapp, inte en fil. Välj en fil",
    errno.EEXIST: "det finns redan en fil med det namnet. Välj ett annat namn",
    errno.ENAMETOOLONG: "namnet är för långt. Välj ett kortare",
}
_OTHER_CAUSE = "det gick inte att läsa eller skriva där. Försök igen, eller välj en annan plats"


class StorageError(Exception):
    """A file could not be read or written. `str()` is one Swedish sentence."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name or path}: {reason}.")

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> "StorageError":
        return cls(path, _CAUSES.get(error.errno or 0, _OTHER_CAUSE))


class AlreadyThereError(StorageError):
    """A new file was to be written and one is already there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _CAUSES[errno.EEXIST])


class TooLargeError(StorageError):
    """A file has more in it than any of its kind."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "filen är för stor. Välj en annan fil")
