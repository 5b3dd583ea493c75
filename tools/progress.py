"""Long work of other programs, told while it goes on."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


class Progress:
    """Lines that stay and, in a terminal, one that says what happens now and for how long."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._in_terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._now = ""
        self._ended = threading.Event()
        self._writing = threading.Lock()

    def __enter__(self) -> Self:
        if self._in_terminal:
            threading.Thread(target=self._count, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        if self._in_terminal:
            self._write("", end="\r")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun

    def say(self, line: str) -> None:
        """A line that stays."""
        self._write(line, end="\n")

    def show(self, now: str) -> None:
        """What happens now."""
        self._now = now

    def _count(self) -> None:
        while not self._ended.wait(1):
            self._write(f"  {self.seconds:.0f} s  {self._now}", end="")

    def _write(self, line: str, end: str) -> None:
        with self._writing:
            if self._in_terminal:
                width = shutil.get_terminal_size().columns - 1
                # What stays may be longer than a line.
                line = "\r" + (line if end == "\n" else line[:width]).ljust(width)
            sys.stdout.write(line + end)
            sys.stdout.flush()


@dataclass(frozen=True)
class Ended:
    """A program that has run: its exit code, and all lines that it wrote."""

    exit_code: int
    lines: tuple[str, ...]

    def said(self, *words: str) -> bool:
        """Whether a line has any of these words."""
        return any(word in line for line in self.lines for word in words)


def follow(
    command: Sequence[str],
    hear: Callable[[str], bool | None],
    *,
    variables: Mapping[str, str],
    folder: Path | None = None,
    inherit: bool = False,
) -> Ended:
    """Run a program and hear each line that it writes, until it ends or `hear` says False.

    `inherit`: it also gets the files that are marked as inheritable.
    """
    lines = []
    with subprocess.Popen(
        command,
        cwd=folder,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=not inherit,
    ) as process:
        try:
            for line in process.stdout or ():
                lines.append(line.rstrip())
                if hear(lines[-1]) is False:
                    process.terminate()
                    break
        except KeyboardInterrupt:
            process.terminate()
            raise
    return Ended(process.returncode, tuple(lines))
