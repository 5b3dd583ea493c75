"""From a fresh checkout to the open application, or to a demonstration without a display.

python3 tools/start.py [FILE]           set up, then open the application
python3 tools/start.py demo [FOLDER]    set up, then run the demonstration; needs no display
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import system_packages
from tools.environment import DEFAULT_FOLDER, PROJECT, Environment
from tools.failure import SetupError

_NO_SYSTEM_PACKAGES = "--no-system-packages"
_NO_DISPLAY = """\
Set-up is done, but there is no display to open the window on.
See the application at work without one: python3 tools/start.py demo [FOLDER]"""


def main(arguments: list[str]) -> int:
    """Set up, then run what was asked for; returns the exit code."""
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    with_packages = _NO_SYSTEM_PACKAGES not in arguments
    rest = [argument for argument in arguments if argument != _NO_SYSTEM_PACKAGES]
    environment = Environment(DEFAULT_FOLDER)
    try:
        if with_packages:
            system_packages.ensure(system_packages.QT + system_packages.for_virtual_environments())
        environment.ensure(development=False)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The next run starts the set-up over.", file=sys.stderr)
        return 130
    if rest[:1] == ["demo"]:
        return _demonstrate(environment, rest[1:])
    return _open(environment, rest)


def _open(environment: Environment, arguments: list[str]) -> int:
    if not _has_display():
        print(_NO_DISPLAY, file=sys.stderr)
        return 1
    # -P: the folder we stand in may have something else called app.
    return _run(environment, ["-P", "-m", "app", *arguments], {})


def _has_display() -> bool:
    if platform.system() != "Linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _demonstrate(environment: Environment, arguments: list[str]) -> int:
    if len(arguments) > 1:
        print("Usage: python3 tools/start.py demo [FOLDER]", file=sys.stderr)
        return 2
    folder = Path(arguments[0] if arguments else "demo-output").absolute()
    script = str(PROJECT / "tools" / "demo.py")
    return _run(environment, [script, str(folder)], {"QT_QPA_PLATFORM": "offscreen"})


def _run(environment: Environment, arguments: list[str], variables: dict[str, str]) -> int:
    command = [str(environment.python), *arguments]
    variables = environment.variables(variables)
    if os.name == "posix":
        # Become the program: a signal to this process reaches it.
        sys.stdout.flush()
        os.execve(command[0], command, variables)
    return subprocess.run(command, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
