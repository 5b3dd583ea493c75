"""What a process has taken of memory, as Linux tells it."""

import re
import sys
from pathlib import Path

import pytest

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="needs what Linux tells of others")


def peak_megabytes(process_id: int | None) -> float:
    """The most that a running process has had in memory at a time; 0 where nobody tells."""
    if sys.platform != "linux":
        return 0
    status = Path(f"/proc/{process_id}/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1000
