"""What a process has taken of memory and of the processors, as Linux tells it."""

import os
import re
import sys
from pathlib import Path

import pytest

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="needs what Linux tells of others")


def peak_megabytes(process_id: int) -> float:
    """The most that a process has had in memory at a time; 0 where it has ended or nobody tells."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text("utf-8")
    except FileNotFoundError:
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0


def processor_seconds(process_id: int) -> float:
    """What a process has had of the processors; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process_id}/stat").read_text("utf-8").rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    user, system = status[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
