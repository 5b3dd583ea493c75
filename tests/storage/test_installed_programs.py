"""The desktop or the registry says which program writes mails, or nobody does."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage.installed_programs import (
    NEW_OUTLOOK,
    default_mail_program,
    find_program,
    program_in_registry,
)


def _registry(**values: str | int) -> str:
    def read(_key: str, value: str) -> str | int | None:
        return values.get(value or "default")

    return program_in_registry(read)


def test_windows_says_which_program_and_which_outlook_it_is() -> None:
    classic = "Outlook.URL.mailto.15"
    assert _registry() == ""
    assert _registry(ProgId=classic) == classic
    assert _registry(ProgId=classic, UseNewOutlook=0) == classic
    assert _registry(ProgId=classic, UseNewOutlook=1) == NEW_OUTLOOK
    assert _registry(ProgId="AppXbx2", UseNewOutlook=0) == "AppXbx2"
    assert _registry(ProgId="Thunderbird.Url", UseNewOutlook=1) == "Thunderbird.Url"
    assert _registry(default="Microsoft Outlook") == "Microsoft Outlook"
    assert _registry(default="Microsoft Outlook", UseNewOutlook=1) == NEW_OUTLOOK


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked in another way")
class TestTheDesktop:
    """The answer of `xdg-mime`, which a script gives here."""

    @pytest.fixture
    def programs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PATH", str(tmp_path))
        return tmp_path

    def _install(self, folder: Path, name: str, script: str) -> None:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def test_it_is_asked_for_the_program_that_writes_mails(self, programs: Path) -> None:
        asked = '[ "$*" = "query default x-scheme-handler/mailto" ] && echo claws-mail.desktop'
        self._install(programs, "xdg-mime", asked)
        assert default_mail_program() == "claws-mail.desktop"

    def test_a_program_is_found_where_commands_are_looked_for(self, programs: Path) -> None:
        assert find_program("claws-mail") is None
        self._install(programs, "claws-mail", "exit 1")
        assert find_program("claws-mail") == str(programs / "claws-mail")

    @pytest.mark.parametrize("script", ["exit 4", "printf '\\377'; exit 1", ":"])
    def test_where_it_has_no_answer_nothing_is_known(self, programs: Path, script: str) -> None:
        self._install(programs, "xdg-mime", script)
        assert default_mail_program() in ("", "\ufffd")

    def test_where_it_is_not_there_nothing_is_known(self, programs: Path) -> None:
        assert list(programs.iterdir()) == []
        assert default_mail_program() == ""

    def test_where_it_does_not_answer_it_is_not_waited_for(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def hang(command: list[str], **_: object) -> None:
            raise subprocess.TimeoutExpired(command, 5)

        monkeypatch.setattr(subprocess, "run", hang)
        assert default_mail_program() == ""


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
def test_the_registry_is_read_without_a_fault() -> None:
    assert isinstance(default_mail_program(), str)
    assert find_program("a-program-that-nobody-has") is None
