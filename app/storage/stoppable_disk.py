"""A disk whose work can be stopped from another thread."""

import errno
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from app.storage.disk import Disk

P = ParamSpec("P")
T = TypeVar("T")


# Calls that clean up are never refused.
_CLEANING_UP = {"close", "remove", "remove_folder", "unlock"}


class StoppableDisk(Disk):
    """Passes calls on to another disk. After `stop` the next one fails, in whatever thread.

    Only one fails: further calls then undo what was begun, as when a disk is full.
    """

    def __init__(self, disk: Disk) -> None:
        self._stop_requested = False
        for name, _ in inspect.getmembers(Disk, inspect.isfunction):
            if not name.startswith("_"):
                request = getattr(disk, name)
                setattr(self, name, request if name in _CLEANING_UP else self._stoppable(request))

    def stop(self) -> None:
        """Make the next call fail."""
        self._stop_requested = True

    def _stoppable(self, request: Callable[P, T]) -> Callable[P, T]:
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            if self._stop_requested:
                self._stop_requested = False
                raise OSError(errno.ECANCELED, "stopped")
            return request(*args, **kwargs)

        return call
