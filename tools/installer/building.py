"""Everything that is given to others, from the frozen Windows program."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app import __version__
from tools.environment import PROJECT
from tools.installer.archive import CHECKSUMS, pack, write_checksums
from tools.installer.msi import build_msi
from tools.installer.nsis import Look, build_installer
from tools.installer.payload import make_payload
from tools.installer.product import FOLDER
from tools.installer.signing import Signer
from tools.windows_files import icon, side_picture

_DRAWING = PROJECT / "resources" / "icons" / "app.svg"


@dataclass(frozen=True)
class Release:
    """The files of a version, in a folder."""

    folder: Path
    version: str = __version__

    @property
    def installer(self) -> Path:
        return self.folder / f"{FOLDER}-{self.version}-installation.exe"

    @property
    def msi(self) -> Path:
        return self.folder / f"{FOLDER}-{self.version}.msi"

    @property
    def archive(self) -> Path:
        return self.folder / f"{FOLDER}-{self.version}-windows.zip"

    @property
    def checksums(self) -> Path:
        return self.folder / CHECKSUMS


def build(
    frozen: Path, release: Release, signer: Signer | None = None, *, when: int, quick: bool = False
) -> None:
    """Make the release of the frozen program; the same files in, the same bytes out.

    `when` is the date that everything gets; seconds since 1970. A timestamp from a server is what
    differs from time to time. A `quick` installer is larger.
    """
    release.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        payload = make_payload(frozen, work / frozen.name, when, signer)
        version = release.version
        look = Look(Path(icon(_DRAWING, work)), Path(side_picture(_DRAWING, work)))
        # NSIS takes the date along.
        os.utime(look.picture, (when, when))
        build_installer(payload, version, look, release.installer, signer, quick=quick)
        build_msi(payload, version, look.icon, release.msi)
        if signer is not None:
            signer.sign(release.installer)
            signer.sign(release.msi)
        pack(payload, release.archive)
    write_checksums([release.installer, release.msi, release.archive], release.checksums)
