"""What the trial sees at a computer with Windows, told by a Wine that answers as written here."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tools.installer.windows_user import WindowsUser
from tools.windows.wine import Wine

_FOUND = (
    "\nHKEY_CURRENT_USER\\Software\\X\n    (Default)    REG_SZ    Naringslivsrapport.Rapport\n\n"
)
_NOT_FOUND = "reg: Unable to find the specified registry key\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []

    def run(_wine: Wine, command: list[str], **_: object) -> CompletedProcess[str]:
        commands.append([*map(str, command)])
        there = "HKCU\\there" in commands[-1]
        return CompletedProcess(command, 1638, _FOUND if there else _NOT_FOUND, "")

    monkeypatch.setattr(Wine, "run", run)
    return commands


@pytest.fixture
def user(tmp_path: Path) -> WindowsUser:
    return WindowsUser(Wine(tmp_path))


def test_what_the_registry_says(user: WindowsUser, asked: list[list[str]]) -> None:
    assert user.registry(r"HKCU\there") == "Naringslivsrapport.Rapport"
    assert user.registry(r"HKCU\not", "DisplayVersion") is None
    assert asked[0][-1] == "/ve"
    assert asked[1][-2:] == ["/v", "DisplayVersion"]


def test_paths_and_exit_codes_are_those_of_the_other_system(
    user: WindowsUser, asked: list[list[str]]
) -> None:
    assert user.run("msiexec", "/i", Path("/tmp/x.msi"), "/qn") == 1638 & 0xFF
    assert asked == [["msiexec", "/i", "Z:\\tmp\\x.msi", "/qn"]]
