"""What is in a file that came in: itself, or all that is attached to it if it is a mail."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.mail.mail_reader import Mail, is_mail, read_mail
from app.formats.mail.outlook_mail import is_outlook_mail, read_outlook_mail

_DEEPEST, _MOST = 3, 300


@dataclass(frozen=True)
class Item:
    """A file, or what is attached to a mail; when it was written, and sent, if that is known."""

    name: str
    data: bytes
    written_at: datetime.datetime
    sent_at: datetime.datetime | None = None
    attachment: str = ""


@dataclass(frozen=True)
class Unopened:
    """A mail whose files cannot be had, or that has none."""

    item: Item
    error: ReportFileError


def taken_apart(item: Item) -> Iterator[Item | Unopened]:
    """The files in a file, in order; mails that are attached to mails are opened too.

    Of more than a few hundred the rest is told of as one that cannot be had.
    """
    inside = _taken_apart(item, 0)
    yield from islice(inside, _MOST)
    if next(inside, None) is not None:
        yield Unopened(item, ReportFileError(item.name, FormatErrorCode.TOO_BIG))


def _taken_apart(item: Item, depth: int) -> Iterator[Item | Unopened]:
    try:
        mail = _mail(item.data, item.name)
    except ReportFileError as error:
        yield Unopened(item, error)
        return
    if mail is None:
        yield item
        return
    if not mail.attachments or depth == _DEEPEST:
        deep = bool(mail.attachments)
        code = FormatErrorCode.TOO_BIG if deep else FormatErrorCode.NO_ATTACHMENT
        yield Unopened(item, ReportFileError(item.name, code))
        return
    for one in mail.attachments:
        called = f"{item.attachment}, {one.name}" if item.attachment else one.name
        sent_at = mail.sent_at or item.sent_at
        inside = Item(one.name, one.data, item.written_at, sent_at, called)
        yield from _taken_apart(inside, depth + 1)


def _mail(data: bytes, file: str) -> Mail | None:
    """The mail that a file is; None for one that is none."""
    if is_outlook_mail(data):
        return read_outlook_mail(data, file)
    return read_mail(data, file) if is_mail(data, file) else None
