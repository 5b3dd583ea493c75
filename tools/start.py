"""From a fresh checkout to the open window, or to a demonstration that needs no display."""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.environment import PROJECT, Environment, add_options, set_up
from tools.failure import SetupError, exit_code_of, require_writable

_USAGE = """\
python3 tools/start.py [options] [FILE]
       python3 tools/start.py [options] demo [FOLDER]"""
_WHAT = """\
FILE is opened in the window. The demo does the whole job on an example report in a window that
nobody sees, and leaves the files and pictures in FOLDER (default: demo-output)."""
_DEMO = "demo"
_TRY_DISPLAY = "from app.gui.shell.application import new_application; new_application()"


def main(arguments: list[str]) -> int:
    """Set up, then run what was asked for; returns the exit code."""
    options = _parse(arguments)
    environment = set_up(options, development=False)
    if options.what[:1] == [_DEMO]:
        return _demonstrate(environment, options.what[1:])
    data = ["--data", str(options.data)] if options.data else []
    return _open(environment, [*data, *options.what])


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, usage=_USAGE, epilog=_WHAT, allow_abbrev=False
    )
    parser.add_argument("what", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help="where the window keeps all data of the user"
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    if len(options.what) > (2 if options.what[:1] == [_DEMO] else 1):
        parser.error("too many files or folders")
    return options


def _open(environment: Environment, arguments: list[str]) -> int:
    _require_display(environment)
    # -P: the folder we stand in may have something else called app.
    return _run(environment, ["-P", "-m", "app", *arguments], {})


def _require_display(environment: Environment) -> None:
    """Qt ends the process where no display answers: another one tries first."""
    if platform.system() != "Linux":
        return
    command = [str(environment.python), "-P", "-c", _TRY_DISPLAY]
    variables = environment.variables({})
    tried = subprocess.run(
        command, env=variables, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if tried.returncode == 0:
        return
    if "ImportError" in tried.stderr:
        reason = tried.stderr.strip().rpartition("\n")[2]
        raise SetupError(f"Qt cannot start ({reason}): run this without --no-system-packages.")
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    reason = f"the display {display} does not answer" if display else "there is no display"
    raise SetupError(
        f"Set-up is done, but {reason}: run this where there is one, or see the program at work "
        "without, by python3 tools/start.py demo."
    )


def _demonstrate(environment: Environment, arguments: list[str]) -> int:
    folder = Path(arguments[0] if arguments else "demo-output").absolute()
    require_writable(folder, "name another folder, as in python3 tools/start.py demo FOLDER")
    variables = {
        **{"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)},
        # A window that nobody sees cannot be raised: Qt says so each time.
        "QT_LOGGING_RULES": "default.warning=false",
    }
    return _run(environment, ["-m", "tools.demo", str(folder)], variables)


def _run(environment: Environment, arguments: list[str], variables: dict[str, str]) -> int:
    command = [str(environment.python), *arguments]
    variables = environment.variables(variables)
    if os.name == "posix":
        # Become the program: a signal to this process reaches it.
        sys.stdout.flush()
        os.execve(command[0], command, variables)
    return subprocess.run(command, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
