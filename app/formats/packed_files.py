"""Reads the files in a ZIP file, one after another, within the budget for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.formats.bounded_archive import BoundedArchive
from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.mail.mail_reader import UNNAMED, file_name

# What macOS puts beside each file.
_BESIDE = "__MACOSX/"


@dataclass(frozen=True)
class PackedFile:
    """A file in a ZIP file, by its name without folders."""

    name: str
    data: bytes


def packed_files(data: bytes, file: str) -> Iterator[PackedFile]:
    """The files in their order; folders, and what systems hide among them, are left out.

    Raises ReportFileError for a ZIP file that is broken, protected, or has too much in it.
    """
    try:
        archive = BoundedArchive(data, file)
    except ReportFileError as error:
        if error.code is FormatErrorCode.PASSWORD:
            raise ReportFileError(file, FormatErrorCode.PACKED_PASSWORD) from None
        raise
    for entry in archive.names():
        name = file_name(entry) or UNNAMED
        if not (entry.endswith("/") or entry.startswith(_BESIDE) or name.startswith(".")):
            yield PackedFile(name, archive.read(entry))
