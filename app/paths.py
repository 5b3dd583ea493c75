"""Where bundled data and user data are: source tree, installed wheel or frozen."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_FOLDER = "Naringslivsrapport"
_LIBRARIES = "LD_LIBRARY_PATH"


@dataclass(frozen=True)
class BundledData:
    """The folders that come with the program; read only."""

    root: Path

    @property
    def forms(self) -> Path:
        return self.root / "forms"

    @property
    def resources(self) -> Path:
        return self.root / "resources"

    @property
    def words(self) -> Path:
        return self.forms / "words.txt"

    @property
    def dictionaries(self) -> Path:
        return self.resources / "dictionaries"

    @property
    def report_template(self) -> Path:
        return self.resources / "report-template"

    @property
    def help(self) -> Path:
        return self.resources / "help"

    @property
    def licences(self) -> Path:
        return self.resources / "licences"

    @property
    def licence(self) -> Path:
        """The program's own."""
        return self.root / "LICENSE"


@dataclass(frozen=True)
class UserData:
    """The folders that belong to the user; made when something is first written there."""

    root: Path
    expected: bool = False
    """Whether it was there before, so that it is missed where it is not."""

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def forms(self) -> Path:
        return self.root / "forms"

    @property
    def workshop(self) -> Path:
        """The question sets that the user is writing."""
        return self.root / "workshop"

    @property
    def words(self) -> Path:
        return self.root / "words.txt"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def mailbox(self) -> Path:
        """Where a second start on this computer leaves messages for the running program.

        From another computer they would open a window on a screen that nobody looks at.
        """
        return self.root / "running" / _computer()


def _computer() -> str:
    # Not by `platform`, which on Windows may ask for more than the name and wait for the answer.
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    else:  # noqa: RET505 - so that mypy sees which one is for which system
        return os.uname().nodename


def bundled_data() -> BundledData:
    """The data that belongs to this code: the same folders, wherever the code runs."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return BundledData(Path(frozen))
    package = Path(__file__).resolve().parent
    installed = package / "_bundled"
    return BundledData(installed if installed.is_dir() else package.parent)


def user_data(folder: Path | None) -> UserData:
    """The user's data: in `folder`, or where it was last, or where the system keeps such data.

    Raises StorageError where it is not known where it was last.
    """
    if folder is not None:
        named = folder.absolute()
        return UserData(named, expected=not named.is_dir() and _was_named(named))
    # Before the window shows it is loaded only where it is asked.
    from platformdirs import user_data_path

    from app.storage.data_folder import remembered

    known = remembered(data_folder_note())
    if known is not None:
        return UserData(known, expected=True)
    return UserData(user_data_path(_FOLDER, appauthor=False))


def usable_user_data(folder: Path | None) -> UserData:
    """Likewise. Raises StorageError too where nothing can be saved in it."""
    from app.storage.data_folder import require_usable

    user = user_data(folder)
    require_usable(user.root, expected=user.expected)
    return user


def _was_named(folder: Path) -> bool:
    """Whether there have been reports in a folder that was named at an earlier start."""
    from app.storage.data_folder import named_before

    return folder in named_before(named_folders_note())


def data_folder_note() -> Path:
    """The file that says where the user's data is on this computer."""
    return _settings_folder() / f"data-folder-{_computer()}.txt"


def named_folders_note() -> Path:
    """The file that says which folders have been named at a start and had reports in them."""
    return _settings_folder() / f"named-folders-{_computer()}.txt"


def _settings_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path(_FOLDER, appauthor=False, roaming=True)


@contextmanager
def temporary_user_data() -> Iterator[Path]:
    """A folder for user data that is removed afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def environment_of_other_programs() -> Iterator[None]:
    """Start other programs in here, which are not to load the libraries of a frozen program."""
    own = os.environ.get(_LIBRARIES)
    before = os.environ.get(f"{_LIBRARIES}_ORIG")
    if not getattr(sys, "frozen", False) or own is None:
        yield
        return
    # PyInstaller keeps what the user had.
    os.environ.pop(_LIBRARIES)
    if before is not None:
        os.environ[_LIBRARIES] = before
    try:
        yield
    finally:
        os.environ[_LIBRARIES] = own


def use_print_service_of_this_computer() -> None:
    """Keep printers from being asked for through the network.

    On Linux the print service (CUPS) has a socket in the file system. Where there is none, its
    library would go on to ask on the network, unless the user has said where the service is.
    """
    if sys.platform == "linux":
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")
