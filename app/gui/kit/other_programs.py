"""Other programs of the computer: what is handed to them, and what is known of that."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from app.paths import environment_of_other_programs

if TYPE_CHECKING:
    from app.services.sending.mail_program import WrittenMail


def open_outside(path: Path) -> bool:
    """False where the system could not open it; not every system knows."""
    with environment_of_other_programs():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def start_program(command: Sequence[str]) -> bool:
    """Start a program that goes on by itself; False where it could not be started."""
    with environment_of_other_programs():
        started, _ = QProcess.startDetached(command[0], command[1:])
    return started


def mail_command(mail: "WrittenMail") -> list[str]:
    """See `app.services.sending.mail_program`."""
    from app.services.sending import mail_program

    return mail_program.mail_command(mail)


HANDED_OVER, TO_BE_OPENED = (
    "Mejlet är lämnat till ditt mejlprogram.",
    "Mejlet är lämnat till datorn för att öppnas.",
)
UNSEEN = "Om mejlet inte syns kan det ligga bakom ett annat fönster."


class Opened(Enum):
    """What became of a mail; whether it is seen, nobody can tell."""

    AS_NEW = auto()
    """The mail program was started, in a way in which it shows a new message."""
    AS_FILE = auto()
    """The system has opened its file, in some way or other."""
    NOT = auto()
