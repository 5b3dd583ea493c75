"""How long the window's event loop does not turn: nothing can be typed or painted meanwhile."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LIMIT_MS = 500


@dataclass(frozen=True)
class Stall:
    """The longest turn of the event loop, in seconds by the wall and of the thread's computing."""

    wall: float
    computing: float


def longest_stall(work: Callable[[], object], seconds: float) -> Stall:
    """Do some work, and watch the event loop from then on for so long."""
    turns: list[tuple[float, float]] = []

    def beat() -> None:
        turns.append((time.perf_counter(), time.thread_time()))

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(0)
    beat()
    work()
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)
    timer.stop()
    beat()
    pairs = list(pairwise(turns))
    return Stall(
        max(after[0] - before[0] for before, after in pairs),
        max(after[1] - before[1] for before, after in pairs),
    )


def tell(what: str, stall: Stall) -> None:
    """Print it for `print_stalls`, which reads it."""
    print(what, stall.computing, stall.wall, sep="\t")


def print_stalls(benchmark: str, kind: str, rounds: int) -> None:
    """Run one kind of a benchmark so often, each in a process; print the medians of its stalls."""
    figures: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        run = [sys.executable, "-m", f"tests.benchmarks.{benchmark}", kind]
        said = subprocess.run(run, capture_output=True, check=True, encoding="utf-8").stdout
        for line in said.splitlines():
            what, computing, wall = line.split("\t")
            figures.setdefault(what, []).append((float(computing), float(wall)))
    for what, taken in figures.items():
        computing, wall = (statistics.median(part) * 1000 for part in zip(*taken, strict=True))
        print(
            f"{kind:5} {what:8} {computing:5.0f} ms of computing (limit {LIMIT_MS}), "
            f"{wall:5.0f} ms by the wall"
        )
