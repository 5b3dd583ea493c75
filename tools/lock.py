"""One set-up at a time: a file lock that ends with the processes that hold it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(path: Path) -> Iterator[int]:
    """Wait for the lock, then hold it; yields its descriptor for a child that shall hold it too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    told = False
    try:
        while True:
            try:
                _try_to_lock(descriptor)
                break
            except OSError:
                if not told:
                    print(f"Another set-up holds {path}; waiting for it.", flush=True)
                    told = True
                time.sleep(0.2)
        yield descriptor
    finally:
        os.close(descriptor)
