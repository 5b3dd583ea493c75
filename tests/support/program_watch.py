"""A process that is watched: what it opens to write, and every socket it asks for.

What a process starts must be watched too. So every Python there is begins to be watched as it
starts, by a `sitecustomize` that is found first.
"""

import ctypes
import os
import platform
import struct
import subprocess
import sys
from pathlib import Path

from tests.support.patience import PATIENCE_S

PROJECT = Path(__file__).resolve().parents[2]
ENDED_FOR_A_SOCKET = -31
"""How a process ends that asks Linux for a network socket (SIGSYS)."""

# The architecture's number, and that of its call `socket` (linux/audit.h, asm/unistd.h).
_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_AF_UNIX, _AF_NETLINK = 1, 16
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
CAN_REFUSE = sys.platform == "linux" and platform.machine() in _CALLS


def watch(log: str) -> None:
    """Write to the log, one a line, what this process opens to write and its sockets."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            os.write(descriptor, f"{event}\n".encode())
        elif event == "open" and isinstance(arguments[0], str):
            flags = arguments[2]
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR):
                os.write(descriptor, f"write {arguments[0]}\n".encode(errors="replace"))

    sys.addaudithook(heard)


def refuse_network() -> None:
    """Have Linux end this process, and those it starts, when it asks for a network socket.

    Qt and the libraries beneath it ask without Python's knowing. Sockets within the machine
    (X11, D-Bus) are let through. The filter is BPF; see seccomp(2).
    """
    import faulthandler
    import signal

    architecture, call = _CALLS[platform.machine()]
    load, equal, end = 0x20, 0x15, 0x06
    program = (
        (load, 0, 0, 4),
        (equal, 0, 5, architecture),
        (load, 0, 0, 0),
        (equal, 0, 3, call),
        (load, 0, 0, 16),
        (equal, 1, 0, _AF_UNIX),
        (equal, 0, 1, _AF_NETLINK),
        (end, 0, 0, 0x7FFF0000),
        (end, 0, 0, 0x00030000),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in program))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    given = Program(len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no new privileges")
    if libc.prctl(_SET_FILTER, _FILTER, ctypes.byref(given), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")
    # It says where, before the process is ended.
    faulthandler.register(signal.SIGSYS, chain=True)


_AT_START = """
import os, sys
sys.path.insert(0, os.environ["WATCHED_PROJECT"])
from tests.support.program_watch import CAN_REFUSE, refuse_network, watch
watch(os.environ["WATCHED_LOG"])
if CAN_REFUSE:
    refuse_network()
"""


class Watched:
    """Runs Python with a home of its own, for nobody but itself to write in, and watched."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self._log = folder / "watched.log"
        self._start = folder / "start"
        for made in (self.home, self._start):
            made.mkdir()
        (self._start / "sitecustomize.py").write_text(_AT_START, "utf-8")

    def run(self, *arguments: str, umask: int = -1) -> subprocess.CompletedProcess[str]:
        places = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE"), str(self.home))
        unset = ("XDG_", "CUPS_", "COVERAGE", "PYTEST_")
        kept = {name: text for name, text in os.environ.items() if not name.startswith(unset)}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=PROJECT,
            env={
                **kept,
                **places,
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONPATH": os.pathsep.join((str(self._start), str(PROJECT))),
                "PYTHONDONTWRITEBYTECODE": "1",
                "WATCHED_LOG": str(self._log),
                "WATCHED_PROJECT": str(PROJECT),
            },
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
            umask=umask,
        )

    def sockets(self) -> list[str]:
        """What was asked of sockets, in Python."""
        return [line for line in self._lines() if line.startswith("socket.")]

    def written(self) -> set[Path]:
        """Every file that was opened to write and is still there, and all that is at home."""
        opened = (line.removeprefix("write ") for line in self._lines() if line[:6] == "write ")
        found = {*(PROJECT / name for name in opened), *self.home.rglob("*")}
        return {path for path in found if path.is_file()}

    def _lines(self) -> list[str]:
        return self._log.read_text("utf-8").splitlines()
