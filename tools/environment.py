"""The virtual environment the commands run in: made when needed, rebuilt when it does not fit.

The stamp is written last. An environment without a stamp, or with a stamp for another Python,
another place or other dependencies, is half-made or stale.
"""

import argparse
import errno
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tools import system_packages
from tools.failure import SetupError
from tools.lock import only_one
from tools.pip_command import run_pip
from tools.progress import follow

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = PROJECT / ".venv"

PYPROJECT = PROJECT / "pyproject.toml"
CONSTRAINTS = PROJECT / "tools" / "constraints.txt"
_DEVELOPMENT = "dev"
# What hatchling asks for when a project is installed editable.
_FOR_EDITABLE = "editables"
_LEAST_FREE = 30_000_000
_MEASURED = {
    False: "90 MB to fetch, 320 MB on the disk",
    True: "150 MB to fetch, 530 MB on the disk",
}
"""What an environment takes, without and with what the checks need; measured on Linux."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the project installed in it, editable."""

    folder: Path
    pinned: bool = True
    """With the versions of tools/constraints.txt; otherwise the newest that are allowed."""

    @property
    def python(self) -> Path:
        if os.name == "nt":
            return self.folder / "Scripts" / "python.exe"
        return self.folder / "bin" / "python"

    @property
    def _stamp(self) -> Path:
        return self.folder / "set-up-done"

    @property
    def _marker(self) -> Path:
        return self.folder / "made-by-tools"

    def program(self, name: str) -> str:
        """The path of a program that pip installed."""
        return str(self.python.with_name(name))

    def ensure(self, *, development: bool) -> None:
        """Make the environment unless it is there, whole and up to date."""
        if self._fits(development=development):
            return
        try:
            with only_one(self.folder.with_name(f"{self.folder.name}.lock")) as lock:
                if self._fits(development=development):
                    return
                if not self._fits(development=False):
                    self._create()
                self._install(lock, development=development)
        except OSError as error:
            raise SetupError(_what_to_do(error, self.folder)) from None

    def _fits(self, *, development: bool) -> bool:
        if not self.python.exists() or not self._stamp.is_file():
            return False
        digest, _, extra = self._stamp.read_text("utf-8").strip().partition(" ")
        return digest == self._digest() and (extra == _DEVELOPMENT or not development)

    def _digest(self) -> str:
        """Everything the environment was made from and for."""
        here = (
            *(platform.python_version(), sys.base_prefix, str(PROJECT), str(self.folder)),
            str(self.pinned),
        )
        files = (PYPROJECT, CONSTRAINTS, Path(__file__))
        return digest_of(here, files)

    def _create(self) -> None:
        if find_spec("ensurepip") is None:
            package = system_packages.for_virtual_environments()[0]
            raise SetupError(f"This Python cannot make an environment: install {package} first.")
        self._clear()
        print(f"Making the environment {self.folder}", flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._marker.touch()
        (self.folder / ".gitignore").write_text("*\n", "utf-8")
        command = [sys.executable, "-m", "venv", str(self.folder)]
        ended = follow(command, lambda _line: None, variables=clean_variables())
        if ended.exit_code != 0:
            if shutil.disk_usage(self.folder).free < _LEAST_FREE:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            print(*ended.lines, sep="\n", file=sys.stderr)
            raise SetupError("Python could not make a virtual environment; see above.")

    def _clear(self) -> None:
        """Remove what is in the way, but never a folder that somebody may have use for."""
        if not self.folder.exists():
            return
        if Path(sys.prefix).resolve() == self.folder:
            raise SetupError(
                f"The environment {self.folder} is out of date and this command runs in it. "
                "Run the command with the Python outside it."
            )
        ours = self.folder == DEFAULT_FOLDER or self._marker.exists()
        if not self.folder.is_dir() or not (ours or not any(self.folder.iterdir())):
            raise SetupError(f"{self.folder} is in the way: move it, or name another folder.")
        shutil.rmtree(self.folder)

    def _install(self, lock: int, *, development: bool) -> None:
        self._stamp.unlink(missing_ok=True)
        much = _MEASURED[development]
        print(f"Installing the project and what it depends on: about {much}", flush=True)
        # A pip that outlives a killed command keeps the lock, so that nobody builds beside it.
        os.set_inheritable(lock, True)
        # On its own, so that it is heard whether the network answers: what a build needs, pip gets
        # in silence.
        self.pip("install", "--quiet", *_build_requirements())
        extra = _DEVELOPMENT if development else ""
        project = f".[{extra}]" if extra else "."
        self.pip("install", "--no-build-isolation", "--editable", project)
        compile_modules(self.python, PROJECT / "app", self.folder)
        self._stamp.write_text(f"{self._digest()} {extra}\n", "utf-8")

    def pip(self, *arguments: str) -> None:
        """Run the environment's pip, with the versions that are pinned. Raises SetupError."""
        # As an address, the path may have a space in it.
        pins = {"PIP_CONSTRAINT": CONSTRAINTS.as_uri()} if self.pinned else {}
        run_pip(self.python, arguments, folder=PROJECT, variables=clean_variables() | pins)

    def variables(self, more: dict[str, str]) -> dict[str, str]:
        """The environment variables for a program run in the environment."""
        variables = clean_variables()
        paths = [str(self.python.parent), variables.get("PATH", os.defpath)]
        variables |= {"VIRTUAL_ENV": str(self.folder), "PATH": os.pathsep.join(paths)}
        return variables | more


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that sets up an environment first."""
    parser.add_argument(
        "--environment",
        type=Path,
        default=DEFAULT_FOLDER,
        metavar="FOLDER",
        help="where the environment is made or found (default: .venv in the project)",
    )
    parser.add_argument(
        "--unpinned",
        dest="pinned",
        action="store_false",
        help="the newest versions that are allowed, not those of tools/constraints.txt",
    )
    parser.add_argument(
        "--no-system-packages",
        dest="system_packages",
        action="store_false",
        help="install nothing outside the environment",
    )


def set_up(
    options: argparse.Namespace, packages: Sequence[str] = (), *, development: bool
) -> Environment:
    """The environment that was asked for, ready, and the system packages that Qt needs, with more.

    Raises SetupError.
    """
    if options.system_packages:
        needed = (*system_packages.QT, *system_packages.for_virtual_environments())
        system_packages.ensure((*needed, *packages))
    environment = Environment(options.environment.resolve(), options.pinned)
    environment.ensure(development=development)
    return environment


def _build_requirements() -> list[str]:
    with PYPROJECT.open("rb") as file:
        return [*tomllib.load(file)["build-system"]["requires"], _FOR_EDITABLE]


def _what_to_do(error: OSError, folder: Path) -> str:
    if error.errno == errno.ENOSPC:
        return f"The disk is full: make room in {folder}, and run the command again."
    return (
        f"The environment cannot be made in {folder} ({error.strerror}): name a folder that you "
        "may write in, as in --environment FOLDER."
    )


def digest_of(texts: Iterable[str], files: Iterable[Path]) -> str:
    """Tells whether something that was made from these has to be made anew."""
    parts = [text.encode() for text in texts] + [file.read_bytes() for file in files]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def compile_modules(python: Path, *folders: Path) -> None:
    """Compile what stands in these folders, so that not even the first start does it.

    pip does it for what it installs, unless it was told not to, and never for what is editable.
    """
    command = [str(python), "-m", "compileall", "-q", "-q", *map(str, folders)]
    # Some packages have templates that are no modules.
    subprocess.run(command, env=clean_variables(), stdout=subprocess.DEVNULL, check=False)


def clean_variables() -> dict[str, str]:
    """The environment variables without what makes one Python use the modules of another.

    And without what has all of the program compiled anew at every start.
    """
    unwanted = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    unwanted |= {"PYTHONDONTWRITEBYTECODE", "PIP_NO_COMPILE"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}
