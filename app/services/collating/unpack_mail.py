"""Unpacking what came in: a file is itself, a mail is the files attached to it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.mail.mail_reader import Mail, is_mail, read_mail
from app.formats.mail.outlook_mail import is_outlook_mail, read_outlook_mail

_DEEPEST, _MOST = 3, 300


@dataclass(frozen=True)
class IncomingFile:
    """A file, or an attachment of a mail; when it was written and, where known, sent."""

    name: str
    data: bytes
    written_at: datetime.datetime
    sent_at: datetime.datetime | None = None
    attachment: str = ""


@dataclass(frozen=True)
class UnopenedMail:
    """A mail whose attachments cannot be read, or that has none."""

    item: IncomingFile
    error: ReportFileError


def unpack(file: IncomingFile) -> Iterator[IncomingFile | UnopenedMail]:
    """The file itself, or the attachments of a mail, in order, those of attached mails too.

    Where there are more than a few hundred, the rest is one UnopenedMail.
    """
    inside = _unpack(file, 0)
    yield from islice(inside, _MOST)
    if next(inside, None) is not None:
        yield UnopenedMail(file, ReportFileError(file.name, FormatErrorCode.TOO_BIG))


def _unpack(item: IncomingFile, depth: int) -> Iterator[IncomingFile | UnopenedMail]:
    try:
        mail = _mail(item.data, item.name)
    except ReportFileError as error:
        yield UnopenedMail(item, error)
        return
    if mail is None:
        yield item
        return
    if not mail.attachments or depth == _DEEPEST:
        deep = bool(mail.attachments)
        code = FormatErrorCode.TOO_BIG if deep else FormatErrorCode.NO_ATTACHMENT
        yield UnopenedMail(item, ReportFileError(item.name, code))
        return
    for one in mail.attachments:
        called = f"{item.attachment}, {one.name}" if item.attachment else one.name
        sent_at = mail.sent_at or item.sent_at
        inside = IncomingFile(one.name, one.data, item.written_at, sent_at, called)
        yield from _unpack(inside, depth + 1)


def _mail(data: bytes, file: str) -> Mail | None:
    """The mail that a file is; None for one that is none."""
    if is_outlook_mail(data):
        return read_outlook_mail(data, file)
    return read_mail(data, file) if is_mail(data, file) else None
