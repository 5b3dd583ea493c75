"""Tries the installers in Wine, as an officer and an IT department use them.

Usage: python -m tools.installer.trial PREFIX FROZEN_FOLDER RELEASE_FOLDER. In a copy of the Wine
prefix the exe and then the MSI are installed without a question, over nothing and over an older
version; the program is opened by a double click on a report, and removed; the reports are kept.
"""

import shutil
import sys
import tempfile
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from app.formats.report_json import SUFFIX
from tools.failure import SetupError, exit_code_of, wait_until
from tools.installer.building import Release, build
from tools.installer.product import FOLDER, PROG_ID, PROGRAMS, product_code
from tools.installer.signing import Signer, make_test_certificate, verify
from tools.installer.windows_user import CLASSES, WindowsUser
from tools.source_date import source_date
from tools.windows.wine import Wine
from tools.windows.wine_faults import PRODUCTS_OF_USER, SHORTCUT_PROPERTIES, TYPES_OF_USER

_OLDER = "0.0.1"
_ONLY_IN_OLDER = Path("_internal", "bara i den äldre.txt")
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
_UNINSTALLER = "avinstallera.exe"
# Of an exit code the last byte is what Wine hands on.
_DONE, _IN_USE = 0, 32
_FAILED, _OTHER_VERSION = 1603 & 0xFF, 1638 & 0xFF


def main(arguments: list[str]) -> int:
    """Try them; says what it found. Returns the exit code."""
    prefix, frozen, folder = (Path(argument).resolve() for argument in arguments)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        wine = Wine(work / "prefix")
        shutil.copytree(prefix, wine.prefix, symlinks=True)
        try:
            older, certificate = build_older(frozen, work)
            try_installers(WindowsUser(wine), older, Release(folder), certificate)
        finally:
            wine.stop()
    return 0


def build_older(frozen: Path, work: Path) -> tuple[Release, Path]:
    """A release that is older and has a file more, signed; and the certificate that it is by."""
    folder = work / "frozen" / frozen.name
    shutil.copytree(frozen, folder)
    (folder / _ONLY_IN_OLDER).write_text("äldre", "utf-8")
    key, certificate = make_test_certificate(work / "certificate")
    when = source_date()
    release = Release(work / "older", _OLDER)
    build(folder, release, Signer(key, when), when=when, quick=True)
    for file in (release.installer, release.msi):
        verify(file, certificate)
    print("Signed, by a certificate made for it, and verified: the installer and the MSI.")
    return release, certificate


def try_installers(user: WindowsUser, older: Release, built: Release, certificate: Path) -> None:
    """Raises SetupError where something is not as it should be."""
    exe, msi = _Exe(user), _Msi(user)
    _Trial(user, exe, msi, older, built).run(certificate)
    _try_other_folder(user, built)
    _Trial(user, msi, exe, older, built).run(certificate)
    for fault in (TYPES_OF_USER, PRODUCTS_OF_USER, SHORTCUT_PROPERTIES):
        print(f"Gone round, or not tried: {fault}")


@dataclass(frozen=True)
class _Kind(ABC):
    """How one kind of installer is used, and what it answers."""

    user: WindowsUser
    name: ClassVar[str]
    refused: ClassVar[int]
    """Its exit code when a newer version is there, or what the other kind has installed."""

    @abstractmethod
    def install(self, release: Release) -> int: ...

    @abstractmethod
    def uninstall(self, version: str) -> int: ...

    @abstractmethod
    def is_registered(self, version: str) -> bool: ...


class _Exe(_Kind):
    name = "exe"
    refused = _OTHER_VERSION

    def install(self, release: Release) -> int:
        return self.user.run(release.installer, "/S")

    def uninstall(self, version: str) -> int:
        return self.user.run(self.user.installed / _UNINSTALLER, "/S")

    def is_registered(self, version: str) -> bool:
        key = rf"HKCU\{_UNINSTALL}\{FOLDER}"
        return self.user.registry(key, "DisplayVersion") == version


class _Msi(_Kind):
    name = "msi"
    refused = _FAILED

    def install(self, release: Release) -> int:
        return self.user.run("msiexec", "/i", release.msi, "/qn")

    def uninstall(self, version: str) -> int:
        return self.user.run("msiexec", "/x", f"{{{product_code(version)}}}", "/qn")

    def is_registered(self, version: str) -> bool:
        # PRODUCTS_OF_USER
        key = rf"HKLM\{_UNINSTALL}\{{{product_code(version)}}}"
        return self.user.registry(key, "DisplayVersion") == version


