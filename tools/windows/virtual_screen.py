"""A screen nobody sees, for the windows of Windows' programs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

PACKAGES = ("xdotool", "xvfb")
"""The screen, and the keyboard that types there."""


@contextmanager
def shown(size: str) -> Iterator[str]:
    """Show a screen of so many pixels, as in 1366x768; gives the name of its display."""
    read, write = os.pipe()
    command = ("Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp")
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        try:
            yield display
        finally:
            process.terminate()
