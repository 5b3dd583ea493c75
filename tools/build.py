"""Freezes the program into a folder that needs no Python, and tries it as a user gets it.

Leaves FOLDER/naringslivsrapport, and the same packed, to be given to others; FOLDER is `dist`.
"""

import argparse
import platform
import shutil
import subprocess
import sys
from pathlib import Path, PurePath

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import system_packages
from tools.environment import PROJECT, Environment, add_options, set_up
from tools.failure import SetupError, exit_code_of, require_writable
from tools.source_date import source_date

NAME = "naringslivsrapport"
_DESKTOP = PROJECT / "resources" / "desktop"


def main(arguments: list[str]) -> int:
    """Set up, freeze, try, pack; returns the exit code."""
    options = _parse(arguments)
    output = options.output.resolve()
    require_writable(output, "name another folder, as in --output FOLDER")
    environment = set_up(options, system_packages.for_freezing(), development=True)
    _run(environment, *freeze_command(output), **freeze_variables())
    if platform.system() == "Linux":
        shutil.copy2(_DESKTOP / "install.sh", output / NAME)
    _run(environment, str(PROJECT / "tools" / "frozen_trial.py"), str(output / NAME))
    shutil.rmtree(output / "work")
    print(_packed(output))
    return 0


def freeze_command(output: PurePath, spec: PurePath = PROJECT / "build.spec") -> tuple[str, ...]:
    """What makes the folder, as arguments to Python."""
    return (
        *("-m", "PyInstaller", str(spec), "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", str(output), "--workpath", str(output / "work")),
    )


def freeze_variables() -> dict[str, str]:
    """With these variables the same source and packages give the same folder, byte for byte."""
    return {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(source_date())}


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=PROJECT / "dist",
        metavar="FOLDER",
        help="where what is built is left (default: dist in the project)",
    )
    add_options(parser)
    return parser.parse_args(arguments)


def _run(environment: Environment, *arguments: str, **variables: str) -> None:
    """Raises SetupError where it fails; it has said why itself."""
    command = [str(environment.python), *arguments]
    told = environment.variables({"PYTHONUTF8": "1", **variables})
    if subprocess.run(command, cwd=PROJECT, env=told, check=False).returncode != 0:
        raise SetupError("The program could not be built; see above.")


def _packed(output: Path) -> str:
    """The folder as one file, named after the version and the system."""
    kind = "zip" if platform.system() == "Windows" else "gztar"
    stem = f"{NAME}-{_version()}-{platform.system().lower()}-{platform.machine().lower()}"
    return shutil.make_archive(str(output / stem), kind, output, NAME)


def _version() -> str:
    sys.path.insert(0, str(PROJECT))
    from app import __version__

    return __version__


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
