"""What is installed: the frozen program with its licence beside it, signed, every file as old."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tools.environment import PROJECT
from tools.failure import SetupError
from tools.installer.product import PROGRAMS
from tools.installer.signing import Signer

LICENCE = "LICENS.txt"
_BUNDLED = (
    "Programmet är gjort av fler program och ordlistor, var och en med sin licens. Du läser dem i "
    "programmet, under Hjälp och Om programmet. De ligger också i mappen _internal, i mapparna "
    "resources\\licences, resources\\dictionaries och dem vars namn slutar på .dist-info."
)


@dataclass(frozen=True)
class Payload:
    """A folder as it is installed."""

    folder: Path
    when: int
    """When every file was last changed; seconds since 1970."""

    @property
    def files(self) -> list[PurePosixPath]:
        """By name, wherever they were frozen: the same files give the same installer."""
        return sorted(PurePosixPath(path.relative_to(self.folder)) for path in _files(self.folder))

    @property
    def parts(self) -> list[str]:
        """What stands in the folder itself."""
        return sorted({file.parts[0] for file in self.files})

    @property
    def size(self) -> int:
        return sum((self.folder / file).stat().st_size for file in self.files)

    @property
    def digest(self) -> str:
        whole = hashlib.sha256()
        for file in self.files:
            content = hashlib.sha256((self.folder / file).read_bytes())
            whole.update(f"{content.hexdigest()} {file}\n".encode())
        return whole.hexdigest()


def make_payload(frozen: Path, folder: Path, when: int, signer: Signer | None) -> Payload:
    """Copy the frozen program to `folder`, and make it what is installed."""
    missing = [program for program in PROGRAMS if not (frozen / program).is_file()]
    if missing:
        raise SetupError(f"{frozen} is not the frozen Windows program: {missing[0]} is missing.")
    shutil.copytree(frozen, folder)
    # With a mark of its encoding: the oldest Notepad in use reads it, and NSIS.
    (folder / LICENCE).write_text(licence_text(), "utf-8-sig", newline="\r\n")
    if signer is not None:
        signer.sign_programs(folder, PROGRAMS)
    for path in (*_files(folder), folder):
        os.utime(path, (when, when))
    return Payload(folder, when)


def licence_text() -> str:
    return f"{(PROJECT / 'LICENSE').read_text('utf-8').strip()}\n\n{_BUNDLED}\n"


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
