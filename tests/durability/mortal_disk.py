"""A disk that can refuse, or end with the process that asks it, in the middle of anything."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.storage.disk import Disk
from tests.support.failing import FULL, WRITING


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


class MortalDisk(Disk):
    """A real disk until there is trouble. All that is on it is old, for time does not pass."""

    def __init__(self) -> None:
        self._trouble: Trouble | None = None
        self._asked = 0
        self._locks: set[int] = set()
        for name in WRITING:
            setattr(self, name, self._watched(name))

    @property
    def has_failed(self) -> bool:
        return self._trouble is not None and self._asked >= self._trouble.at

    @contextlib.contextmanager
    def in_trouble(self, trouble: Trouble | None) -> Iterator[None]:
        """Have something befall what is done meanwhile."""
        self._trouble, self._asked = trouble, 0
        try:
            yield
        finally:
            self._trouble = None

    def die(self) -> None:
        """End the process as the system does: whatever is locked is let go, and left there."""
        for handle in self._locks:
            os.close(handle)
        self._locks.clear()

    def age(self, path: Path) -> float:
        return 1000.0

    def pause(self, seconds: float) -> None:
        """Nobody waits in a test."""

    def _watched(self, name: str) -> object:
        original = getattr(self, name)

        def asked(*args: object) -> object:
            self._asked += 1
            trouble = self._trouble
            strikes = trouble and (self._asked == trouble.at or (trouble.lasts and self.has_failed))
            if not trouble or not strikes:
                return self._noted(name, args, original(*args))
            if name == "write" and trouble.writes_half and self._asked == trouble.at:
                handle, data = args
                assert isinstance(data, bytes | memoryview)
                original(handle, data[: len(data) // 2])
            if name == "close" or (name == "unlock" and not trouble.kills):
                # A handle is gone whether or not closing it went well.
                self._noted(name, args, original(*args))
            raise Killed if trouble.kills else FULL

        return asked

    def _noted(self, name: str, args: tuple[object, ...], result: object) -> object:
        if name == "lock" and isinstance(result, int):
            self._locks.add(result)
        elif name == "unlock":
            self._locks.discard(args[0])
        return result
