"""The MSI: its files as WiX has them, and what wixl makes of all of it."""

import shutil
import subprocess
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest

from app import APP_USER_MODEL_ID
from app.paths import bundled_data
from tools.installer.msi import build_msi, files_fragment
from tools.installer.payload import Payload
from tools.installer.product import PROG_ID, PROGRAM, product_code
from tools.windows_files import icon

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"

needs_wixl = pytest.mark.skipif(
    not all(map(shutil.which, ("wixl", "msibuild", "msiinfo"))), reason="wixl is not installed"
)


def test_every_file_is_a_component_in_its_folder() -> None:
    files = [PurePosixPath("a.exe"), PurePosixPath("i/f/b.txt"), PurePosixPath("i/f/c.txt")]
    root = ElementTree.fromstring(files_fragment(files, product_code("1.0.0")))
    sources = [file.get("Source") for file in root.iter(f"{WIX}File")]
    assert sources == ["a.exe", "i/f/b.txt", "i/f/c.txt"]
    assert [folder.get("Name") for folder in root.iter(f"{WIX}Directory")] == ["i", "f"]
    components = [component.get("Id") for component in root.iter(f"{WIX}Component")]
    assert components == [reference.get("Id") for reference in root.iter(f"{WIX}ComponentRef")]
    assert len(set(components)) == 3


def test_no_component_is_shared_with_another_version() -> None:
    files = [PurePosixPath("a.exe")]
    codes = {files_fragment(files, product_code(version)) for version in ("1.0.0", "1.0.1")}
    assert len(codes) == 2


@pytest.fixture
def msi(payload: Payload, tmp_path: Path) -> Path:
    return _built(payload, tmp_path / "1")


def _built(payload: Payload, folder: Path) -> Path:
    drawn = Path(icon(bundled_data().resources / "icons" / "app.svg", folder))
    target = folder / "x.msi"
    build_msi(payload, "1.2.3", drawn, target)
    return target


@needs_wixl
def test_the_same_files_give_the_same_msi(msi: Path, payload: Payload, tmp_path: Path) -> None:
    again = _built(payload, tmp_path / "2")
    assert sorted(path.name for path in again.parent.iterdir()) == ["icon.ico", "x.msi"]
    assert again.read_bytes() == msi.read_bytes()


@needs_wixl
def test_it_says_what_is_installed_and_by_whom(msi: Path) -> None:
    summary = _info("suminfo", msi)
    assert "Subject: Näringslivsrapport 1.2.3\n" in summary
    assert "Author: Stockholms stad\n" in summary
    assert "Template: x64;1053\n" in summary
    # 8: for the user alone, without an administrator; 2: the files are compressed.
    assert "Source: 10 (a)\n" in summary
    properties = _rows(msi, "Property")
    assert properties["ProductName"] == "Näringslivsrapport"
    assert properties["ProductVersion"] == "1.2.3"
    assert "ALLUSERS" not in properties
    assert "1252\t_ForceCodepage" in _info("export", msi, "_ForceCodepage")


@needs_wixl
def test_a_report_is_opened_by_the_program_and_the_taskbar_knows_it(msi: Path) -> None:
    registry = _info("export", msi, "Registry")
    assert f'"[INSTALLDIR]{PROGRAM}" "%1"' in registry
    assert f"Software\\Classes\\.nrapport\t\t{PROG_ID}\t" in registry
    assert APP_USER_MODEL_ID in _info("export", msi, "MsiShortcutProperty")


@needs_wixl
def test_actions_come_in_an_order_that_works(msi: Path) -> None:
    steps = {
        name: int(cells[-1])
        for line in _info("export", msi, "InstallExecuteSequence").splitlines()[3:]
        for name, *cells in [line.split("\t")]
    }
    assert steps["CostFinalize"] < steps["TellLocation"] < steps["RegisterProduct"]
    assert steps["InstallInitialize"] < steps["RemoveExistingProducts"] < steps["InstallFiles"]
    assert steps["AppSearch"] < steps["LaunchConditions"]


def _rows(msi: Path, table: str) -> dict[str, str]:
    lines = _info("export", msi, table).splitlines()[3:]
    return {key: value for line in lines for key, _, value in [line.partition("\t")]}


def _info(command: str, msi: Path, *arguments: str) -> str:
    return subprocess.run(
        ["msiinfo", command, str(msi), *arguments],
        capture_output=True,
        check=True,
        env={"CHARSET": "UTF-8", "PATH": "/usr/bin:/bin"},
    ).stdout.decode()
