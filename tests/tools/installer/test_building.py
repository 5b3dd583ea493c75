"""A release: all that is given to others of a version, signed throughout where it is signed."""

import os
import shutil
import subprocess
import zipfile
from itertools import count
from pathlib import Path

import pytest

from tests.tools.installer.conftest import WHEN
from tools.installer.building import Release, build
from tools.installer.product import PROGRAM
from tools.installer.signing import Signer, make_test_certificate, verify
from tools.windows_files import side_picture

_PROGRAMS = ("makensis", "wixl", "msibuild", "osslsigncode", "openssl")

needs_all = pytest.mark.skipif(
    not all(map(shutil.which, _PROGRAMS)), reason="what makes and signs installers is not there"
)


@needs_all
def test_a_release_is_named_after_its_version_and_has_its_checksums(
    frozen: Path, tmp_path: Path
) -> None:
    release = Release(tmp_path / "out", "1.2.3")
    build(frozen, release, when=WHEN, quick=True)
    assert {path.name for path in release.folder.iterdir()} == {
        "Naringslivsrapport-1.2.3-installation.exe",
        "Naringslivsrapport-1.2.3.msi",
        "Naringslivsrapport-1.2.3-windows.zip",
        "SHA256SUMS",
    }
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    checked = subprocess.run(
        command, cwd=release.folder, check=False, capture_output=True, encoding="utf-8"
    )
    assert (checked.returncode, len(checked.stdout.splitlines())) == (0, 3)


@pytest.fixture
def pictures_of_other_days(monkeypatch: pytest.MonkeyPatch) -> None:
    days = count(1)

    def drawn(drawing: Path, folder: Path) -> str:
        path = side_picture(drawing, folder)
        day = next(days) * 24 * 3600
        os.utime(path, (day, day))
        return path

    monkeypatch.setattr("tools.installer.building.side_picture", drawn)


@needs_all
@pytest.mark.usefixtures("pictures_of_other_days")
def test_programs_are_signed_before_they_are_packed_the_same_each_time(
    frozen: Path, tmp_path: Path
) -> None:
    key, certificate = make_test_certificate(tmp_path / "certificate")
    releases = [Release(tmp_path / name, "1.2.3") for name in ("1", "2")]
    for release in releases:
        build(frozen, release, Signer(key, WHEN), when=WHEN, quick=True)
        verify(release.installer, certificate)
        verify(release.msi, certificate)
    with zipfile.ZipFile(releases[0].archive) as packed:
        packed.extract(f"naringslivsrapport/{PROGRAM}", tmp_path)
    verify(tmp_path / "naringslivsrapport" / PROGRAM, certificate)
    assert releases[0].checksums.read_bytes() == releases[1].checksums.read_bytes()
