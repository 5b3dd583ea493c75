"""A file lent to a library that leaves its own temporary files behind when it meets an error."""

from collections.abc import Callable
from typing import BinaryIO, TypeVar

_T = TypeVar("_T")


class GuardedFile:
    """Keeps the first error of the target in `error`; the library never sees one.

    After that, or after `stop`, nothing more is written, and the library can tidy up.
    """

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._stopped = False
        self._position = 0
        self.error: BaseException | None = None

    def stop(self) -> None:
        self._stopped = True

    def write(self, data: bytes) -> int:
        return self._try(lambda: self._target.write(data), len(data))

    def tell(self) -> int:
        # Never before where it was: the library reckons with that when it ends.
        self._position = self._try(self._target.tell, self._position)
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._try(lambda: self._target.seek(offset, whence), 0)

    def flush(self) -> None:
        self._try(self._target.flush, None)

    def _try(self, step: Callable[[], _T], otherwise: _T) -> _T:
        if self._stopped or self.error is not None:
            return otherwise
        try:
            return step()
        except BaseException as error:  # noqa: BLE001 - it may be that nobody waits any more
            self.error = error
            return otherwise
