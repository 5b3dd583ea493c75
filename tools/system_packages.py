"""What the project needs from the operating system, and getting it through apt-get on Debian."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from tools.failure import SetupError
from tools.progress import Ended, Progress, follow

OFFSCREEN = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxkbcommon0",
)
WINDOW = (
    "libwayland-cursor0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
QT = OFFSCREEN + WINDOW
# A screen nobody sees and an accessibility bus are there to meet the program from outside.
TEST_PROGRAMS = (
    *("desktop-file-utils", "libglib2.0-bin", "shared-mime-info"),
    *("fonts-liberation", "libreoffice-calc", "libreoffice-writer", "pandoc", "poppler-utils"),
    *("libemail-mime-perl", "at-spi2-core", "dbus", "xvfb"),
)

_APT_OPTIONS = (
    "--quiet",
    "--option=DPkg::Lock::Timeout=300",
    "--option=Acquire::Retries=3",
)
_SIZES = ("Need to get ", "After this operation, ")
_GOING_ON = ("Get:", "Unpacking ", "Setting up ")
_NO_ANSWER = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Unable to connect",
)


def for_freezing() -> tuple[str, ...]:
    """What PyInstaller needs: tools for programs, and Debian's Python as a library."""
    library = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    return ("binutils", library) if sys.base_prefix == "/usr" else ("binutils",)


def for_virtual_environments() -> tuple[str, ...]:
    """Debian takes ensurepip out of Python and keeps it in a package of its own."""
    if find_spec("ensurepip") is not None:
        return ()
    return (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)


def ensure(packages: Sequence[str]) -> None:
    """Install what is missing of the packages; does nothing outside Debian and its kin."""
    if not _is_debian():
        return
    missing = _missing(packages)
    if not missing:
        return
    prefix = _administrator_prefix(missing)
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    # An old list of packages may do when the network does not: only the installation must succeed.
    _apt_get(prefix, "update")
    install = ("install", "--yes", "--no-install-recommends", *missing)
    ended = _apt_get(prefix, *install)
    if ended.exit_code != 0 and not ended.said(*_NO_ANSWER):
        # What an installation that was killed half-way leaves behind, and asks for.
        _run([*prefix, "dpkg", "--configure", "-a"])
        _apt_get(prefix, "install", "--yes", "--fix-broken")
        ended = _apt_get(prefix, *install)
    if ended.exit_code != 0:
        raise SetupError(_what_to_do(ended, missing))


def _what_to_do(ended: Ended, missing: Sequence[str]) -> str:
    if ended.said(*_NO_ANSWER):
        return (
            "apt-get cannot reach where packages come from: connect to the network, and run the "
            "command again."
        )
    if ended.said("No space left on device", "enough free space"):
        return "The disk is full: make room for the system packages, and run the command again."
    print(*ended.lines, sep="\n", file=sys.stderr)
    return f"apt-get failed. Try it by hand: {_by_hand(missing)}"


def _is_debian() -> bool:
    return sys.platform == "linux" and all(map(shutil.which, ("apt-get", "dpkg-query")))


def _missing(packages: Sequence[str]) -> list[str]:
    # Debian 13 and Ubuntu 24.04 renamed some libraries: libglib2.0-0 is libglib2.0-0t64 there.
    names = [name for package in packages for name in (package, f"{package}t64")]
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\\n", *names]
    result = subprocess.run(query, capture_output=True, encoding="utf-8", check=False)
    lines = (line.split() for line in result.stdout.splitlines())
    installed = {name for name, status in lines if status == "installed"}
    return [name for name in packages if not installed & {name, f"{name}t64"}]


def _administrator_prefix(missing: Sequence[str]) -> list[str]:
    if os.access("/var/lib/dpkg", os.W_OK):
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") is None:
        needed = set(for_virtual_environments()).intersection(missing)
        otherwise = "" if needed else ", or go on without by --no-system-packages"
        raise SetupError(
            "System packages are missing, and only an administrator can install them: run as root "
            f"{_by_hand(missing)}{otherwise}."
        )
    if sys.stdin is None or not sys.stdin.isatty():
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    # It asks now, and not in the middle of a line that is written over.
    subprocess.run(["sudo", "--validate"], check=False)
    return ["sudo", "env", "DEBIAN_FRONTEND=noninteractive"]


def _by_hand(packages: Sequence[str]) -> str:
    return f"apt-get update && apt-get install --no-install-recommends {' '.join(packages)}"


def _apt_get(prefix: Sequence[str], *arguments: str) -> Ended:
    return _run([*prefix, "apt-get", *_APT_OPTIONS, *arguments])


def _run(command: Sequence[str]) -> Ended:
    with Progress() as progress:

        def hear(line: str) -> None:
            if line.startswith(_SIZES):
                progress.say(f"  {line}")
            elif line.startswith(_GOING_ON):
                progress.show(line)

        return follow(command, hear, variables={**os.environ, "LC_ALL": "C"})
