"""The program on Windows, tried on Debian, in Wine.

python3 -m tools.windows [STEP ...] [--all-tests] [--output FOLDER]

Sets up a Windows Python and Wine once, then goes through these steps, or those that are named:

  commands    the commands on Linux and on Windows, on the same files: the same comes out
  tests       the tests that run there in reasonable time; --all-tests: all of them
  program     freezes the program, tries it as a user gets it, takes pictures of its window
  installers  makes what is installed from it, and tries that: see tools/installer

Leaves the program, the installers and the pictures in FOLDER, which is `dist/windows`.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import MappingProxyType

from tools import installer
from tools.build import NAME, freeze_command, freeze_variables
from tools.environment import PROJECT, Environment, add_options, set_up
from tools.failure import exit_code_of, require_writable
from tools.lock import only_one
from tools.windows import chosen_tests, virtual_screen, windows_python, wine
from tools.windows.windows_python import WindowsPython
from tools.windows.wine import in_two_tries, windows_path

_STEPS = ("commands", "tests", "program", "installers")
_PACKAGES = (
    *(*wine.PACKAGES, *windows_python.PACKAGES),
    *(*virtual_screen.PACKAGES, *installer.PACKAGES),
)
_OFFSCREEN: Mapping[str, str] = MappingProxyType({"QT_QPA_PLATFORM": "offscreen"})
# What is Swedish in what a program says.
_SAYS_IT = {**_OFFSCREEN, "PYTHONIOENCODING": "utf-8"}
# WINDOW_SCALING: Qt warns of every window.
_WINE_WARNS = ("-o", "qt_log_level_fail=CRITICAL")
_LARGE = "2560x1600"


@dataclass(frozen=True)
class Steps:
    """What is done, each step after the set-up by itself; whether it went well."""

    environment: Environment
    windows: WindowsPython
    display: str
    output: Path
    all_tests: bool

    def commands(self) -> bool:
        compare = ("-m", "tools.windows.commands", self.windows.folder)
        return in_two_tries(lambda: self._on_linux(*compare))

    def tests(self) -> bool:
        chosen = chosen_tests.arguments(all_tests=self.all_tests)
        run = ("-m", "pytest", "-q", *chosen)
        failed = ("--last-failed", "--last-failed-no-failures=none")
        passed = in_two_tries(
            lambda: self._on_windows(*run), lambda: self._on_windows(*run, *failed)
        )
        return in_two_tries(self._measure_texts) and passed

    def _measure_texts(self) -> bool:
        """With the fonts of Windows' own windows, which are not asked for off screen."""
        command = ("-m", "pytest", "-q", *_WINE_WARNS, "tests/end_to_end/test_text_sizes.py")
        shown = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "windows"}
        return self._on_windows(*command, variables=shown)

    def program(self) -> bool:
        folder = self.output / NAME
        pictures = self.output / "pictures"
        freeze = freeze_command(windows_path(self.output), windows_path(PROJECT / "build.spec"))
        trial = ("tools/frozen_trial.py", windows_path(folder))
        take = ("-m", "tools.windows.pictures", self.windows.folder, folder, pictures)
        return (
            self._on_windows(*freeze, variables=freeze_variables())
            and in_two_tries(lambda: self._on_windows(*trial, variables=_SAYS_IT))
            and in_two_tries(lambda: self._on_linux(*take))
        )

    def installers(self) -> bool:
        prefix, folder = self.windows.wine.prefix, self.output / NAME
        where = ("--output", self.output, "--no-system-packages")
        build = ("-m", "tools.installer", folder, *where)
        trial = ("-m", "tools.installer.trial", prefix, folder, self.output)
        return self._on_linux(*build) and in_two_tries(lambda: self._on_linux(*trial))

    def _on_linux(self, *arguments: str | PurePath) -> bool:
        command = [str(self.environment.python), *map(str, arguments)]
        variables = self.environment.variables(dict(_OFFSCREEN))
        return subprocess.run(command, cwd=PROJECT, env=variables, check=False).returncode == 0

    def _on_windows(
        self, *arguments: str | PurePath, variables: Mapping[str, str] = _OFFSCREEN
    ) -> bool:
        command = (self.windows.executable, *arguments)
        return self.windows.wine.show(command, cwd=PROJECT, variables=variables) == 0


def main(arguments: list[str]) -> int:
    """Set up, go through the steps, show how they went; returns the exit code."""
    options = _parse(arguments)
    output = options.output.resolve()
    require_writable(output, "name another folder, as in --output FOLDER")
    require_writable(options.windows, "name another folder, as in --windows FOLDER")
    environment = set_up(options, _PACKAGES, development=True)
    windows = WindowsPython(options.windows.resolve())
    # What runs there is ended by some steps, and would be by those of another run.
    with only_one(windows.folder.with_name(f"{windows.folder.name}.lock")):
        windows.ensure(environment)
        try:
            with virtual_screen.shown(_LARGE) as display, windows.desktop(display):
                steps = Steps(environment, windows, display, output, options.all_tests)
                outcomes = [_timed(steps, name) for name in options.steps or _STEPS]
        finally:
            windows.wine.stop()
    print("", *(line for line, _ in outcomes), sep="\n", flush=True)
    return 0 if all(passed for _, passed in outcomes) else 1


def _timed(steps: Steps, name: str) -> tuple[str, bool]:
    print(f"\n--- Windows: {name}", flush=True)
    started = time.monotonic()
    passed = bool(getattr(steps, name)())
    seconds = time.monotonic() - started
    return f"Windows: {name:<13} {seconds:6.1f} s  {'passed' if passed else 'FAILED'}", passed


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m tools.windows",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("steps", nargs="*", type=_step, metavar="STEP")
    parser.add_argument("--all-tests", action="store_true")
    output = PROJECT / "dist" / "windows"
    parser.add_argument("--output", type=Path, default=output, metavar="FOLDER")
    parser.add_argument(
        "--windows",
        type=Path,
        default=_cache() / "naringslivsrapport-windows",
        metavar="FOLDER",
        help="where the Windows Python is, which is kept for the next time (%(default)s)",
    )
    add_options(parser)
    return parser.parse_args(arguments)


def _step(name: str) -> str:
    # `choices` would refuse that none is named.
    if name not in _STEPS:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(_STEPS)}")
    return name


def _cache() -> Path:
    """Where a user's programs keep what can be made again (XDG Base Directory)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
