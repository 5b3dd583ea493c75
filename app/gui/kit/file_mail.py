"""A mail with one file, for whoever is to work on it: made ready, and opened."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.kit.messages import Level, Message
from app.gui.kit.other_programs import HANDED_OVER, TO_BE_OPENED, UNSEEN, Opened
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.waiting import wait_for
from app.model.letter import Letter
from app.services.sending.file_mail import write_file_mail
from app.services.sending.mail_program import WrittenMail

_MAILING = "Gör i ordning mejlet …"
_MAILED = {
    Opened.AS_NEW: f"{HANDED_OVER} Fyll i adressen där. {UNSEEN}",
    Opened.AS_FILE: (
        f"{TO_BE_OPENED} Om det inte syns, eller visas som ett som du har fått, bifogar du filen i "
        "ett eget mejl."
    ),
    Opened.NOT: "Mejlet gick inte att öppna. Bifoga filen i ett eget mejl i stället.",
}


def open_file_mail(letter: Letter, file: Path, services: Services, parent: QWidget) -> Message:
    """What became of it, to be told."""
    now = services.now()

    def make_ready() -> tuple[WrittenMail, list[str]]:
        mail = write_file_mail(letter, file, now)
        return mail, services.mail_command(mail)

    try:
        mail, command = wait_for(make_ready, lambda: None, _MAILING, parent)
    except REFUSALS as error:
        return Message(f"Mejlet gick inte att göra i ordning. {error}", Level.ERROR)
    opened = services.open_mail(mail, command)
    level = Level.ERROR if opened is Opened.NOT else Level.INFO
    return Message(f"{_MAILED[opened]} Filen ligger i {file}.", level, passing=True)
