"""Mails as they lie in a folder when somebody has saved them (.eml)."""

import datetime
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

SENT = datetime.datetime(2022, 9, 20, 8, 15, tzinfo=datetime.UTC)


def mail(
    attachments: Mapping[str, bytes],
    *,
    sent: datetime.datetime | None = SENT,
    text: str = "Hej! Här kommer vår rapport.",
) -> EmailMessage:
    """A mail with these files attached, with names as Python writes them (RFC 2231)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Åsa Öberg <asa.oberg@stockholm.se>"
    message["To"] = "naringsliv@stockholm.se"
    message["Subject"] = "Uppföljningsrapport näringsliv"
    if sent is not None:
        message["Date"] = format_datetime(sent)
    message.set_content(text)
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def mail_file(attachments: Mapping[str, bytes], **how: object) -> bytes:
    """The same, as a file."""
    return mail(attachments, **how).as_bytes()  # type: ignore[arg-type]


def raw_part(*headers: str, body: bytes = b"{}") -> bytes:
    """A mail that is nothing but one part with these headers, byte for byte."""
    lines = ("From: asa@stockholm.se", "MIME-Version: 1.0", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
