"""Mails as Outlook saves them (.msg), of our own making: a compound file by [MS-CFB], version 3."""

import datetime
import struct
from collections.abc import Mapping
from typing import TypeAlias

Storage: TypeAlias = Mapping[str, "bytes | Storage"]

_SECTOR, _MINI, _SMALL = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_FIRST = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)


def outlook_mail(
    attachments: Mapping[str, "bytes | Storage"],
    sent_at: datetime.datetime | None = None,
    content_ids: Mapping[str, str] | None = None,
) -> bytes:
    """A saved mail with these files, or mails, attached by their names."""
    return compound_file(message(attachments, sent_at, content_ids or {}))


def message(
    attachments: Mapping[str, "bytes | Storage"],
    sent_at: datetime.datetime | None = None,
    content_ids: Mapping[str, str] | None = None,
) -> Storage:
    """The same as a storage, to be attached to another."""
    entries = b""
    if sent_at is not None:
        ticks = (sent_at - _FIRST) // datetime.timedelta(microseconds=1) * 10
        entries = struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    made: dict[str, bytes | Storage] = {
        "__properties_version1.0": bytes(32) + entries,
        "__substg1.0_0037001F": "Rapport".encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(attachments.items()):
        kind = "37010102" if isinstance(content, bytes) else "3701000D"
        attachment: dict[str, bytes | Storage] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            f"__substg1.0_{kind}": content,
        }
        if content_ids and name in content_ids:
            attachment["__substg1.0_3712001F"] = content_ids[name].encode("utf-16-le")
        made[f"__attach_version1.0_#{number:08X}"] = attachment
    return made


def compound_file(root: Storage) -> bytes:
    """The bytes of a compound file with this content."""
    writer = _Writer()
    writer.add("Root Entry", root, is_root=True)
    return writer.finished()


class _Writer:
    def __init__(self) -> None:
        self._entries: list[list[int | str]] = []
        self._mini = b""
        self._mini_fat: list[int] = []
        self._sectors: list[bytes] = []
        self._fat: list[int] = []

    def add(self, name: str, content: "bytes | Storage", *, is_root: bool = False) -> int:
        number = len(self._entries)
        # Name, kind, right neighbour, child, first sector, size.
        entry: list[int | str] = [name, 5 if is_root else 1, _NONE, _NONE, 0, 0]
        self._entries.append(entry)
        if isinstance(content, bytes):
            entry[1], entry[5] = 2, len(content)
            entry[4] = self._small(content) if len(content) < _SMALL else self._large(content)
            return number
        before = _NONE
        for inner in sorted(content, key=lambda one: (len(one), one.upper())):
            added = self.add(inner, content[inner])
            if before == _NONE:
                entry[3] = added
            else:
                self._entries[before][2] = added
            before = added
        return number

    def _small(self, content: bytes) -> int:
        if not content:
            return _END
        first = len(self._mini_fat)
        count = -(-len(content) // _MINI)
        self._mini += content.ljust(count * _MINI, b"\0")
        self._mini_fat += [*range(first + 1, first + count), _END]
        return first

    def _large(self, content: bytes) -> int:
        if not content:
            return _END
        first = len(self._sectors)
        pieces = [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
        self._sectors += [piece.ljust(_SECTOR, b"\0") for piece in pieces]
        self._fat += [*range(first + 1, first + len(pieces)), _END]
        return first

    def finished(self) -> bytes:
        self._entries[0][4], self._entries[0][5] = self._large(self._mini), len(self._mini)
        mini_fat = struct.pack(f"<{len(self._mini_fat)}I", *self._mini_fat)
        mini_fat = mini_fat.ljust(-(-len(mini_fat) // _SECTOR) * _SECTOR, b"\xff")
        first_mini, minis = self._large(mini_fat), len(mini_fat) // _SECTOR
        directory = b"".join(map(_packed, self._entries))
        first_directory = self._large(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
        tables = 1
        while tables * 128 < len(self._fat) + tables:
            tables += 1
        places = [*range(len(self._fat), len(self._fat) + tables)]
        fat = [*self._fat, *[_FAT] * tables]
        fat += [_FREE] * (tables * 128 - len(fat))
        header = struct.pack(
            "<8s16sHHHHH6xIIIIIIIII",
            bytes.fromhex("D0CF11E0A1B11AE1"),
            bytes(16),
            *(0x3E, 3, 0xFFFE, 9, 6, 0, tables, first_directory, 0, _SMALL),
            *(first_mini, minis, _END, 0),
        )
        header += struct.pack("<109I", *(places + [_FREE] * 109)[:109])
        return header + b"".join(self._sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _packed(entry: list[int | str]) -> bytes:
    name, kind, right, child, first, size = entry
    written = str(name).encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        *(written.ljust(64, b"\0"), len(written), kind, 1, _NONE, right, child, 0, first, size),
    )
