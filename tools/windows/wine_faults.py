"""What Wine does wrong that Windows does not: no faults of the program.

The tests that meet one are skipped where they run under Wine, and say which it is; the trial of the
installers goes round its own, and says so; what runs Wine (wine.py, windows_python.py) goes round
the last of them. Found with Wine 8.0, of Debian 12.
"""

import ctypes
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class WineFault:
    """What Wine does, and by what it was noticed."""

    code: str
    what: str
    found: str

    def __str__(self) -> str:
        return f"Wine ({self.code}): {self.what}"


JOB_MEMORY = WineFault(
    "job-memory",
    "the memory limit of a job object is accepted and not kept",
    "the process that files are read in took all that a file asked for",
)
TIMES_OF_OTHERS = WineFault(
    "times-of-others",
    "GetProcessTimes gives the caller's own time for any other process",
    "a process that had worked for two seconds was told to have had none",
)
ODD_NAMES = WineFault(
    "odd-names",
    "a file name that is no valid UTF-16 cannot be created",
    "half of a pair of surrogates in a name, which Windows takes",
)
TYPES_OF_USER = WineFault(
    "types-of-user",
    "HKEY_CLASSES_ROOT has the file types of the computer, without those of the user",
    "a double click found no program for a type that was registered for the user",
)
PRODUCTS_OF_USER = WineFault(
    "products-of-user",
    "what an MSI installs for the user is registered for the computer",
    "the product was not in HKEY_CURRENT_USER, where Windows has it",
)
SHORTCUT_PROPERTIES = WineFault(
    "shortcut-properties",
    "the properties of a shortcut are accepted and not kept",
    "the name for the taskbar was not in the shortcut",
)
OUTPUT_TO_FILE = WineFault(
    "output-to-file",
    "a file of Linux as the output of a program is an invalid handle",
    "Python ended at once with WinError 6, where its output did not go through a pipe",
)
DESKTOP_PIPES = WineFault(
    "desktop-pipes",
    "the desktop, which the first program with a window starts, keeps what that one writes to",
    "whoever read what the program wrote waited for as long as there was a desktop",
)
QT_VARIABLES = WineFault(
    "qt-variables",
    "environment variables that begin with QT_ are kept from the programs",
    "a program that was to run off screen looked for a screen",
)
MISSING_LIBRARIES = WineFault(
    "missing-libraries",
    "bcryptprimitives.dll and icuuc.dll, which Windows has, are not there",
    "pydantic's core and Qt could not be loaded",
)
WINDOW_SCALING = WineFault(
    "window-scaling",
    "windows cannot be told how they are scaled",
    "Qt warned of every window that was shown",
)


def under_wine() -> bool:
    """Whether this is Wine, by what its ntdll has and that of Windows has not."""
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
