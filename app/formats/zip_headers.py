"""Whether a ZIP file says the same in its directory as in front of each entry.

A program that trusts the one reads another file than a program that trusts the other, and entries
that lie on each other are how a small file becomes a large one.
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

DAMAGED = (
    "filen är skadad eller inte hel. Öppna den i Word, spara en kopia och försök med kopian, "
    "eller be avsändaren skicka den igen"
)
NEVER_IN_WORD = (
    "något som inte förekommer i riktiga Word-filer. Öppna den i Word, spara en kopia och försök "
    "med kopian"
)
PASSWORD = (
    "filen är lösenordsskyddad. Spara den utan lösenord i Word (Arkiv > Info > Skydda dokument) "
    "och försök igen"
)

# Signature, flags, method, packed size, size, and how long the name and the rest are.
_LOCAL = struct.Struct("<4s2xHH8xIIHH")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
# Where the sizes stand behind the entry, or in a field for large ones.
_ELSEWHERE = (0, 0xFFFFFFFF)


def what_is_wrong_with(infos: Sequence[ZipInfo], directory: int, data: bytes) -> str | None:
    """Why the entries of `data` cannot be trusted, in Swedish; None where they can.

    `directory` is where the directory begins.
    """
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        return PASSWORD
    following = directory
    for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
        if not 0 <= info.header_offset <= directory - _LOCAL.size:
            return DAMAGED
        local = _Local(*_LOCAL.unpack_from(data, info.header_offset))
        end = info.header_offset + _LOCAL.size + local.name + local.rest + info.compress_size
        if local.flags & _ENCRYPTED:
            return PASSWORD
        if not local.agrees_with(info) or end > directory:
            return DAMAGED
        if end > following:
            return f"filen har delar som ligger på varandra, {NEVER_IN_WORD}"
        following = info.header_offset
    return None


class _Local(NamedTuple):
    """What stands in front of an entry."""

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
