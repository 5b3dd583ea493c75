"""Running pip, with what it says told in few lines: what is fetched, how much, how long."""

import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.failure import SetupError
from tools.progress import Ended, Progress, follow

_FETCHED = re.compile(r"\s*(?P<how>Downloading|Using cached) (?P<file>\S+) \((?P<size>[^)]+)\)")
_INSTALLED = "Installing collected packages:"
_UNITS = {"bytes": 1e-6, "kB": 1e-3, "MB": 1, "GB": 1e3}
_TOLD_FROM_MB = 5

_NO_ANSWER = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError")
_NO_ANSWERS_IN_A_ROW = 3
_LAST_LINES = 20


def run_pip(
    python: Path, arguments: Sequence[str], *, folder: Path, variables: Mapping[str, str]
) -> None:
    """Install or download with the pip of a Python, as the arguments say.

    Raises SetupError, which says what to do. Files marked as inheritable are handed on.
    """
    command = [
        *(str(python), "-m", "pip", *arguments, "--no-input", "--progress-bar", "off"),
        "--disable-pip-version-check",
    ]
    with Progress() as progress:
        talk = PipTalk(progress)
        ended = follow(command, talk.hear, variables=variables, folder=folder, inherit=True)
    if ended.exit_code != 0:
        raise SetupError(_what_to_do(ended, python))
    if talk.packages:
        print(f"  {talk.packages} packages, {talk.fetched_mb:.0f} MB, {progress.seconds:.0f} s")


class PipTalk:
    """Listens to pip, and says of it what somebody who waits wants to know."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._no_answers = 0
        self.fetched_mb = 0.0
        self.packages = 0

    def hear(self, line: str) -> bool:
        """A line that pip writes; gives whether it is worth to wait for more."""
        if fetched := _FETCHED.match(line):
            self._no_answers = 0
            self._fetch(fetched)
        elif line.startswith(_INSTALLED):
            self.packages = line.count(",") + 1
            self._progress.say(f"  Unpacking {self.packages} packages")
            self._progress.show("unpacking")
        elif any(word in line for word in _NO_ANSWER):
            self._no_answers += 1
            if self._no_answers == 1:
                self._progress.say("  The package index does not answer; trying again")
        return self._no_answers < _NO_ANSWERS_IN_A_ROW

    def _fetch(self, fetched: re.Match[str]) -> None:
        number, _, unit = fetched["size"].partition(" ")
        size = float(number) * _UNITS.get(unit, 0)
        self.fetched_mb += size
        name = fetched["file"].rpartition("/")[2].partition("-")[0]
        if size >= _TOLD_FROM_MB:
            self._progress.say(f"  {fetched['how']} {name}, {size:.0f} MB")
        self._progress.show(f"{self.fetched_mb:.0f} MB so far: {name}")


def _what_to_do(ended: Ended, python: Path) -> str:
    if ended.said(*_NO_ANSWER):
        return (
            "pip cannot reach the package index: connect to the network, or tell pip the way "
            "(HTTPS_PROXY, PIP_INDEX_URL), and run the command again."
        )
    if ended.said("CERTIFICATE_VERIFY_FAILED"):
        return (
            "pip does not trust the certificate of the package index: name the file with that of "
            "your network in PIP_CERT, and run the command again."
        )
    if ended.said("No space left on device"):
        return (
            f"The disk is full: make room in {python.parents[1]}, and in {tempfile.gettempdir()} "
            "for what is fetched, and run the command again."
        )
    print(*ended.lines[-_LAST_LINES:], sep="\n", file=sys.stderr)
    return "pip could not get what the project needs; see above."
