"""What Windows tells of another process."""

import contextlib
import ctypes
import sys
from collections.abc import Iterator
from ctypes import wintypes

from tools.windows.wine_faults import under_wine

assert sys.platform == "win32"

_KERNEL = ctypes.WinDLL("kernel32")
_KERNEL.OpenProcess.restype = wintypes.HANDLE
_SYNCHRONIZE, _QUERY_LIMITED_INFORMATION = 0x100000, 0x1000
_STILL_RUNNING = 0x102


class _Memory(ctypes.Structure):
    _fields_ = (
        ("cb", wintypes.DWORD),
        ("PageFaultCount", wintypes.DWORD),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("others", ctypes.c_size_t * 7),
    )


@contextlib.contextmanager
def _opened(process_id: int) -> Iterator[wintypes.HANDLE | None]:
    handle = _KERNEL.OpenProcess(_SYNCHRONIZE | _QUERY_LIMITED_INFORMATION, False, process_id)
    if not handle:
        yield None
        return
    try:
        yield wintypes.HANDLE(handle)
    finally:
        _KERNEL.CloseHandle(wintypes.HANDLE(handle))


def peak_megabytes(process_id: int) -> float:
    memory = _Memory(cb=ctypes.sizeof(_Memory))
    with _opened(process_id) as process:
        if process:
            _KERNEL.K32GetProcessMemoryInfo(process, ctypes.byref(memory), memory.cb)
    return int(memory.PeakWorkingSetSize) / 1e6


def processor_seconds(process_id: int) -> float:
    """0 where nobody tells: `TIMES_OF_OTHERS` of Wine's faults."""
    if under_wine():
        return 0
    times = [wintypes.FILETIME() for _ in range(4)]
    with _opened(process_id) as process:
        if process:
            _KERNEL.GetProcessTimes(process, *map(ctypes.byref, times))
    return sum((one.dwHighDateTime << 32 | one.dwLowDateTime) / 1e7 for one in times[2:])


def runs(process_id: int) -> bool:
    with _opened(process_id) as process:
        return bool(process) and _KERNEL.WaitForSingleObject(process, 0) == _STILL_RUNNING
