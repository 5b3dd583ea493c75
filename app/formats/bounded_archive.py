"""Reads ZIP and XML that may be broken or hostile, within a fixed budget.

Only the parts that are asked for are unpacked. Whatever is wrong raises ReportFileError.
"""

import codecs
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lxml import etree

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.file_kinds import OLE
from app.formats.limits import (
    MAX_ELEMENTS,
    MAX_ENTRIES,
    MAX_FILE_BYTES,
    MAX_PART_BYTES,
    MAX_TOTAL_BYTES,
)

# Signature, flags, method, packed size, size, and how long the name and the rest are.
_LOCAL = struct.Struct("<4s2xHH8xIIHH")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
# The sizes follow the entry (data descriptor), or are in the ZIP64 field.
_ELSEWHERE = (0, 0xFFFFFFFF)


LOCAL_HEADER_BYTES = _LOCAL.size
"""Of the part in front of an entry whose length is always the same."""


def what_is_wrong_with(
    infos: Sequence[ZipInfo], directory: int, header_at: Callable[[int], bytes]
) -> FormatErrorCode | None:
    """Why the entries of a ZIP file cannot be trusted; None where they can.

    `directory` is where the directory begins, `header_at` gives the `LOCAL_HEADER_BYTES` at an
    offset before it.
    """
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        return FormatErrorCode.PASSWORD
    following = directory
    for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
        if not 0 <= info.header_offset <= directory - _LOCAL.size:
            return FormatErrorCode.DAMAGED
        local = _Local(*_LOCAL.unpack(header_at(info.header_offset)))
        end = info.header_offset + _LOCAL.size + local.name + local.rest + info.compress_size
        if local.flags & _ENCRYPTED:
            return FormatErrorCode.PASSWORD
        if not local.agrees_with(info) or end > directory:
            return FormatErrorCode.DAMAGED
        if end > following:
            return FormatErrorCode.PARTS_OVERLAP
        following = info.header_offset
    return None


class _Local(NamedTuple):
    """The local header in front of an entry."""

    signature: bytes
    flags: int
    method: int
    packed: int
    size: int
    name: int
    rest: int

    def agrees_with(self, info: ZipInfo) -> bool:
        return (
            self.signature == _SIGNATURE
            and self.method == info.compress_type
            and self.method in {ZIP_STORED, ZIP_DEFLATED}
            and self.packed in {info.compress_size, *_ELSEWHERE}
            and self.size in {info.file_size, *_ELSEWHERE}
        )


_MAX_READS = 2 * MAX_ENTRIES
_MAX_NAMESPACES, _MAX_ATTRIBUTES = 10_000, 500_000
_CHUNK = 64 * 1024

_ENCODING = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_OTHER_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0", b"\0<", b"\0\0")
_ENTRY_SIGNATURE = b"PK\x01\x02"
UNREADABLE = (
    BadZipFile,
    LargeZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class BoundedArchive:
    """A ZIP file's parts by name, read until the budget is used up.

    Part names are case-insensitive, as the format demands.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._bytes_left = MAX_TOTAL_BYTES
        self._elements_left = MAX_ELEMENTS
        self._reads_left = _MAX_READS
        _check_kind(data, file)
        try:
            self._archive = ZipFile(BytesIO(data))
        except UNREADABLE:
            raise self.refusal(FormatErrorCode.DAMAGED) from None
        self._entries = self._checked_entries(data)

    def refusal(self, code: FormatErrorCode) -> ReportFileError:
        """The error that names this file."""
        return ReportFileError(self.file, code)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def names(self) -> list[str]:
        """The names of the parts, in the order of the file's directory."""
        return [info.filename for info in self._entries.values()]

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise self.refusal(FormatErrorCode.DAMAGED)
        self._reads_left -= 1
        if self._reads_left < 0:
            raise self.refusal(FormatErrorCode.TOO_BIG)
        content = bytearray()
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    content += chunk
                    self._bytes_left -= len(chunk)
                    if len(content) > MAX_PART_BYTES or self._bytes_left < 0:
                        raise self.refusal(FormatErrorCode.TOO_BIG)
        except UNREADABLE:
            raise self.refusal(FormatErrorCode.DAMAGED) from None
        return bytes(content)

    def parse(self, content: bytes) -> etree._Element:
        """The root of a part that is XML."""
        self._check_before_parsing(content)
        parser = etree.XMLPullParser(
            events=("start",),
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for start in range(0, len(content), _CHUNK):
                parser.feed(content[start : start + _CHUNK])
                self._count(parser)
            root = parser.close()
        except etree.XMLSyntaxError as error:
            last = getattr(error.error_log, "last_error", None)
            if last is not None and last.type == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from None
            raise self.refusal(FormatErrorCode.DAMAGED) from None
        self._count(parser)
        return root

    def _count(self, parser: etree.XMLPullParser) -> None:
        for _, element in parser.read_events():
            if self._elements_left == 0 or not isinstance(element, etree._Element):
                raise self.refusal(FormatErrorCode.TOO_BIG)
            # The first element comes after a DOCTYPE and before any entity can be used.
            if element.getroottree().docinfo.internalDTD is not None:
                raise self.refusal(FormatErrorCode.DOCTYPE)
            self._elements_left -= 1

    def _check_before_parsing(self, content: bytes) -> None:
        """Refuse what the parser would be slow at, or would decode in another encoding."""
        encoding = _ENCODING.match(content)
        if content.startswith(_OTHER_BOMS) or (encoding and encoding[1].lower() not in _ENCODINGS):
            raise self.refusal(FormatErrorCode.OTHER_ENCODING)
        if content.count(b"xmlns") > _MAX_NAMESPACES or content.count(b"=") > _MAX_ATTRIBUTES:
            raise self.refusal(FormatErrorCode.TOO_BIG)

    def _checked_entries(self, data: bytes) -> dict[str, ZipInfo]:
        infos = self._archive.infolist()
        if len(infos) > MAX_ENTRIES:
            raise self.refusal(FormatErrorCode.TOO_BIG)
        # Declared sizes may lie, so `read` counts for itself; an honest file is refused early.
        if any(info.file_size > MAX_PART_BYTES for info in infos):
            raise self.refusal(FormatErrorCode.TOO_BIG)
        if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
            raise self.refusal(FormatErrorCode.TOO_BIG)

        def header_at(offset: int) -> bytes:
            return data[offset : offset + LOCAL_HEADER_BYTES]

        code = what_is_wrong_with(infos, self._archive.start_dir, header_at)
        if code is not None:
            raise self.refusal(code)
        entries = {info.filename.casefold(): info for info in infos}
        if len(entries) != len(infos):
            raise self.refusal(FormatErrorCode.SAME_PART_TWICE)
        return entries


def _check_kind(data: bytes, file: str) -> None:
    """Refuse what is not a ZIP file, saying what it is instead."""
    if not data:
        raise ReportFileError(file, FormatErrorCode.EMPTY)
    if len(data) > MAX_FILE_BYTES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
    if data.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        code = FormatErrorCode.PASSWORD if encrypted else FormatErrorCode.OLD_WORD
        raise ReportFileError(file, code)
    if not data.startswith(b"PK"):
        raise ReportFileError(file, FormatErrorCode.NO_WORD)
    # zipfile reads the whole directory before its entries can be counted.
    if data.count(_ENTRY_SIGNATURE) > 10 * MAX_ENTRIES:
        raise ReportFileError(file, FormatErrorCode.TOO_BIG)
