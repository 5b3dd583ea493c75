"""Reads a mail that Outlook saved in its own format (.msg), and its attachments.

The names of what is in it are those of [MS-OXMSG]: each property of the mail is a stream that is
called by its number and type, each attachment a storage.
"""

import datetime
import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.file_kinds import OLE
from app.formats.mail.mail_reader import (
    FORWARDED,
    MAX_ATTACHMENTS,
    MAX_MAIL_BYTES,
    UNNAMED,
    Attachment,
    Mail,
    file_name,
)

if TYPE_CHECKING:
    import olefile

_STREAM, _ATTACHMENT = "__substg1.0_", "__attach_version1.0_"
_DATA, _MAIL = f"{_STREAM}37010102", f"{_STREAM}3701000D"
# Text in UTF-16, and in the sender's code page.
_UNICODE, _BYTES = "001F", "001E"
_LONG_NAME, _NAME, _TITLE, _CONTENT_ID = "3707", "3704", "3001", "3712"
_PROPERTIES, _HEADER, _ENTRY = "__properties_version1.0", 32, struct.Struct("<HHIQ")
_SENT, _TIME = 0x0039, 0x0040
_FIRST_MOMENT = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)
_DEEPEST = 5
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf")


def is_outlook_mail(data: bytes) -> bool:
    """Whether a file is a mail in Outlook's own format."""
    return data.startswith(OLE) and _STREAM.encode("utf-16-le") in data


def read_outlook_mail(data: bytes, file: str) -> Mail:
    """The mail with its attachments; inline pictures are left out.

    Raises ReportFileError for one that is broken, or has more in it than a mail has.
    """
    if len(data) > MAX_MAIL_BYTES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    # Seldom needed.
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            content = _Content(opened, file)
            return Mail(content.sent_at(), tuple(content.attachments((), "")))
    except ReportFileError:
        raise
    except (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error) as error:
        raise ReportFileError(file, FormatErrorCode.MAIL_DAMAGED) from error
    except RecursionError:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG) from None


class _Content:
    def __init__(self, opened: "olefile.OleFileIO", file: str) -> None:
        self._opened = opened
        self._file = file
        self._paths = [tuple(path) for path in opened.listdir(streams=True, storages=True)]
        self._left = MAX_ATTACHMENTS

    def attachments(self, within: tuple[str, ...], before: str) -> Iterator[Attachment]:
        """What is attached to the mail, or to one that is attached itself, in its order."""
        depth = len(within)
        if depth > 2 * _DEEPEST:
            raise ReportFileError(self._file, FormatErrorCode.TOO_BIG)
        for path in sorted(self._paths):
            inside = len(path) == depth + 1 and path[:depth] == within
            if not inside or not path[-1].startswith(_ATTACHMENT):
                continue
            self._left -= 1
            if self._left < 0:
                raise ReportFileError(self._file, FormatErrorCode.TOO_BIG)
            name = self._name(path)
            if (*path, _MAIL) in self._paths:
                yield from self.attachments((*path, _MAIL), f"{before}{name or FORWARDED}, ")
            elif (*path, _DATA) in self._paths and not self._is_decoration(path, name):
                yield Attachment(f"{before}{name or UNNAMED}", self._read((*path, _DATA)))

    def sent_at(self) -> datetime.datetime | None:
        """When the mail was sent; None for one that has not been."""
        if (_PROPERTIES,) not in self._paths:
            return None
        entries = self._read((_PROPERTIES,))[_HEADER:]
        whole = len(entries) // _ENTRY.size * _ENTRY.size
        for kind, number, _, value in _ENTRY.iter_unpack(entries[:whole]):
            if (number, kind) == (_SENT, _TIME):
                return _moment(value)
        return None

    def _name(self, attachment: tuple[str, ...]) -> str:
        for number in (_LONG_NAME, _NAME, _TITLE):
            name = file_name(self._text(attachment, number))
            if name:
                return name
        return ""

    def _is_decoration(self, attachment: tuple[str, ...], name: str) -> bool:
        return name.lower().endswith(_PICTURES) and bool(self._text(attachment, _CONTENT_ID))

    def _text(self, attachment: tuple[str, ...], number: str) -> str:
        for kind, encoding in ((_UNICODE, "utf-16-le"), (_BYTES, "cp1252")):
            path = (*attachment, f"{_STREAM}{number}{kind}")
            if path in self._paths:
                return self._read(path).decode(encoding, "replace").rstrip("\0")
        return ""

    def _read(self, path: tuple[str, ...]) -> bytes:
        content: bytes = self._opened.openstream(list(path)).read()
        return content


def _moment(value: int) -> datetime.datetime | None:
    """Of tenths of microseconds since the year 1601 (FILETIME)."""
    try:
        return _FIRST_MOMENT + datetime.timedelta(microseconds=value // 10)
    except OverflowError:
        return None
