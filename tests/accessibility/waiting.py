"""Waiting for what comes about, on a machine that may be slow; never for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

from tests.accessibility.accessible import RefusedError
from tests.support.patience import PATIENCE_S

Found = TypeVar("Found")


def waited_for(what: str, look: Callable[[], Found | None], pause: Callable[[], None]) -> Found:
    """Look again and again until there is something; fails with `what` after a long time."""
    until = time.monotonic() + PATIENCE_S
    why = ""
    while time.monotonic() < until:
        try:
            if found := look():
                return found
        except RefusedError as error:
            # What goes while it is asked is not there the next time.
            why = f": {error}"
        pause()
    raise AssertionError(f"waited in vain for {what}{why}")
