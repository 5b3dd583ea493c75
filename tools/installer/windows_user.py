"""What the trial of the installers does and sees at the computer of a user of Windows, in Wine."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from app import PRODUCT_NAME
from app.formats.report_json import SUFFIX
from tools.installer.product import FOLDER, PROG_ID, PROGRAM
from tools.windows.wine import Wine, windows_path

CLASSES = r"Software\Classes"
_LONGEST_S = 120
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class WindowsUser:
    wine: Wine

    @property
    def installed(self) -> Path:
        return self.wine.home / "AppData" / "Local" / "Programs" / FOLDER

    @property
    def data(self) -> Path:
        return self.wine.home / "AppData" / "Local" / FOLDER

    @property
    def shortcut(self) -> Path:
        menu = self.wine.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
        return menu / "Programs" / f"{PRODUCT_NAME}.lnk"

    def run(self, program: Path | str, *arguments: str | Path) -> int:
        """Run to its end; gives of the exit code the last byte, which is all that Wine hands on."""
        command = [windows_path(word) if isinstance(word, Path) else word for word in arguments]
        name = windows_path(program) if isinstance(program, Path) else program
        ended = self.wine.run([name, *command], variables=_OFFSCREEN, timeout_s=_LONGEST_S)
        return ended.returncode & 0xFF

    def registry(self, key: str, name: str | None = None) -> str | None:
        """A text in the registry, or None where there is none; without a name the default one."""
        value = ["/v", name] if name else ["/ve"]
        told = self.wine.run(["reg", "query", key, *value], timeout_s=_LONGEST_S)
        return told.stdout.partition("REG_SZ")[2].strip() or None

    def double_click(self, report: Path) -> None:
        """Open a report with what its type is registered for."""
        # TYPES_OF_USER: they are lent to the computer.
        for key in (SUFFIX, PROG_ID):
            copied = (f"HKCU\\{CLASSES}\\{key}", f"HKLM\\{CLASSES}\\{key}", "/s", "/f")
            self.run("reg", "copy", *copied)
        self.open(report)
        for key in (SUFFIX, PROG_ID):
            self.run("reg", "delete", f"HKLM\\{CLASSES}\\{key}", "/f")

    def open(self, file: Path) -> None:
        """Have the shell open a file, without waiting for what it opens."""
        command = ["start", "/unix", str(file)]
        # The program that is opened keeps what it is given to write to.
        with self.wine.start(command, variables=_OFFSCREEN, errors=subprocess.DEVNULL) as started:
            started.communicate(timeout=_LONGEST_S)

    def end_program(self) -> None:
        self.run("taskkill", "/f", "/im", PROGRAM)
