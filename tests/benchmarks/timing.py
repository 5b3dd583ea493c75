"""How long something takes."""

import time
from collections.abc import Callable


def timed(work: Callable[[], object]) -> float:
    """Seconds of computing, so that a machine that is busy with other things counts less."""
    start = time.process_time()
    work()
    return time.process_time() - start
