"""Every check of the project, from a fresh checkout: lint, format, types, layers, tests.

Runs them all even if one fails. The last line is pytest's own summary; the exit code is 0 only
if everything passed.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import system_packages
from tools.environment import PROJECT, Environment, add_options, set_up
from tools.failure import exit_code_of, require_writable

_CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    # What runs there; some tests are for systems with pipes, signals and users only.
    ("mypy", "--platform", "win32", "-p", "app", "-p", "tools"),
    ("lint-imports",),
)
# What a test may take is in tests/support/time_limits.py. One that even so does not end, because no
# Python runs in it, ends its worker; xdist reports which it was and goes on.
_PYTEST = (
    *("-m", "pytest", "-o", "faulthandler_timeout=1200"),
    *("-o", "faulthandler_exit_on_timeout=true"),
)
# The slow tests come last; nobody is to wait for the one process that has them all. Many wait for
# timers, disks and other processes: one more than there are processors keeps these busy.
_PARALLEL = (f"--numprocesses={min((os.cpu_count() or 1) + 1, 8)}", "--dist=worksteal")
_AT_ONCE = 4_096
_SPREAD_OTHERWISE = ("-n", "--numprocesses", "-pno:xdist", "no:xdist")


@dataclass(frozen=True)
class Outcome:
    """How one check went."""

    name: str
    exit_code: int
    seconds: float

    def __str__(self) -> str:
        result = "passed" if self.exit_code == 0 else f"FAILED (exit code {self.exit_code})"
        return f"{self.name:<22} {self.seconds:6.1f} s  {result}"


def main(arguments: list[str]) -> int:
    """Set up, run every check, show how they went; returns the exit code."""
    options, pytest_arguments = _parse(arguments)
    require_writable(
        PROJECT, "the checks keep their caches there, so run them in a copy of your own"
    )
    packages = _programs() if options.system_programs else ()
    environment = set_up(options, packages, development=True)
    outcomes = [_check(environment, command) for command in _CHECKS]
    tests, last_line = _test(environment, pytest_arguments)
    outcomes.append(tests)
    print("", *outcomes, last_line, sep="\n", flush=True)
    return 0 if all(outcome.exit_code == 0 for outcome in outcomes) else 1


def _parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="Other arguments go to pytest.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_options(parser)
    parser.add_argument(
        "--system-programs",
        action="store_true",
        help="install what some tests use too: pandoc, LibreOffice Writer, poppler, Xvfb, at-spi2",
    )
    return parser.parse_known_args(arguments)


def _programs() -> tuple[str, ...]:
    return (*system_packages.TEST_PROGRAMS, *system_packages.for_freezing())


def _check(environment: Environment, command: tuple[str, ...]) -> Outcome:
    name = " ".join(command)
    print(f"\n--- {name}", flush=True)
    program, *arguments = command
    started = time.monotonic()
    result = subprocess.run(
        [environment.program(program), *arguments],
        cwd=PROJECT,
        env=environment.variables({"PYTHONUTF8": "1"}),
        check=False,
    )
    return Outcome(name, result.returncode, time.monotonic() - started)


def _test(environment: Environment, arguments: list[str]) -> tuple[Outcome, str]:
    """Show what pytest says as it says it; gives its last line, too."""
    print("\n--- pytest", flush=True)
    started = time.monotonic()
    last_line = ""
    with subprocess.Popen(
        [str(environment.python), *_PYTEST, *_spread(arguments), *arguments],
        cwd=PROJECT,
        env=environment.variables({"QT_QPA_PLATFORM": "offscreen"}),
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as process:
        if process.stdout:
            last_line = pass_on(process.stdout.read, sys.stdout.buffer)
    return Outcome("pytest", process.returncode, time.monotonic() - started), last_line


def pass_on(read: Callable[[int], bytes], target: IO[bytes]) -> str:
    """Write what is read at once, until there is no more; gives its last line."""
    end = b""
    # Not by lines: a line of dots takes minutes to be whole.
    for said in iter(lambda: read(_AT_ONCE), b""):
        target.write(said)
        target.flush()
        end = (end + said)[-_AT_ONCE:]
    return end.decode(errors="replace").rstrip().rpartition("\n")[2]


def _spread(arguments: list[str]) -> tuple[str, ...]:
    """Over all processors, unless the arguments say otherwise."""
    return (
        () if any(argument.startswith(_SPREAD_OTHERWISE) for argument in arguments) else _PARALLEL
    )


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
