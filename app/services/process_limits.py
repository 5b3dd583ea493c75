"""Limits of processes: the helpers end with the program, and have little time and memory."""

import faulthandler
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread, stack_size
from typing import NoReturn

_STDERR = 2
_STACK_BYTES = 512 * 1024


def spawn_context() -> SpawnContext:
    """The way to start a helper process. A forked one would inherit parts of the window."""
    prepare_frozen()
    return get_context("spawn")


def prepare_frozen() -> None:
    """Make a frozen program able to start itself as a helper process, and to be one.

    That takes a moment, so it is not done at every start of the window.
    """
    if getattr(sys, "frozen", False):
        # A hook of PyInstaller; build.spec leaves it to be loaded here instead of at the start.
        import pyi_rth_multiprocessing  # type: ignore[import-not-found]  # noqa: F401


def end_with_parent() -> None:
    """Runs in the helper process: end it when the program ends, however that happens."""
    # Ctrl+C in a terminal reaches both processes; the program decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def follow() -> None:
            wait([sentinel])
            signal.raise_signal(signal.SIGTERM)

        Thread(target=follow, daemon=True).start()


def end_at_once(exit_code: int) -> NoReturn:
    """End this process where it is, with nothing done that else belongs to the end."""
    os._exit(exit_code)


def silence_stderr() -> None:
    """Runs in the helper process: keep the messages of failing libraries off the terminal."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)


def processor_seconds(process: BaseProcess) -> float | None:
    """How long a process has computed so far; None where the system does not say."""
    try:
        return _processor_seconds(process)
    except (OSError, ValueError):
        return None


@contextmanager
def end_after(seconds: float) -> Iterator[None]:
    """Runs in the helper process: end it if the block takes longer than this.

    Works without the interpreter lock, which a library may hold for ever; not even the end of the
    program would be noticed then.
    """
    # The traceback that it writes is for nobody.
    with Path(os.devnull).open("wb") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def limit_memory(most_bytes: int) -> None:
    """Runs in the helper process: allocating more than this raises MemoryError.

    Linux counts what is allocated, Windows what is committed (a job object; not tried there yet).
    A system that cannot set a limit lets the process go on without one.
    """
    # A thread would otherwise take 8 MB for its stack; the ones here need little.
    stack_size(_STACK_BYTES)
    with suppress(OSError, ValueError):
        _limit(most_bytes)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x100
    _TICKS_A_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _processor_seconds(process: BaseProcess) -> float | None:
        times = [wintypes.FILETIME() for _ in range(4)]
        kernel = ctypes.WinDLL("kernel32")
        handle = wintypes.HANDLE(process.sentinel)
        if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
            return None
        *_, system, user = ((one.dwHighDateTime << 32) + one.dwLowDateTime for one in times)
        return (system + user) / _TICKS_A_SECOND

    def _limit(most_bytes: int) -> None:
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        limits = _ExtendedLimits(ProcessMemoryLimit=most_bytes)
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY
        # The job lives as long as the process that is in it; its handle is never closed.
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        size = wintypes.DWORD(ctypes.sizeof(limits))
        given = kernel.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), size
        )
        if given:
            kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

else:
    import resource
    import time

    def _processor_seconds(process: BaseProcess) -> float | None:
        if sys.platform != "linux" or process.pid is None:
            return None
        # The clock that clock_getcpuclockid(3) gives for the time of a whole process.
        return time.clock_gettime((~process.pid << 3) | 2)

    def _limit(most_bytes: int) -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
