"""What kind of file it is, known by how it begins: one to read, or one that holds no report."""

import re
import struct
from enum import Enum, auto
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from app.formats.backup.recognition import begins_as_backup
from app.formats.errors import FormatErrorCode, ReportFileError

# The first part of an OpenDocument file: its name is at 30 bytes, its content comes after.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_IMAGES = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
    *(b"RIFF", b"\x00\x00\x00\x18ftypheic", b"\x00\x00\x00\x1cftypheic", b"\x00\x00\x00$ftypheic"),
)
_FIRST_NAME = 30
# An entry in the directory of a ZIP file.
_ENTRY, _MOST_ENTRIES = b"PK\x01\x02", 20_000
# A PDF's header may follow other bytes.
_WITHIN = 1024
# The first header of a mail: this program's own, or one of the usual.
_MAIL = (b"date:", b"x-unsent:", b"return-path:", b"received:", b"from:", b"delivered-to:")
_MAIL_TOO = b"\nmime-version:"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How older Word files, encrypted ones and Outlook's mails begin (compound files, [MS-CFB])."""
# The name of a property stream in Outlook's .msg.
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_OFFICE, _OPEN_TEXT = "[content_types].xml", "content.xml"
# The parts of documents; some may be missing.
_PARTS = {_OFFICE, _OPEN_TEXT, "_rels/.rels", "word/document.xml", "xl/workbook.xml"}
_TNEF = bytes.fromhex("789F3E22")
_PKCS7 = bytes.fromhex("06092A864886F70D0107")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"mime-version:")
# An object, or a list of more than text, in any encoding.
_JSON = re.compile(rb'[\xef\xbb\xbf\xff\xfe\s]*(?:\{|\[\s*[{\["\]])')


class FileKind(Enum):
    """What a report is read from. What is no other kind is taken for text."""

    JSON = auto()
    WORD = auto()
    PDF = auto()
    OPEN_DOCUMENT = auto()
    TEXT = auto()


def kind_of(data: bytes, file: str) -> FileKind:
    """What a file is to be read as; its name says nothing.

    Raises ReportFileError for one of a kind that is not read.
    """
    code = why_no_report(data)
    if code is not None:
        raise ReportFileError(file, code)
    if _JSON.match(data[:400].replace(b"\0", b"")):
        return FileKind.JSON
    if begins_as_word(data):
        return FileKind.OPEN_DOCUMENT if _is_open_document(data) else FileKind.WORD
    return FileKind.PDF if begins_as_pdf(data) else FileKind.TEXT


def why_no_report(data: bytes) -> FormatErrorCode | None:
    """Which of the kinds that are not read it is; None for what may be a report."""
    beginning = data[:_WITHIN]
    first = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kinds = {
        FormatErrorCode.EMPTY: not data.strip(),
        FormatErrorCode.RTF: first.startswith(b"{\\rtf"),
        FormatErrorCode.SEALED: _is_sealed(data),
        FormatErrorCode.WEB_PAGE: first.startswith(_MARKUP),
        FormatErrorCode.MAIL: begins_as_mail(beginning),
        FormatErrorCode.OUTLOOK_MAIL: data.startswith(OLE) and _OUTLOOK in data,
        FormatErrorCode.IMAGE: data.startswith(_IMAGES),
        FormatErrorCode.BACKUP: begins_as_backup(data),
        FormatErrorCode.PACKED: is_archive(data),
    }
    return next((code for code, fits in kinds.items() if fits), None)


def begins_as_word(data: bytes) -> bool:
    """Whether a file begins as ZIP, or as OLE (older or encrypted)."""
    return data.startswith((b"PK", OLE))


def begins_as_pdf(data: bytes) -> bool:
    """Whether it is a PDF, also with a few other bytes before."""
    return b"%PDF-" in data[:_WITHIN]


def begins_as_mail(beginning: bytes) -> bool:
    """Whether a file begins with the headers of a mail."""
    first = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return first.startswith(_MAIL) and _MAIL_TOO in first


def is_archive(data: bytes) -> bool:
    """Whether it is a ZIP file of files, no document or backup that is one."""
    names = _names_in(data) if data.startswith(b"PK") and not begins_as_backup(data) else set()
    return bool(names) and names.isdisjoint(_PARTS)


def _is_open_document(data: bytes) -> bool:
    """Whether a ZIP file is an OpenDocument file, also one that is cut off or packed anew."""
    if data.startswith(_OPEN_DOCUMENT, _FIRST_NAME):
        return True
    names = _names_in(data) if _OPEN_TEXT.encode() in data else set()
    return _OPEN_TEXT in names and _OFFICE not in names


def _names_in(data: bytes) -> set[str]:
    """The names in a ZIP file, in small letters; none for what is no whole one."""
    # The whole directory is read, however long it is.
    if data.count(_ENTRY) > _MOST_ENTRIES:
        return set()
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {name.lower() for name in archive.namelist()}
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return set()


def _is_sealed(data: bytes) -> bool:
    """A file winmail.dat (TNEF), or one that is signed or encrypted (PKCS #7)."""
    return data.startswith(_TNEF) or (data.startswith(b"0") and _PKCS7 in data[:40])
