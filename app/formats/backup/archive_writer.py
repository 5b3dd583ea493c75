"""Writes a backup piece by piece, so that never more than one file of it is in memory."""

import datetime
import hashlib
from collections.abc import Generator, Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from app import PRODUCT_NAME
from app.formats.backup.entry_names import entry_name
from app.formats.backup.manifest import BackedUpFile, write_manifest
from app.formats.backup.recognition import FIRST
from app.model.swedish import local_time

MANIFEST = "manifest.json"
_EARLIEST, _LATEST = 1980, 2107
_POSIX, _PRIVATE_FILE = 3, 0o100600 << 16
_SAYS = (
    f"Det här är en säkerhetskopia från programmet {PRODUCT_NAME}.\r\n"
    "Läs in den i programmet: menyn Arkiv, Läs in säkerhetskopia.\r\n"
)


def backup_pieces(
    files: Iterable[tuple[str, bytes]], made_at: datetime.datetime, application_version: str
) -> Generator[bytes, None, None]:
    """The bytes of the ZIP file, in pieces. `files` are paths with forward slashes and contents.

    The manifest comes last: it tells of what was written, whatever has become of the files since.
    """
    written = _Written()
    listed = []
    with ZipFile(written, "w") as archive:
        archive.writestr(_entry(FIRST, made_at, ZIP_STORED), _SAYS.encode())
        for path, data in files:
            archive.writestr(_entry(entry_name(path), made_at), data)
            sha256 = hashlib.sha256(data).hexdigest()
            listed.append(BackedUpFile(path=path, size=len(data), sha256=sha256))
            yield written.taken()
        manifest = write_manifest(listed, made_at, application_version)
        archive.writestr(_entry(MANIFEST, made_at), manifest)
    yield written.taken()


def _entry(name: str, made_at: datetime.datetime, method: int = ZIP_DEFLATED) -> ZipInfo:
    local = local_time(made_at)
    # What the format can say.
    year = min(max(local.year, _EARLIEST), _LATEST)
    info = ZipInfo(name, (year, local.month, local.day, local.hour, local.minute, local.second))
    # The same whatever system it is made on.
    info.create_system, info.external_attr = _POSIX, _PRIVATE_FILE
    info.compress_type = method
    return info


class _Written:
    """What a ZIP file is written to: no file, so that it never goes back in what is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """There is nothing to wait for."""

    def close(self) -> None:
        """There is nothing to end."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
