"""How long something takes."""

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


def timed(work: Callable[[], object]) -> float:
    """Seconds, by the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Taken:
    """Seconds of the processor, which other programs hardly change, and by the wall."""

    cpu: float
    wall: float


def run_process(command: Sequence[str], folder: Path) -> Taken:
    """How long a process takes that is run in a folder."""
    nowhere = subprocess.DEVNULL
    begun, used = time.perf_counter(), _cpu_of_children()
    subprocess.run(command, check=True, cwd=folder, stdout=nowhere, stderr=nowhere)
    return Taken(_cpu_of_children() - used, time.perf_counter() - begun)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
