"""Writes a mail as a file (.eml) that mail programs open as a new message."""

import datetime
import hashlib
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from pathlib import PurePath

from app.model.letter import Letter

_TYPES = {
    ".docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "json",
}
_OTHER_TYPE = "octet-stream"
_NAMED = "content-disposition"


class _WholeNames(EmailPolicy):
    """Keeps file names in one piece: not every program reads them in parts (RFC 2231)."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() == _NAMED:
            return SMTP.clone(max_line_length=0).fold_binary(name, value)
        return super().fold_binary(name, value)


_POLICY = _WholeNames(linesep=SMTP.linesep)


def write_mail(
    letter: Letter, attachments: Mapping[str, bytes], written_at: datetime.datetime
) -> bytes:
    """The mail, the same bytes each time; the attachments by their names, which are ASCII.

    Classic Outlook and Thunderbird open a file with X-Unsent as a message to be sent. Sender and id
    are theirs to give, and the date anew when it is sent. Attachments are base64, so that they
    arrive byte for byte. Raises ValueError for a recipient that is not one address.
    """
    mail = EmailMessage(policy=_POLICY)
    # First, for desktops that look at how a file begins: by X-Unsent they would take it for text.
    mail["Date"] = written_at.astimezone(datetime.UTC)
    mail["X-Unsent"] = "1"
    if letter.recipient:
        mail["To"] = _address(letter.recipient)
    if letter.hidden:
        mail["Bcc"] = [_address(one) for one in letter.hidden]
    mail["Subject"] = letter.subject
    mail.set_content(letter.text, cte="quoted-printable")
    for name, data in attachments.items():
        subtype = _TYPES.get(PurePath(name).suffix, _OTHER_TYPE)
        mail.add_attachment(data, maintype="application", subtype=subtype, filename=name)
    if attachments:
        mail.set_boundary(_boundary(letter, attachments))
    return mail.as_bytes()


def _address(text: str) -> Address:
    """One address, with its domain as the network knows it (IDNA), such as xn--malm-8qa.se."""
    person, at, domain = text.rpartition("@")
    try:
        return Address(addr_spec=f"{person}{at}{domain.encode('idna').decode()}")
    except HeaderParseError as error:
        raise ValueError(str(error)) from None


def _boundary(letter: Letter, attachments: Mapping[str, bytes]) -> str:
    # "=_" stands in no text that is quoted-printable, and in nothing that is base64.
    content = hashlib.sha256(letter.model_dump_json().encode())
    for data in attachments.values():
        content.update(hashlib.sha256(data).digest())
    return f"=_{content.hexdigest()[:40]}"
