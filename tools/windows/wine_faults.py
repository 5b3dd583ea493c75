"""What Wine does wrong that Windows does not: no faults of the program.

The tests that meet one are skipped where they run under Wine, and say which it is. Found with
Wine 8.0, of Debian 12.
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


def under_wine() -> bool:
    """Whether this is Wine, by what its ntdll has and that of Windows has not."""
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
