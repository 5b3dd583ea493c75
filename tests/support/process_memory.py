"""What a process has taken of memory and of the processors, as the system tells it."""

import os
import re
import sys
from pathlib import Path

import pytest

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="needs what Linux tells of others")
needs_memory = pytest.mark.skipif(
    sys.platform not in {"linux", "win32"}, reason="needs to know what another process has taken"
)

if sys.platform == "win32":
    from tests.support.windows_processes import peak_megabytes, processor_seconds, runs
else:

    def peak_megabytes(process_id: int) -> float:
        """The most that a process has had in memory at a time; 0 where nobody tells."""
        try:
            status = Path(f"/proc/{process_id}/status").read_text("utf-8")
        except FileNotFoundError:
            return 0
        found = re.search(r"VmHWM:\s*(\d+) kB", status)
        return int(found[1]) / 1000 if found else 0

    def processor_seconds(process_id: int) -> float:
        """What a process has had of the processors; 0 where it has ended."""
        fields = _stat(process_id)
        user, system = fields[11:13] if fields else ("0", "0")
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def runs(process_id: int) -> bool:
        """Whether it runs; one that has ended and is not yet fetched does not."""
        fields = _stat(process_id)
        return bool(fields) and fields[0] != "Z"

    def _stat(process_id: int) -> list[str]:
        """The fields from the state on; none where it has ended."""
        try:
            return Path(f"/proc/{process_id}/stat").read_text("utf-8").rpartition(")")[2].split()
        except FileNotFoundError:
            return []
