"""The one error the commands show as a sentence instead of a traceback."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def exit_code_of(command: Callable[[], int]) -> int:
    """Run a command; what stops it is told in a sentence."""
    try:
        return command()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def wait_until(condition: Callable[[], bool], otherwise: str, longest_s: float = 120) -> None:
    """Raises SetupError, with what is `otherwise` the case, when it takes too long."""
    deadline = time.monotonic() + longest_s
    while not condition():
        if time.monotonic() > deadline:
            raise SetupError(otherwise)
        time.sleep(0.05)


def require_writable(folder: Path, otherwise: str) -> None:
    """Make a folder for what a command leaves. Raises SetupError, which says what to do instead."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SetupError(
            f"Nothing can be written in {folder} ({error.strerror}): {otherwise}."
        ) from None
