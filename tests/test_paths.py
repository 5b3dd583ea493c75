"""The program finds its data from a source tree, from a wheel and when it is frozen."""

import json
import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.paths import (
    bundled_data,
    environment_of_other_programs,
    use_print_service_of_this_computer,
    user_data,
)

PROJECT = Path(__file__).resolve().parents[1]


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_source_tree_has_its_data_beside_the_code() -> None:
    assert bundled_data().forms == PROJECT / "forms"
    assert (bundled_data().report_template / "word" / "document.xml").is_file()


def test_a_frozen_program_has_its_data_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundled_data().forms == tmp_path / "forms"


def test_a_folder_on_a_server_has_a_mailbox_for_each_computer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = user_data(tmp_path).mailbox
    if sys.platform == "win32":
        monkeypatch.setenv("COMPUTERNAME", "EN-ANNAN")
    else:
        monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(nodename="EN-ANNAN"))
    there = user_data(tmp_path).mailbox
    assert there.name == "EN-ANNAN"
    assert here.parent == there.parent and here != there


@pytest.mark.skipif(
    find_spec("hatchling") is None, reason="hatchling, which makes the wheel, is not installed"
)
def test_a_wheel_has_its_data_inside_and_works_from_anywhere(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(installed)
    for name in ("forms", "resources"):
        assert _content(installed / "app" / "_bundled" / name) == _content(PROJECT / name)
    licence = installed / "app" / "_bundled" / "LICENSE"
    assert licence.read_bytes() == (PROJECT / "LICENSE").read_bytes()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "app", "forms", "--json"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
    )
    assert len(json.loads(run.stdout)) == 4


def test_user_data_stays_in_the_folder_that_is_named(tmp_path: Path) -> None:
    data = user_data(tmp_path / "minne")
    assert data.reports == tmp_path / "minne" / "reports"
    assert data.settings.parent == data.forms.parent == tmp_path / "minne"
    assert not (tmp_path / "minne").exists()


def test_without_one_it_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert user_data(None).root.name == "Naringslivsrapport"


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it asked this way")
@pytest.mark.parametrize("said", [None, "print.example"])
def test_printers_are_asked_for_on_this_computer_unless_the_user_says_where(
    monkeypatch: pytest.MonkeyPatch, said: str | None
) -> None:
    monkeypatch.setenv("CUPS_SERVER", said or "")
    if said is None:
        monkeypatch.delenv("CUPS_SERVER")
    use_print_service_of_this_computer()
    assert os.environ["CUPS_SERVER"] == (said or "/run/cups/cups.sock")


@pytest.mark.parametrize("before", [None, "/opt/lib"])
def test_other_programs_load_none_of_the_libraries_of_a_frozen_one(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/program/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    with environment_of_other_programs():
        assert os.environ.get("LD_LIBRARY_PATH") == before
    assert os.environ["LD_LIBRARY_PATH"] == "/program/_internal"


def test_a_program_that_is_not_frozen_shares_what_the_user_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/own")
    with environment_of_other_programs():
        assert os.environ["LD_LIBRARY_PATH"] == "/own"
