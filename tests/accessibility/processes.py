"""Programs that a test starts, with all that they start in turn, until the test ends them."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select
from shutil import which

from tests.support.patience import PATIENCE_S


class NotStartedError(Exception):
    """A program did not get as far as saying where it is to be found."""


@contextmanager
def running(
    command: Sequence[str | Path],
    variables: Mapping[str, str],
    *,
    log: Path,
    folder: Path | None = None,
    descriptors: Sequence[int] = (),
) -> Iterator["subprocess.Popen[bytes]"]:
    """A program in a process group of its own, which is ended as a whole.

    It begins in `folder`, and has these `descriptors` of ours besides its own.
    """
    with log.open("ab") as written:
        process = subprocess.Popen(
            [*_with_us(), *command],
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            cwd=folder,
            pass_fds=descriptors,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


@contextmanager
def telling(command: Sequence[str], variables: Mapping[str, str], *, log: Path) -> Iterator[str]:
    """A program that tells where it is to be found on the descriptor put for "{}".

    Raises NotStartedError.
    """
    reading, writing = os.pipe()
    named = [part.format(writing) for part in command]
    with os.fdopen(reading) as told, running(named, variables, log=log, descriptors=(writing,)):
        os.close(writing)
        ready, _, _ = select([told], [], [], PATIENCE_S)
        line = told.readline().strip() if ready else ""
        if not line:
            raise NotStartedError(f"{command[0]} does not start: {log.read_text('utf-8')}")
        yield line


def _with_us() -> list[str]:
    """What makes a program end with the test, even if the test is killed; nothing where not had."""
    return ["setpriv", "--pdeathsig", "KILL"] if which("setpriv") else []


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the whole group to end, and make it."""
    for number, patience in ((signal.SIGTERM, 10.0), (signal.SIGKILL, PATIENCE_S)):
        # The one that was started may be gone, and others of its group be left.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
