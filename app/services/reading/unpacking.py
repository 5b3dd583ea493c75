"""Unpacking what came in: a file is itself, a mail or a ZIP file is the files in it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.file_kinds import is_archive
from app.formats.limits import MAX_TOTAL_BYTES
from app.formats.mail.mail_reader import MAX_MAIL_BYTES, Attachment, is_mail, read_mail
from app.formats.mail.outlook_mail import is_outlook_mail, read_outlook_mail
from app.formats.packed_files import PackedFile, packed_files

MAX_BYTES = MAX_MAIL_BYTES
"""Of what is unpacked; of what else is read, less."""

_DEEPEST, _DEEPEST_ARCHIVE, _MOST = 3, 2, 300


@dataclass(frozen=True)
class IncomingFile:
    """A file, or one in a mail or a ZIP file; when it was written and, where known, sent."""

    name: str
    data: bytes
    written_at: datetime.datetime
    sent_at: datetime.datetime | None = None
    attachment: str = ""
    """Its name and those of the mails and ZIP files around it; empty for the file itself."""


@dataclass(frozen=True)
class Unopened:
    """A mail or a ZIP file that cannot be opened, or has no file in it."""

    item: IncomingFile
    error: ReportFileError


Unpacked: TypeAlias = IncomingFile | Unopened


def unpack(file: IncomingFile) -> Iterator[Unpacked]:
    """The file itself, or the files in it, in order, those of mails and ZIP files in it too.

    Where there are more than a few hundred, or too much, the rest is one Unopened.
    """
    left = MAX_TOTAL_BYTES
    inside = _unpack(file, 0, 0)
    for one in islice(inside, _MOST):
        yield one
        left -= len(one.data) if isinstance(one, IncomingFile) else 0
        if left < 0:
            break
    if left < 0 or next(inside, None) is not None:
        yield Unopened(file, ReportFileError(file.name, FormatErrorCode.TOO_BIG))


def _unpack(item: IncomingFile, depth: int, archives: int) -> Iterator[Unpacked]:
    """`depth` is how many mails and ZIP files it is in, `archives` how many of them are ZIP."""
    try:
        yield from _opened(item, depth, archives)
    except ReportFileError as error:
        yield Unopened(item, error)


def _opened(item: IncomingFile, depth: int, archives: int) -> Iterator[Unpacked]:
    contents = _contents(item, archives)
    if contents is None:
        yield item
        return
    code: FormatErrorCode | None
    code = FormatErrorCode.EMPTY if contents.is_archive else FormatErrorCode.NO_ATTACHMENT
    for one in contents.files:
        if depth == _DEEPEST:
            code = FormatErrorCode.TOO_BIG
            break
        code = None
        called = f"{item.attachment}, {one.name}" if item.attachment else one.name
        sent_at = contents.sent_at or item.sent_at
        inside = IncomingFile(one.name, one.data, item.written_at, sent_at, called)
        yield from _unpack(inside, depth + 1, archives + contents.is_archive)
    if code is not None:
        raise ReportFileError(item.name, code)


@dataclass(frozen=True)
class _Contents:
    files: Iterable[Attachment | PackedFile]
    sent_at: datetime.datetime | None = None
    is_archive: bool = False


def _contents(item: IncomingFile, archives: int) -> _Contents | None:
    """What is in a mail or a ZIP file; None for every other file, and for a ZIP too deep inside."""
    data, file = item.data, item.name
    if is_outlook_mail(data):
        mail = read_outlook_mail(data, file)
    elif is_mail(data, file):
        mail = read_mail(data, file)
    elif archives < _DEEPEST_ARCHIVE and is_archive(data):
        return _Contents(packed_files(data, file), is_archive=True)
    else:
        return None
    return _Contents(mail.attachments, mail.sent_at)
