"""A disk whose work can be stopped from another thread."""

import errno
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from app.storage.disk import Disk

P = ParamSpec("P")
T = TypeVar("T")


# Calls that clean up are never refused.
_ENDS = {"close", "remove", "remove_folder", "unlock"}


class StoppableDisk(Disk):
    """Passes calls on to another disk. After `stop` the next one fails, in whatever thread.

    Only one fails: further calls then undo what was begun, as when a disk is full.
    """

    def __init__(self, disk: Disk) -> None:
        self._wanted = False
        for name, _ in inspect.getmembers(Disk, inspect.isfunction):
            if not name.startswith("_"):
                request = getattr(disk, name)
                setattr(self, name, request if name in _ENDS else self._watched(request))

    def stop(self) -> None:
        """Make the next call fail."""
        self._wanted = True

    def _watched(self, request: Callable[P, T]) -> Callable[P, T]:
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            if self._wanted:
                self._wanted = False
                raise OSError(errno.ECANCELED, "stopped")
            return request(*args, **kwargs)

        return asked
