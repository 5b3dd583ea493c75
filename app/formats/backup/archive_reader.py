"""Reads a backup that may be broken or hostile, one file at a time, within a budget.

All of it is looked at before anything of it is used: it is taken whole or refused whole.
"""

import hashlib
import stat
import struct
from collections.abc import Callable
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from app.formats.backup.archive_writer import MANIFEST
from app.formats.backup.entry_names import MAX_FILES, entry_name, folded, path_of_entry
from app.formats.backup.manifest import MAX_BYTES as MAX_MANIFEST_BYTES
from app.formats.backup.manifest import Manifest, read_manifest
from app.formats.backup.recognition import BEGINNING_BYTES, FIRST, begins_as_backup
from app.formats.bounded_archive import LOCAL_HEADER_BYTES, UNREADABLE, what_is_wrong_with
from app.formats.errors import BackupFileError, FormatErrorCode
from app.formats.limits import MAX_PART_BYTES

MAX_TOTAL_BYTES = 4_000_000_000
# Has room for as many files as there may be, by the names that the program gives.
_MAX_DIRECTORY_BYTES = 40_000_000
# Reports are packed to a fifth. A little that is packed to next to nothing does no harm.
_MOST_PACKED, _HARMLESS_BYTES = 100, 100_000_000
_CHUNK = 64 * 1024
# https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.14 to 4.3.16.
_END = struct.Struct("<4s8xI4xH")
_END_SIGNATURE = b"PK\x05\x06"
_LOCATOR = struct.Struct("<4s4xQ4x")
_LOCATOR_SIGNATURE = b"PK\x06\x07"
_END_64 = struct.Struct("<40xQ8x")


class BackupArchive:
    """The files in a backup by path. Raises BackupFileError for one that is to be refused."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        try:
            if _directory_bytes(file) > _MAX_DIRECTORY_BYTES:
                raise self._refusal(FormatErrorCode.BACKUP_TOO_BIG)
            self._archive = ZipFile(file)
            self._entries = self._checked_entries(file)
        except UNREADABLE:
            raise self._refusal(self._why_unreadable(file)) from None
        self.manifest = self._checked_manifest()
        self._files = {one.path: one for one in self.manifest.files}

    @property
    def paths(self) -> tuple[str, ...]:
        """In the order of the manifest."""
        return tuple(self._files)

    def read(self, path: str) -> bytes:
        """A file, compared with its hash."""
        listed = self._files[path]
        data = self._read(self._entries[entry_name(path)], listed.size)
        if len(data) != listed.size or hashlib.sha256(data).hexdigest() != listed.sha256:
            raise self._refusal(FormatErrorCode.BACKUP_DAMAGED)
        return data

    def verify(self, on_read: Callable[[], object] = lambda: None) -> None:
        """Read every file, and compare it with its hash."""
        for path in self._files:
            self.read(path)
            on_read()

    def _refusal(self, code: FormatErrorCode) -> BackupFileError:
        return BackupFileError(self._name, code)

    def _why_unreadable(self, file: BinaryIO) -> FormatErrorCode:
        """It may be cut off, or no backup at all."""
        try:
            file.seek(0)
            ours = begins_as_backup(file.read(BEGINNING_BYTES))
        except OSError:
            ours = True
        return FormatErrorCode.BACKUP_DAMAGED if ours else FormatErrorCode.NO_BACKUP

    def _checked_entries(self, file: BinaryIO) -> dict[str, ZipInfo]:
        infos = [info for info in self._archive.infolist() if not _is_empty_folder(info)]
        entries = {info.filename: info for info in infos}
        if MANIFEST not in entries or FIRST not in entries:
            raise self._refusal(FormatErrorCode.NO_BACKUP)
        total = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
        if (
            len(infos) > MAX_FILES
            or total > min(MAX_TOTAL_BYTES, _MOST_PACKED * packed + _HARMLESS_BYTES)
            or any(info.file_size > MAX_PART_BYTES for info in infos if info.filename != MANIFEST)
        ):
            raise self._refusal(FormatErrorCode.BACKUP_TOO_BIG)

        def header_at(offset: int) -> bytes:
            file.seek(offset)
            return file.read(LOCAL_HEADER_BYTES)

        same_name = len({folded(info.filename) for info in infos}) != len(infos)
        odd = same_name or any(map(_is_no_plain_file, infos))
        if odd or what_is_wrong_with(infos, self._archive.start_dir, header_at) is not None:
            raise self._refusal(FormatErrorCode.BACKUP_DAMAGED)
        return entries

    def _checked_manifest(self) -> Manifest:
        """The manifest, where it names exactly what is there, by names that are safe."""
        manifest = read_manifest(
            self._read(self._entries[MANIFEST], MAX_MANIFEST_BYTES), self._name
        )
        named = {path_of_entry(name) for name in self._entries.keys() - {FIRST, MANIFEST}}
        paths = [one.path for one in manifest.files]
        if named != set(paths) or len({*map(folded, paths)}) != len(paths):
            raise self._refusal(FormatErrorCode.BACKUP_DAMAGED)
        return manifest

    def _read(self, entry: ZipInfo, most: int) -> bytes:
        content = bytearray()
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    content += chunk
                    if len(content) > most:
                        raise self._refusal(FormatErrorCode.BACKUP_DAMAGED)
        except UNREADABLE:
            raise self._refusal(FormatErrorCode.BACKUP_DAMAGED) from None
        return bytes(content)


def _is_empty_folder(info: ZipInfo) -> bool:
    """What other programs put in beside the files of a folder."""
    return info.filename.endswith("/") and info.file_size == 0


def _is_no_plain_file(info: ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in {0, stat.S_IFREG} or info.filename.endswith("/")


def _directory_bytes(file: BinaryIO) -> int:
    """How long the directory is said to be. Raises ValueError where the file has no whole end."""
    end_at = file.seek(0, 2) - _END.size
    signature, length, comment = _END.unpack(_read_at(file, end_at, _END.size))
    if signature != _END_SIGNATURE or comment:
        raise ValueError("no end of a ZIP file")
    if end_at < _LOCATOR.size:
        return int(length)
    locator, at = _LOCATOR.unpack(_read_at(file, end_at - _LOCATOR.size, _LOCATOR.size))
    if locator != _LOCATOR_SIGNATURE:
        return int(length)
    if at != end_at - _LOCATOR.size - _END_64.size:
        # What reads it may look in one place or the other.
        raise ValueError("the end of the ZIP file is not where it is said to be")
    (longer,) = _END_64.unpack(_read_at(file, at, _END_64.size))
    return max(int(length), int(longer))


def _read_at(file: BinaryIO, offset: int, size: int) -> bytes:
    if offset < 0:
        raise ValueError("the file is too short")
    file.seek(offset)
    return file.read(size)
