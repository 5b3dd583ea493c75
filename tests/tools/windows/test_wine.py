"""How Wine is told what to run, and with what."""

import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from tools.windows.wine import Wine, in_two_tries, windows_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Wine runs on other systems")


@pytest.fixture
def echo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wine:
    """A Wine that says how it was started."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "wine"
    program.write_text('#!/bin/sh\necho "$@"\nenv\necho so >&2\nexit 3\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return Wine(tmp_path / "prefix")


def test_a_path_is_on_the_drive_that_shows_this_computer() -> None:
    path = windows_path(Path("/tmp/å ä/b.txt"))
    assert path == PureWindowsPath("Z:\\tmp\\å ä\\b.txt")
    assert str(path / "c") == "Z:\\tmp\\å ä\\b.txt\\c"


def test_a_program_gets_its_own_windows_and_the_variables_it_is_given(
    echo: Wine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    ended = echo.run(["a.exe", Path("b c")], variables={"QT_QPA_PLATFORM": "offscreen", "X": "å"})
    lines = ended.stdout.splitlines()
    assert (lines[0], ended.returncode, ended.stderr) == ("a.exe b c", 3, "so\n")
    assert {f"WINEPREFIX={echo.prefix}", "X=å", "WINEQT_QPA_PLATFORM=offscreen"} <= set(lines)
    assert not [line for line in lines if line.startswith("PYTHONHOME")]


def test_what_a_program_says_is_shown(echo: Wine, capfd: pytest.CaptureFixture[str]) -> None:
    assert echo.show(["a.exe"]) == 3
    shown = capfd.readouterr().out
    assert shown.startswith("a.exe\n")
    assert shown.endswith("so\n")


@pytest.mark.parametrize(("outcomes", "passed"), [("+", True), ("-+", True), ("--", False)])
def test_a_whim_of_wine_is_no_failure_but_what_fails_twice_is(
    outcomes: str, passed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    tries = iter(outcomes)
    assert in_two_tries(lambda: next(tries) == "+") == passed
    assert list(tries) == []
    assert ("Tried once more." in capsys.readouterr().out) == (len(outcomes) > 1)


def test_the_second_try_may_be_of_less() -> None:
    assert in_two_tries(lambda: False, lambda: True)
    assert not in_two_tries(lambda: False, lambda: False)


def test_a_windows_that_is_not_made_at_once_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = tmp_path / "prefix"
    tries: list[bool] = []

    def run(_wine: Wine, command: list[str], **_how: object) -> subprocess.CompletedProcess[str]:
        if command[0] == "wineboot":
            tries.append((prefix / "half").exists())
            prefix.mkdir()
            (prefix / "half").touch()
        return subprocess.CompletedProcess(command, 1 if len(tries) == 1 else 0, "", "")

    monkeypatch.setattr(Wine, "run", run)
    monkeypatch.setattr(Wine, "wait", lambda _wine: None)
    Wine(prefix).create()
    assert tries == [False, False]
