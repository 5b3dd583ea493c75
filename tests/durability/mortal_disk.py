"""A disk that can refuse, or end with the process that asks it, in the middle of anything."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.support.failing import FULL, FailingDisk


class Killed(BaseException):
    """The process is no more. Not an Exception, for nothing in it may go on."""


class Kind(Enum):
    """What befalls a request for writing."""

    REFUSED = "refused"
    REFUSED_FROM_NOW_ON = "refused from now on"
    HALF_WRITTEN = "half written and refused"
    KILLED = "killed"
    KILLED_HALF_WRITTEN = "killed when half is written"


@dataclass(frozen=True)
class Trouble:
    """What befalls the n-th request for writing, counted from 1."""

    at: int
    kind: Kind

    @property
    def kills(self) -> bool:
        return self.kind in {Kind.KILLED, Kind.KILLED_HALF_WRITTEN}

    @property
    def lasts(self) -> bool:
        return self.kills or self.kind is Kind.REFUSED_FROM_NOW_ON

    @property
    def writes_half(self) -> bool:
        return self.kind in {Kind.HALF_WRITTEN, Kind.KILLED_HALF_WRITTEN}


class MortalDisk(FailingDisk):
    """A real disk until there is trouble. Whatever lies on it has lain there for long."""

    def __init__(self) -> None:
        self._locks: set[int] = set()
        super().__init__()

    @contextlib.contextmanager
    def in_trouble(self, trouble: Trouble | None) -> Iterator[None]:
        """Have something befall what is done meanwhile."""
        if trouble is not None:
            error = Killed() if trouble.kills else FULL
            self.fail(trouble.at, error, for_good=trouble.lasts, writes_half=trouble.writes_half)
        try:
            yield
        finally:
            self.fail(0)

    def die(self) -> None:
        """End the process as the system does: whatever is locked is let go, and left there."""
        for handle in self._locks:
            os.close(handle)
        self._locks.clear()

    def lock(self, path: Path, data: bytes | None) -> int | None:
        handle = super().lock(path, data)
        if handle is not None:
            self._locks.add(handle)
        return handle

    def unlock(self, handle: int) -> None:
        self._locks.discard(handle)
        super().unlock(handle)

    def age(self, path: Path) -> float:
        return 1000.0
