"""How much the computer does at once."""

from multiprocessing import cpu_count

_MOST = 8


def as_many_as_cores() -> int:
    """How many processes work at the same time; each takes its own share of the memory."""
    return min(cpu_count(), _MOST)
