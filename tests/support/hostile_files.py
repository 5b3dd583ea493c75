"""Files that are made to break their reader, each with what has to be said of it.

The files are in the modules beside this one; tests/formats/test_hostile_files.py reads them all.
"""

from collections.abc import Callable
from dataclasses import dataclass

READ = ""
"""Said of a file that is odd, and read nevertheless."""
READ_OR_DAMAGED = "read or damaged"
"""What is damaged for some releases of Python (3.11.2), and whole for others (3.11.7)."""

ENDS = "gick inte att läsa"
"""What ends its reader: a library that aborts the process when there is no more memory."""

TOO_SLOW = "tog för lång tid"


@dataclass(frozen=True)
class Hostile:
    """A file: what is special about it, its content, and what its refusal says."""

    what: str
    make: Callable[[], bytes]
    says: str

    def __str__(self) -> str:
        return self.what
