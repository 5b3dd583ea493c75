"""The menu entry and the file type on Linux: whole by themselves, and by the system's own tools."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.paths import bundled_data

DESKTOP = bundled_data().resources / "desktop"
ENTRY = "naringslivsrapport.desktop"
TYPE = "application/vnd.naringslivsrapport+json"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux has these files alone")


def _entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path, "utf-8")
    return parser["Desktop Entry"]


def _needs(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed")


def test_the_entry_opens_files_of_the_type() -> None:
    entry = _entry(DESKTOP / ENTRY)
    assert entry["MimeType"] == f"{TYPE};"
    assert entry["Exec"].endswith(" %f")
    tree = ElementTree.parse(DESKTOP / "naringslivsrapport.xml")
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = tree.getroot().iter(f"{name}mime-type")
    assert kind.get("type") == TYPE
    assert [glob.get("pattern") for glob in kind.iter(f"{name}glob")] == ["*.nrapport"]


@linux_only
def test_the_entry_is_as_the_standard_has_it() -> None:
    _needs("desktop-file-validate")
    run = subprocess.run(
        ["desktop-file-validate", "--no-hints", str(DESKTOP / ENTRY)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


class Installed:
    """The program as it is unpacked in a folder, installed for a user of its own."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "naringslivsrapport"
        self.share = folder / "home" / ".local" / "share"
        resources = self.program.parent / "_internal" / "resources"
        shutil.copytree(DESKTOP, resources / "desktop")
        shutil.copytree(bundled_data().resources / "icons", resources / "icons")
        shutil.copy2(DESKTOP / "install.sh", folder)
        self._script = folder / "install.sh"
        self._environment = {
            "HOME": str(folder / "home"),
            "PATH": os.environ["PATH"],
            "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
        }
        (folder / "home").mkdir()
        # It writes down what it was started with.
        self.program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$HOME/arguments"\n', "utf-8")
        self.program.chmod(0o755)

    def install(self, *arguments: str) -> None:
        self.run(str(self._script), *arguments)

    def run(self, *command: str) -> str:
        ended = subprocess.run(
            command, env=self._environment, capture_output=True, encoding="utf-8", check=False
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()

    @property
    def files(self) -> set[str]:
        """What is there, but for what the system's tools make of it."""
        found = (path.relative_to(self.share) for path in self.share.rglob("*") if path.is_file())
        made = {path for path in found if "naringslivsrapport" in path.name}
        return {path.as_posix() for path in made if path.suffix in {".desktop", ".svg"}} | {
            path.as_posix() for path in made if path.parent.name == "packages"
        }


@pytest.fixture(params=["program", 'en "mapp" med $allt\\ `och` mer'])
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> Installed:
    folder = tmp_path / str(request.param)
    folder.mkdir()
    installed = Installed(folder)
    installed.install()
    return installed


@linux_only
def test_it_is_installed_and_taken_away_again(installed: Installed) -> None:
    assert installed.files == {
        f"applications/{ENTRY}",
        "icons/hicolor/scalable/apps/naringslivsrapport.svg",
        "mime/packages/naringslivsrapport.xml",
    }
    installed.install()
    installed.install("remove")
    assert installed.files == set()


@linux_only
def test_a_file_of_the_type_opens_the_program(installed: Installed, tmp_path: Path) -> None:
    _needs("gio", "update-mime-database", "update-desktop-database")
    report = tmp_path / "från en kollega.nrapport"
    report.write_text('{"schema": "naringslivsrapport/report/1"}', "utf-8")
    said = installed.run("gio", "info", "-a", "standard::content-type", str(report))
    assert said.endswith(TYPE)
    entry = installed.share / "applications" / ENTRY
    installed.run("gio", "launch", str(entry), str(report))
    arguments = installed.program.parent / "home" / "arguments"
    assert arguments.read_text("utf-8") == f"{report}\n"
