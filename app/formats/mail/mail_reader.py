"""Reads a mail that was saved as a file (.eml), and its attachments."""

import datetime
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import PurePosixPath
from typing import cast

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.file_kinds import begins_as_mail
from app.model.base import sanitise

MAX_MAIL_BYTES = 40_000_000
"""Of a whole mail. Most mail systems take 25 million; base64 makes a third more of it."""
MAX_ATTACHMENTS = 100

_MAX_PARTS = 1_000
_SUFFIX = ".eml"
# Each server adds headers before MIME-Version.
_WITHIN = 64 * 1024
# Of the headers that are read: the library's time grows with the square of the length.
_LONGEST_HEADER = 5_000
# What the library raises for broken headers.
_BROKEN = (
    *(LookupError, ValueError, TypeError, AttributeError, AssertionError),
    *(OverflowError, NotImplementedError, MessageError),
)
UNNAMED, FORWARDED = "bilaga utan namn", "vidarebefordrat mejl"
"""What is said of an attachment and of a mail that have no name."""


class _LongHeaderError(Exception):
    pass


class _Bounded(EmailPolicy):
    def header_fetch_parse(self, name: str, value: str) -> str:
        if len(value) > _LONGEST_HEADER:
            raise _LongHeaderError
        parsed: str = super().header_fetch_parse(name, value)
        return parsed


@dataclass(frozen=True)
class Attachment:
    """A file in a mail. From an attached mail, its name begins with the name of that mail."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Mail:
    """The attachments, and when the mail was sent, if it says."""

    sent_at: datetime.datetime | None
    attachments: tuple[Attachment, ...]


def is_mail(data: bytes, file: str) -> bool:
    """Whether a file is a mail, by its beginning, or by its name if it begins with a header."""
    beginning = data[:_WITHIN]
    if begins_as_mail(beginning):
        return True
    named = PurePosixPath(file).suffix.lower() == _SUFFIX
    return named and b":" in beginning.lstrip().partition(b"\n")[0]


def read_mail(data: bytes, file: str) -> Mail:
    """The mail with its attachments; inline pictures are left out.

    Raises ReportFileError for one that is broken, or has more in it than a mail has.
    """
    if len(data) > MAX_MAIL_BYTES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    try:
        mail = cast("EmailMessage", email.message_from_bytes(data, policy=_Bounded()))
        attachments: list[Attachment] = []
        for attachment in _attachments(mail, file):
            attachments.append(attachment)
            if len(attachments) > MAX_ATTACHMENTS:
                raise ReportFileError(file, FormatErrorCode.TOO_BIG)
        return Mail(_sent_at(mail), tuple(attachments))
    except (RecursionError, _LongHeaderError):
        raise ReportFileError(file, FormatErrorCode.TOO_BIG) from None
    except _BROKEN:
        raise ReportFileError(file, FormatErrorCode.MAIL_DAMAGED) from None


def _attachments(mail: EmailMessage, file: str) -> Iterator[Attachment]:
    waiting: list[tuple[EmailMessage, str]] = [(mail, "")]
    seen = 0
    while waiting:
        part, within = waiting.pop(0)
        seen += 1
        if seen > _MAX_PARTS:
            raise ReportFileError(file, FormatErrorCode.TOO_BIG)
        if part.is_multipart():
            if _kind(part) == "message/rfc822":
                within = f"{within}{_name(part) or FORWARDED}, "
            waiting[:0] = [(cast("EmailMessage", one), within) for one in part.get_payload()]
            continue
        name = _name(part)
        if name is not None and not _is_decoration(part):
            yield Attachment(f"{within}{name or UNNAMED}", _content(part))


def _kind(part: EmailMessage) -> str:
    try:
        return part.get_content_type()
    except _BROKEN:
        return ""


def _name(part: EmailMessage) -> str | None:
    """The attachment's name without a folder; None for a part that is only text."""
    try:
        named = part.get_filename() or ""
        attached = part.get_content_disposition() == "attachment"
    except _BROKEN:
        named, attached = "", True
    name = file_name(named)
    attached = attached or bool(named) or _kind(part).startswith("application/")
    return name if name or attached else None


def file_name(named: str) -> str:
    """The name of a file without a folder, cut if it is too long."""
    clean = " ".join(str(sanitise(named)).split())
    return re.split(r"[\\/]", clean)[-1][:200].strip()


def _is_decoration(part: EmailMessage) -> bool:
    try:
        return _kind(part).startswith("image/") and part["content-id"] is not None
    except _BROKEN:
        return False


def _content(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _sent_at(mail: EmailMessage) -> datetime.datetime | None:
    try:
        # The date of a draft is when it was written.
        if mail["x-unsent"] == "1":
            return None
        date = mail["date"]
        moment = date.datetime if date is not None else None
        if not isinstance(moment, datetime.datetime):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        utc = moment.astimezone(datetime.UTC)
    except _BROKEN:
        return None
    # The first and the last year overflow in other time zones.
    return None if utc.year in {datetime.MINYEAR, datetime.MAXYEAR} else utc
