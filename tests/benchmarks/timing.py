"""How long something takes."""

import time
from collections.abc import Callable


def timed(work: Callable[[], object]) -> float:
    """Seconds, by the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
