"""How long tests wait for what is to come about, on a machine that may be busy."""

import time
from collections.abc import Callable

PATIENCE_S = 240.0
PATIENCE_MS = int(PATIENCE_S * 1000)


def wait_for(condition: Callable[[], bool], pause: Callable[[], object] | None = None) -> None:
    """Wait until it is so; that it never comes to be is a failure."""
    assert comes_to_be(condition, pause)


def comes_to_be(condition: Callable[[], bool], pause: Callable[[], object] | None = None) -> bool:
    """Wait until it is so; False where it never is. `pause` lets others go on meanwhile."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            return False
        if pause is None:
            time.sleep(0.01)
        else:
            pause()
    return True
