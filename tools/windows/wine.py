"""Wine, which runs Windows' programs on Linux."""

import shutil
import struct
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from tools.environment import clean_variables
from tools.failure import SetupError

PACKAGES = ("wine", "wine64", "fonts-wine", "fonts-dejavu-core", "fonts-open-sans")

_LONGEST_S = 3600
# Without it the shortcuts that an installer makes would come into the menus of this computer, and
# Wine would look for a .NET and a browser engine to download.
_NOT_LOADED = "mscoree,mshtml,winemenubuilder.exe="
# QT_VARIABLES: what is called so reaches the programs as what they know.
_QT, _WINE_QT = "QT_", "WINEQT_"
# Windows' own font is not there; this one is as wide, or a little wider.
_FONT, _FONT_PX, _NORMAL = "Open Sans", 12, 400
_FONTS = "Z:\\usr\\share\\fonts\\truetype\\dejavu"


@dataclass(frozen=True)
class Wine:
    """A Windows of its own, in a folder: what Wine calls a prefix, with its drive and registry."""

    prefix: Path

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The user's folder, as Wine names the user."""
        users = (self.drive / "users").iterdir()
        return next(folder for folder in users if folder.name != "Public")

    def create(self) -> None:
        """Make the prefix, a Windows 10 without a screen. Raises SetupError, CalledProcessError."""
        if not in_two_tries(self._boot):
            raise SetupError(f"Wine cannot make a Windows in {self.prefix}.")
        self._set(r"HKCU\Software\Wine", "Version", "REG_SZ", "win10")
        font = struct.pack("<iiiii8x64s", -_FONT_PX, 0, 0, 0, _NORMAL, _FONT.encode("utf-16-le"))
        for use in ("Caption", "Icon", "Menu", "Message", "SmCaption", "Status"):
            metrics = r"HKCU\Control Panel\Desktop\WindowMetrics"
            self._set(metrics, f"{use}Font", "REG_BINARY", font.hex())
        self.wait()

    def _boot(self) -> bool:
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        return self.run(["wineboot", "--init"], variables={"DISPLAY": ""}).returncode == 0

    def _set(self, key: str, name: str, kind: str, value: str) -> None:
        command = ("reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f")
        self.run(command).check_returncode()

    def wait(self) -> None:
        """Wait until every program that runs there has ended, and all is written."""
        subprocess.run(["wineserver", "--wait"], env=self._variables({}), check=False)

    def stop(self) -> None:
        """End every program that runs there."""
        subprocess.run(["wineserver", "--kill"], env=self._variables({}), check=False)
        # What is started while it ends fails.
        self.wait()

    def run(
        self,
        command: Sequence[str | PurePath],
        *,
        cwd: Path | None = None,
        variables: Mapping[str, str] | None = None,
        timeout_s: float = _LONGEST_S,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, with what it wrote. Raises TimeoutExpired."""
        with self.start(command, cwd=cwd, variables=variables) as process:
            try:
                out, err = process.communicate(timeout=timeout_s)
            except subprocess.TimeoutExpired:
                # What it started itself holds the pipes, too.
                self.stop()
                process.kill()
                raise
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def show(
        self,
        command: Sequence[str | PurePath],
        *,
        cwd: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> int:
        """Run a program and show what it writes as it comes; returns its exit code."""
        with self.start(command, cwd=cwd, variables=variables, errors=subprocess.STDOUT) as process:
            subprocess.run(["cat"], stdin=process.stdout, check=False)
        return process.returncode

    def start(
        self,
        command: Sequence[str | PurePath],
        *,
        cwd: Path | None = None,
        variables: Mapping[str, str] | None = None,
        errors: int = subprocess.PIPE,
    ) -> subprocess.Popen[str]:
        """Start a program; what it writes can be read from the process.

        Always through pipes (OUTPUT_TO_FILE).
        """
        return subprocess.Popen(
            ["wine", *map(str, command)],
            cwd=cwd,
            env=self._variables(variables or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            errors="replace",
        )

    def _variables(self, more: Mapping[str, str]) -> dict[str, str]:
        ours = {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _NOT_LOADED,
            "QT_QPA_FONTDIR": _FONTS,
            **more,
        }
        return clean_variables() | {
            name.replace(_QT, _WINE_QT, 1) if name.startswith(_QT) else name: text
            for name, text in ours.items()
        }


def in_two_tries(step: Callable[[], bool], again: Callable[[], bool] | None = None) -> bool:
    """Whether it goes well, once: what only Wine does wrong now and then is no fault found here.

    The second try is `again`, where that is not all of it.
    """
    if step():
        return True
    print("Tried once more.", flush=True)
    return (again or step)()


def windows_path(path: Path) -> PureWindowsPath:
    """The path as Windows' programs are told it: Wine shows this computer's root as a drive."""
    return PureWindowsPath(f"Z:{path.absolute()}")
