"""The exe: its script, and what NSIS makes of it."""

import shutil
from pathlib import Path

import pytest

from app.paths import bundled_data
from tools.installer.nsis import Look, build_installer, payload_script
from tools.installer.payload import Payload
from tools.windows_files import icon, side_picture

needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")


def test_the_script_installs_every_file_where_it_was(payload: Payload) -> None:
    lines = payload_script(payload).splitlines()
    folder = lines.index('SetOutPath "$INSTDIR\\_internal\\forms"')
    assert lines[folder + 1] == f'File "{payload.folder}/_internal/forms/nämnd 1.toml"'
    assert sum(line.startswith("File ") for line in lines) == len(payload.files)
    assert lines.count('!insertmacro ${action} "naringslivsrapport.exe"') == 2


@needs_nsis
def test_the_same_files_give_the_same_installer(payload: Payload, tmp_path: Path) -> None:
    drawing = bundled_data().resources / "icons" / "app.svg"
    look = Look(Path(icon(drawing, tmp_path)), Path(side_picture(drawing, tmp_path)))
    first, second = tmp_path / "1" / "x.exe", tmp_path / "2" / "x.exe"
    for target in (first, second):
        target.parent.mkdir()
        build_installer(payload, "1.2.3", look, target)
        assert sorted(target.parent.iterdir()) == [target]
    assert first.read_bytes() == second.read_bytes()
    assert "Stockholms stad".encode("utf-16-le") in first.read_bytes()
