"""Waiting for a file that somebody else holds for a moment, as virus scanners do on Windows."""

import errno
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from app.storage.disk import Disk

T = TypeVar("T")

PATIENTLY_S = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
BRIEFLY_S = (0.05, 0.1, 0.15)
"""For what somebody waits for at the window, and is tried again soon."""
_HELD_FOR_A_MOMENT = {5, 32, 33}


def patiently(action: Callable[[], T], disk: Disk, pauses: Sequence[float] = PATIENTLY_S) -> T:
    """Do something, again and again for as long as somebody may only hold the file for a moment.

    `pauses` are the seconds to wait in between. Raises OSError.
    """
    for seconds in pauses:
        try:
            return action()
        except OSError as error:
            if not _may_pass(error):
                raise
            disk.pause(seconds)
    return action()


def _may_pass(error: OSError) -> bool:
    """Whether somebody may only hold a file for a moment. Opening one says less of why."""
    by_windows = os.name == "nt" and error.errno == errno.EACCES
    return by_windows or getattr(error, "winerror", None) in _HELD_FOR_A_MOMENT
