"""Backups as bytes: whole ones, and ones that somebody has made or broken by hand."""

import datetime
import hashlib
import io
import json
from collections.abc import Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.formats.backup.archive_reader import BackupArchive
from app.formats.backup.archive_writer import MANIFEST, backup_pieces
from app.formats.backup.entry_names import entry_name
from app.formats.backup.manifest import SCHEMA
from app.formats.backup.recognition import FIRST
from tests.support.workplace import TODAY


def backup_of(files: Mapping[str, bytes], made_at: datetime.datetime = TODAY) -> bytes:
    """A backup as the program writes it."""
    return b"".join(backup_pieces(files.items(), made_at, "1.0"))


def opened(data: bytes) -> BackupArchive:
    return BackupArchive(io.BytesIO(data), "kopia.zip")


def entries_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(files: Mapping[str, bytes], /, **changes: object) -> bytes:
    """What a manifest of these files says, or something else."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "application_version": "1.0",
        "made_at": TODAY.isoformat(),
        "files": [
            {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for path, data in files.items()
        ],
    }
    return json.dumps({**content, **changes}).encode()


def by_hand(*entries: tuple[ZipInfo | str, bytes], first: bool = True) -> bytes:
    """A ZIP file of these entries, in this order, whatever they are."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for info, data in ((FIRST, b""),) * first + entries:
            archive.writestr(info, data, ZIP_DEFLATED)
    return buffer.getvalue()


def forged(files: Mapping[str, bytes], /, **changes: object) -> bytes:
    """A backup of these files that somebody has made by hand, with a manifest that fits."""
    entries = [(ZipInfo(entry_name(path)), data) for path, data in files.items()]
    return by_hand(*entries, (MANIFEST, manifest_of(files, **changes)))
