"""How long the window's event loop does not turn: nothing can be typed or painted meanwhile."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


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
