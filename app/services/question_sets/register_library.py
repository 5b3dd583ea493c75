"""The register on this computer: looking at a file, installing and removing one."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, read_register, refused_at
from app.model.form import FormDefinition
from app.model.register import Register
from app.model.register_advice import what_does_not_fit
from app.model.register_changes import RegisterChanges, register_changes
from app.services.catalog import Catalog, own_register, shipped_register
from app.services.first_words import REGISTER
from app.services.question_sets.form_library import SetStatus
from app.storage.errors import StorageError
from app.storage.form_store import FormStore

_SCHEMA = re.compile(rb"""^\s*schema\s*=\s*["']naringslivsrapport/register/""", re.MULTILINE)


@dataclass(frozen=True)
class RegisterFile:
    """A file with a register that can be installed, and what it changes.

    `unused` are the question sets that are asked of nobody in it.
    """

    file: str
    data: bytes
    register: Register
    status: SetStatus
    before: Register
    changes: tuple[RegisterChanges, ...]
    unused: tuple[FormDefinition, ...]


@dataclass(frozen=True)
class InstalledRegister:
    """The register from the next start on. `path` is None for the one of the program."""

    register: Register
    path: Path | None
    in_use: bool
    """Whether it is the one that the program has now."""


class RegisterLibrary:
    """What is installed is in use from the next start on: periods and names are everywhere."""

    def __init__(self, catalog: Catalog, bundled: Path, store: FormStore) -> None:
        self._catalog = catalog
        self._bundled = bundled
        self._store = store

    def look(self, path: Path) -> RegisterFile | None:
        """Read and judge a file without changing anything; None where it is no register.

        Raises FormFileError where it cannot be installed, StorageError.
        """
        data = self._store.read(path, MAX_BYTES)
        return self.judge(data, path.name) if is_register(data) else None

    def judge(self, data: bytes, file: str) -> RegisterFile:
        """Likewise for the content of a register. Raises FormFileError, StorageError."""
        register, before = read_register(data, file), self.installed().register
        same_id = register.id == before.id
        if same_id and register.version == before.version and register != before:
            reason = (
                f"{register.id} version {register.version} finns redan, med annat innehåll. Be om "
                "en fil med ett nytt versionsnummer"
            )
            raise refused_at(data, file, ("version",), reason)
        unused = tuple(f for f in self._catalog.forms if what_does_not_fit(f, register))
        status, changes = _status(register, before), register_changes(before, register)
        return RegisterFile(file, data, register, status, before, changes, unused)

    def install(self, found: RegisterFile) -> Path:
        """Save the file byte for byte in the place of one installed before.

        Raises FormFileError where it can no longer be installed, StorageError.
        """
        self.judge(found.data, found.file)
        return self._store.save(REGISTER, found.data)

    def installed(self) -> InstalledRegister:
        """The one from a file, or else that of the program. Raises FormFileError, StorageError."""
        try:
            own = own_register(self._store.folder)
        except (FormFileError, StorageError):
            own = None
        register = own or shipped_register(self._bundled)
        path = self._store.folder / REGISTER if own is not None else None
        return InstalledRegister(register, path, register == self._catalog.register)

    def remove(self) -> None:
        """Remove the installed one, so that the program's is in use again. Raises StorageError."""
        self._store.remove(self._store.folder / REGISTER)


def is_register(data: bytes) -> bool:
    """Whether a file says that it is a register, be it whole or not."""
    return _SCHEMA.search(data) is not None


def _status(register: Register, before: Register) -> SetStatus:
    if register == before:
        return SetStatus.INSTALLED
    if register.id != before.id:
        return SetStatus.NEW
    return SetStatus.NEWER if register.version > before.version else SetStatus.OLDER
