"""Retrying while another program has a file open for a moment, as virus scanners do on Windows."""

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.storage.disk import ON_WINDOWS, Disk

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
            if not _is_transient(error, disk):
                raise
            disk.pause(seconds)
    return action()


def _is_transient(error: OSError, disk: Disk) -> bool:
    """Whether another program may have the file open for a moment."""
    winerror = getattr(error, "winerror", None)
    if winerror is not None and winerror not in _TRANSIENT_WINERRORS:
        return False
    # What opens files says no more than that it is refused: a folder stays one.
    refused = winerror is not None or (ON_WINDOWS and error.errno == errno.EACCES)
    target = error.filename2 or error.filename
    return refused and not (isinstance(target, str) and disk.is_folder(Path(target)))
