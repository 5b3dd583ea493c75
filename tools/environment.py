"""The virtual environment the commands run in: made when needed, rebuilt when it does not fit.

The stamp is written last. An environment without a stamp, or with a stamp for another Python,
another place or other dependencies, is half-made or stale.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.failure import SetupError
from tools.lock import only_one

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = PROJECT / ".venv"

_PYPROJECT = PROJECT / "pyproject.toml"
_CONSTRAINTS = PROJECT / "tools" / "constraints.txt"
_DEVELOPMENT = "dev"


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the project installed in it, editable."""

    folder: Path

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
        with only_one(self.folder.with_name(f"{self.folder.name}.lock")) as lock:
            if self._fits(development=development):
                return
            if not self._fits(development=False):
                self._create()
            self._install(lock, development=development)

    def _fits(self, *, development: bool) -> bool:
        if not self.python.exists() or not self._stamp.is_file():
            return False
        digest, _, extra = self._stamp.read_text("utf-8").strip().partition(" ")
        return digest == self._digest() and (extra == _DEVELOPMENT or not development)

    def _digest(self) -> str:
        """Everything the environment was made from and for."""
        here = (platform.python_version(), sys.base_prefix, str(PROJECT), str(self.folder))
        files = (_PYPROJECT, _CONSTRAINTS, Path(__file__))
        parts = [text.encode() for text in here] + [file.read_bytes() for file in files]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()

    def _create(self) -> None:
        self._clear()
        print(f"Making the environment {self.folder}", flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._marker.touch()
        (self.folder / ".gitignore").write_text("*\n", "utf-8")
        command = [sys.executable, "-m", "venv", str(self.folder)]
        if subprocess.run(command, env=_clean_variables(), check=False).returncode != 0:
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
        print("Installing the project and what it depends on", flush=True)
        what = f".[{_DEVELOPMENT}]" if development else "."
        command = [
            *(str(self.python), "-m", "pip", "install", "--quiet", "--no-input"),
            *("--disable-pip-version-check", "--editable", what),
        ]
        # As variables, the pins hold for what pip needs to build the project as well.
        # As an address, the path may have a space in it.
        pins = dict.fromkeys(("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"), _CONSTRAINTS.as_uri())
        # A pip that outlives a killed command keeps the lock, so that nobody builds beside it.
        os.set_inheritable(lock, True)
        result = subprocess.run(
            command, cwd=PROJECT, env=_clean_variables() | pins, close_fds=False, check=False
        )
        if result.returncode != 0:
            raise SetupError("pip could not install the project; see above.")
        extra = _DEVELOPMENT if development else ""
        self._stamp.write_text(f"{self._digest()} {extra}\n", "utf-8")

    def variables(self, more: dict[str, str]) -> dict[str, str]:
        """The environment variables for a program run in the environment."""
        variables = _clean_variables()
        paths = [str(self.python.parent), variables.get("PATH", os.defpath)]
        variables |= {"VIRTUAL_ENV": str(self.folder), "PATH": os.pathsep.join(paths)}
        return variables | more


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that sets up an environment first."""
    parser.add_argument("--environment", type=Path, default=DEFAULT_FOLDER, metavar="FOLDER")
    parser.add_argument(
        "--no-system-packages",
        dest="system_packages",
        action="store_false",
        help="install nothing outside the environment",
    )


def _clean_variables() -> dict[str, str]:
    """Without what makes one Python use the modules of another."""
    unwanted = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}
