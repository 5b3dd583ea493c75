"""The processes that files are read in, as those who look from outside find them."""

import os
from multiprocessing import active_children

from tests.support.process_memory import peak_megabytes, processor_seconds


def reading_processes() -> set[int]:
    """The ids of those that run now."""
    return {
        child.pid
        for child in active_children()
        if child.name == "reading" and child.pid is not None
    }


def peak_of_reading() -> float:
    """The most memory in megabytes that any of them has had at a time."""
    return max(map(peak_megabytes, reading_processes()), default=0)


def time_of_reading() -> float:
    """Seconds of processor time that these, and those that have ended, have taken.

    Windows tells nothing of those that have ended.
    """
    ended = os.times()
    running = sum(map(processor_seconds, reading_processes()))
    return ended.children_user + ended.children_system + running
