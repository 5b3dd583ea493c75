"""The caller's file, as it is lent to those who write: it stays the caller's, whatever happens."""

from collections.abc import Callable
from typing import BinaryIO


class Utf8Text:
    """Takes text and writes it as UTF-8, at once."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target

    def write(self, text: str) -> int:
        return self._target.write(text.encode())


class BorrowedFile:
    """For a library that leaves its own files about when it meets an error.

    The first error of the target is kept in `error`; from then on, or when it is taken `back`,
    nothing more is written, and the library ends in peace.
    """

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._back = False
        self._told = 0
        self.error: BaseException | None = None

    def back(self) -> None:
        """Nothing more is to be written."""
        self._back = True

    def write(self, data: bytes) -> int:
        return self._done(lambda: self._target.write(data), len(data))

    def tell(self) -> int:
        # Never before where it was: the library reckons with that when it ends.
        self._told = self._done(self._target.tell, self._told)
        return self._told

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._done(lambda: self._target.seek(offset, whence), 0)

    def flush(self) -> None:
        def step() -> int:
            self._target.flush()
            return 0

        self._done(step, 0)

    def _done(self, step: Callable[[], int], otherwise: int) -> int:
        if self._back or self.error is not None:
            return otherwise
        try:
            return step()
        except BaseException as error:  # noqa: BLE001 - it may be that nobody waits any more
            self.error = error
            return otherwise
