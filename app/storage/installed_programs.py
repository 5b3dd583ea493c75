"""Which programs the computer has: what it writes mails with, and where they are."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from app.paths import environment_of_other_programs

RegistryReader = Callable[[str, str], str | int | None]
"""The value of a key below the user's or the computer's part of the registry."""

CLASSIC_OUTLOOK = ("outlook.url.mailto", "microsoft outlook")
"""How its names begin, in small letters."""
NEW_OUTLOOK = "ms-outlook"
_ASK = ("xdg-mime", "query", "default", "x-scheme-handler/mailto")
_ANSWER_S = 5
_CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\mailto\UserChoice"
_NOT_CHOSEN = r"Software\Clients\Mail"
_OUTLOOK = r"Software\Microsoft\Office\16.0\Outlook\Preferences"
_PROGRAMS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"


def default_mail_program() -> str:
    """The desktop file or the id in the registry; empty where it cannot be told."""
    return program_in_registry(_read_registry) if sys.platform == "win32" else _ask_desktop()


def _ask_desktop() -> str:
    with environment_of_other_programs():
        environment = dict(os.environ)
    try:
        answer = subprocess.run(
            _ASK,
            capture_output=True,
            check=False,
            timeout=_ANSWER_S,
            stdin=subprocess.DEVNULL,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.decode(errors="replace").strip()


def program_in_registry(read: RegistryReader) -> str:
    """The mail program of a Windows user, where Outlook is either the classic or the new one."""
    program = str(read(_CHOICE, "ProgId") or read(_NOT_CHOSEN, "") or "")
    classic = program.casefold().startswith(CLASSIC_OUTLOOK)
    return NEW_OUTLOOK if classic and read(_OUTLOOK, "UseNewOutlook") == 1 else program


def find_program(program: str) -> str | None:
    """Its path; on Windows as it is registered, for few are where commands are looked for."""
    if sys.platform == "win32":
        name = program if program.endswith(".exe") else f"{program}.exe"
        registered = _read_registry(rf"{_PROGRAMS}\{name}", "")
        if registered:
            return str(registered).strip('"')
    return shutil.which(program)


def _read_registry(key: str, value: str) -> str | int | None:
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                with winreg.OpenKey(root, key) as opened:
                    found, _ = winreg.QueryValueEx(opened, value)
            except OSError:
                continue
            if isinstance(found, str | int):
                return found
    return None
