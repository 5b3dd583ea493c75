"""What holds a helping process: it ends with the program, and takes no more than it may."""

import faulthandler
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext
from pathlib import Path
from threading import Thread, stack_size

_STDERR = 2
_STACK_BYTES = 512 * 1024


def spawning() -> SpawnContext:
    """What starts a process of its own. Forked, it would have a part of the window in it."""
    prepare_frozen()
    return get_context("spawn")


def prepare_frozen() -> None:
    """Make a frozen program able to start itself as a helping process, and to be one.

    That takes a moment, which the window would wait for if it were done at every start.
    """
    if getattr(sys, "frozen", False):
        # PyInstaller's own; build.spec has it loaded here instead of at the start.
        import pyi_rth_multiprocessing  # type: ignore[import-not-found]  # noqa: F401


def end_with_parent() -> None:
    """Runs in the other process: it ends when the program does, however that came to its end."""
    # Ctrl+C in a terminal reaches both; what it means is for the program to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def follow() -> None:
            wait([sentinel])
            signal.raise_signal(signal.SIGTERM)

        Thread(target=follow, daemon=True).start()


def be_silent() -> None:
    """Runs in the other process: what libraries complain of when they fail reaches no terminal."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)


@contextmanager
def end_after(seconds: float) -> Iterator[None]:
    """Runs in the other process: it ends if what is done within takes longer than this.

    That needs nothing of the interpreter, which a library may keep to itself for ever: then not
    even the end of the program is noticed.
    """
    # What it says before it ends is for nobody.
    with Path(os.devnull).open("wb") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def limit_memory(most_bytes: int) -> None:
    """Runs in the other process: what it asks for above this it does not get (MemoryError).

    Linux counts what the process has allocated, Windows what it has committed (a job object; not
    tried there yet). A system that sets no limit lets the process go on without one.
    """
    # A thread would otherwise have 8 MB of it for its stack; those begun here do little.
    stack_size(_STACK_BYTES)
    with suppress(OSError, ValueError):
        _limit(most_bytes)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x100

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

    def _limit(most_bytes: int) -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
