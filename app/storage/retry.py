"""Retrying while another program has a file open for a moment, as virus scanners do on Windows."""

import errno
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from app.storage.disk import Disk

T = TypeVar("T")

LONG_RETRY_S = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
SHORT_RETRY_S = (0.05, 0.1, 0.15)
"""Where somebody is waiting at the window, and what fails is tried again soon."""
_TRANSIENT_WINERRORS = {5, 32, 33}


def with_retries(action: Callable[[], T], disk: Disk, pauses: Sequence[float] = LONG_RETRY_S) -> T:
    """Try again while the error may pass. `pauses` are the seconds in between. Raises OSError."""
    for seconds in pauses:
        try:
            return action()
        except OSError as error:
            if not _is_transient(error):
                raise
            disk.pause(seconds)
    return action()


def _is_transient(error: OSError) -> bool:
    """Whether another program may have the file open for a moment; a failed open says less."""
    by_windows = os.name == "nt" and error.errno == errno.EACCES
    return by_windows or getattr(error, "winerror", None) in _TRANSIENT_WINERRORS
