"""How a mail becomes a new message in the program that the computer writes mails with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from app.storage.installed_programs import CLASSIC_OUTLOOK, default_mail_program, find_program

if TYPE_CHECKING:
    from app.model.letter import Letter

Find = Callable[[str], str | None]
"""The path of a program by its name."""


@dataclass(frozen=True)
class WrittenMail:
    """A mail that lies as a file, with the words and files that are in it."""

    letter: "Letter"
    file: Path
    attachments: tuple[Path, ...] = ()


def mail_command(mail: WrittenMail) -> list[str]:
    """See `command_for`, for the mail program of this computer. May take some seconds."""
    return command_for(default_mail_program(), mail)


def command_for(program: str, mail: WrittenMail, find: Find = find_program) -> list[str]:
    """The command that shows a mail as a new message with its attachments.

    Empty where the program is not known to do that: then there is the file. Which program opens the
    file is another choice of the user's, so that known programs are started with it. `program` is a
    desktop file or an id in the registry.
    """
    name = program.casefold()
    if name.startswith(CLASSIC_OUTLOOK):
        return _with_path(find("outlook.exe"), ["/eml", str(mail.file)])
    if "thunderbird" in name:
        return _with_path(find("thunderbird"), [str(mail.file)])
    if "evolution" in name:
        by_desktop = _with_path(find("xdg-email"), _for_desktop(mail))
        return by_desktop or _with_path(find("evolution"), [_mailto(mail, mail.attachments)])
    if "claws" in name:
        attached = ["--attach", *map(str, mail.attachments)] if mail.attachments else []
        return _with_path(find("claws-mail"), ["--compose", _mailto(mail), *attached])
    return []


def _with_path(path: str | None, arguments: list[str]) -> list[str]:
    return [path, *arguments] if path else []


def _for_desktop(mail: WrittenMail) -> list[str]:
    letter = mail.letter
    command = ["--utf8", "--subject", letter.subject, "--body", letter.text]
    for option, values in (("--bcc", letter.hidden), ("--attach", mail.attachments)):
        for value in values:
            command += [option, str(value)]
    return [*command, letter.recipient] if letter.recipient else command


def _mailto(mail: WrittenMail, attachments: Sequence[Path] = ()) -> str:
    """An address of the web (RFC 6068); `attach` is no part of that, and Evolution's own."""
    letter = mail.letter
    fields = [
        *(("bcc", address) for address in letter.hidden),
        ("subject", letter.subject),
        ("body", letter.text.replace("\n", "\r\n")),
        *(("attach", str(path)) for path in attachments),
    ]
    query = "&".join(f"{name}={quote(value, safe='@/')}" for name, value in fields)
    return f"mailto:{quote(letter.recipient, safe='@')}?{query}"
