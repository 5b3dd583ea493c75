"""A disk that fails at the n-th thing it is asked to do."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

_PATHS = ("replace", "hardlink_to", "rename", "mkdir")
_SYSTEM = ("open", "fdopen", "fsync")


class FailingDisk:
    """Counts what is asked of the disk, and refuses one of the requests as a full disk does."""

    def __init__(self, patch: pytest.MonkeyPatch, fails_at: int) -> None:
        self.asked = 0
        self._fails_at = fails_at
        for owner, names in ((Path, _PATHS), (os, _SYSTEM)):
            for name in names:
                patch.setattr(owner, name, self._watched(getattr(owner, name)))

    @property
    def has_failed(self) -> bool:
        return self.asked >= self._fails_at

    def _watched(self, original: Callable[..., object]) -> Callable[..., object]:
        def asked(*args: object, **kwargs: object) -> object:
            self.asked += 1
            if self.asked == self._fails_at:
                raise OSError(errno.ENOSPC, "No space left on device")
            return original(*args, **kwargs)

        return asked