@dataclass(frozen=True)
class _Trial:
    """A program's time at a computer, by one kind of installer."""

    user: WindowsUser
    kind: _Kind
    other: _Kind
    older: Release
    built: Release

    def run(self, certificate: Path) -> None:
        self._expect("an older version is installed", self.kind.install(self.older) == _DONE)
        self._expect_installed(self.older.version)
        for program in self.user.installed.glob("*.exe"):
            verify(program, certificate)
            self._expect(f"{program.name} is signed", True)
        self._expect("what it has alone is there", self._has(_ONLY_IN_OLDER))
        self._start_from_menu()
        draft = self._open_report()
        self._upgrade()
        self._expect("the reports are kept", draft.is_file())
        self._expect("an older version is refused", self._refuses(self.kind, self.older))
        self._expect(f"the {self.other.name} is refused", self._refuses(self.other, self.built))
        self._remove()
        self._expect("the reports are kept", draft.is_file())
        shutil.rmtree(self.user.data)

    def _start_from_menu(self) -> None:
        self.user.open(self.user.shortcut)
        running = self.user.data / "running"
        wait_until(lambda: any(running.glob("*/running")), "the menu does not start the program")
        self._expect("the menu starts the program", True)
        self.user.end_program()

    def _open_report(self) -> Path:
        report = self.user.wine.drive / "En rapport på å.nrapport"
        report.unlink(missing_ok=True)
        new = ("new", "--committee", "norrmalm", "--term", "2022-T2", "-o", report)
        self._expect("the commands work", self._command(*new) == _DONE)
        self.user.double_click(report)
        drafts = self.user.data / "reports" / "drafts"
        wait_until(lambda: any(drafts.glob("*.json")), "a double click does not open a report")
        self._expect("a double click opens a report", True)
        if self.kind.name == "exe":
            busy = self.kind.install(self.built)
            self._expect("an open program is not replaced", busy == _IN_USE)
            self._expect_installed(self.older.version)
        self.user.end_program()
        (draft,) = drafts.glob("*.json")
        return draft

    def _upgrade(self) -> None:
        self._expect("the newer version is installed", self.kind.install(self.built) == _DONE)
        self._expect_installed(self.built.version)
        self._expect("the commands work", self._command("forms") == _DONE)
        self._expect("the older is not registered", not self.kind.is_registered(_OLDER))
        self._expect("what only the older had is gone", not self._has(_ONLY_IN_OLDER))
        left = {path.name for path in self.user.installed.iterdir()} - {_UNINSTALLER}
        self._expect("nothing else is there", left == {"_internal", "LICENS.txt", *PROGRAMS})

    def _remove(self) -> None:
        self._expect("removed", self.kind.uninstall(self.built.version) == _DONE)
        wait_until(lambda: not self.user.installed.exists(), "the folder is not removed")
        self._expect("nothing in the menu", not self.user.shortcut.exists())
        self._expect("no type", self._type() is None)
        self._expect("not registered", not self.kind.is_registered(self.built.version))

    def _expect_installed(self, version: str) -> None:
        self._expect(f"{version} is registered", self.kind.is_registered(version))
        self._expect("the programs are there", all(map(self._has, map(Path, PROGRAMS))))
        self._expect("it is in the menu", self.user.shortcut.is_file())
        self._expect("the type is registered", self._type() == PROG_ID)

    def _refuses(self, kind: _Kind, release: Release) -> bool:
        return kind.install(release) == kind.refused

    def _command(self, *arguments: str | Path) -> int:
        return self.user.run(self.user.installed / PROGRAMS[1], *arguments)

    def _type(self) -> str | None:
        return self.user.registry(rf"HKCU\{CLASSES}\{SUFFIX}")

    def _has(self, file: Path) -> bool:
        return (self.user.installed / file).is_file()

    def _expect(self, what: str, is_so: bool) -> None:
        if not is_so:
            raise SetupError(f"{self.kind.name}: not so: {what}")
        print(f"{self.kind.name}: {what}", flush=True)


def _try_other_folder(user: WindowsUser, built: Release) -> None:
    folder = user.wine.drive / "Program2"
    if user.run(built.installer, "/S", rf"/D=C:\{folder.name}") != _DONE:
        raise SetupError("exe: not installed in a folder that is told")
    user.run(folder / _UNINSTALLER, "/S")
    wait_until(lambda: not folder.exists(), "exe: not removed from the folder that was told")
    print("exe: installed in a folder that is told, and removed")


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
