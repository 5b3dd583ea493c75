"""A disk that fails at the n-th thing it is asked to do."""

import errno
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

from app.storage.disk import Disk

FULL = OSError(errno.ENOSPC, "No space left on device")
# The waiting is no request.
ASKED = tuple(
    name
    for name, _ in inspect.getmembers(Disk, inspect.isfunction)
    if name[0] != "_" and name != "pause"
)
# What only asks is let pass where writing alone is to fail.
_ONLY_ASKING = {"read", "names", "stamps", "is_file", "is_folder", "exists", "age"}
WRITING = tuple(name for name in ASKED if name not in _ONLY_ASKING)


class FailingDisk(Disk):
    """Counts what it is asked, and refuses one of the requests, or all from one on.

    `writes_half` has it take half of what is to be written in that request, before it refuses.
    """

    def __init__(
        self,
        fails_at: int = 0,
        error: BaseException = FULL,
        *,
        for_good: bool = False,
        writes_half: bool = False,
        counted: tuple[str, ...] = WRITING,
    ) -> None:
        self.fail(fails_at, error, for_good=for_good, writes_half=writes_half)
        for name in counted:
            setattr(self, name, self._watched(name, getattr(self, name)))

    def fail(
        self,
        fails_at: int,
        error: BaseException = FULL,
        *,
        for_good: bool = False,
        writes_half: bool = False,
    ) -> None:
        """Fail at a request from now on, counted anew; at none for 0."""
        self.asked = 0
        self.requests: list[str] = []
        self.fails_at = fails_at
        self._error = error
        self._for_good = for_good
        self._writes_half = writes_half

    @property
    def has_failed(self) -> bool:
        return 0 < self.fails_at <= self.asked

    def kept(self, names: list[str]) -> list[str]:
        """Of the files that are there, those that are kept.

        What was written aside is still there where the disk refused to remove it: to be swept away
        at the next start.
        """
        refused_to_remove = self.has_failed and self.requests[self.fails_at - 1] == "remove"
        return [name for name in names if not (refused_to_remove and name.endswith(".tmp"))]

    def pause(self, seconds: float) -> None:
        """Nobody waits in a test."""

    def _watched(self, name: str, original: Callable[..., object]) -> Callable[..., object]:
        def asked(*args: object) -> object:
            self.asked += 1
            self.requests.append(name)
            if self.asked == self.fails_at or (self._for_good and self.has_failed):
                if name == "write" and self._writes_half:
                    handle, data = args
                    assert isinstance(data, bytes | memoryview)
                    original(handle, data[: len(data) // 2])
                if name in {"close", "unlock"}:
                    # A handle is gone, and its lock, whether or not closing it went well.
                    original(*args)
                raise self._error
            return original(*args)

        return asked


def disks_failing_in_turn(**how: object) -> Iterator[FailingDisk]:
    """Disks that fail at their first request, their second, ... until one had nothing to refuse."""
    for fails_at in range(1, 500):
        disk = FailingDisk(fails_at, **how)  # type: ignore[arg-type]
        yield disk
        if not disk.has_failed:
            return
    raise AssertionError("the disk never did what it was asked")


def names_in(folder: Path) -> list[str]:
    """The files below a folder, by name."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
