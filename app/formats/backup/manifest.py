"""The manifest of a backup: what is in it, by whom and when it was made."""

import json
from datetime import datetime

from pydantic import AwareDatetime, Field, ValidationError

from app.formats.backup.entry_names import MAX_FILES
from app.formats.errors import BackupFileError, FormatErrorCode
from app.model.base import CleanLine, Model

SCHEMA = "naringslivsrapport/backup/1"
_KIND = "naringslivsrapport/backup/"
MAX_BYTES = 40_000_000
_MOST_DIGITS = 12


class BackedUpFile(Model):
    """One file: its path below the folder of the user's data, with forward slashes."""

    path: str = Field(max_length=600)
    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Manifest(Model):
    application_version: CleanLine = Field(max_length=100)
    made_at: AwareDatetime
    files: tuple[BackedUpFile, ...]


def write_manifest(files: list[BackedUpFile], made_at: datetime, application_version: str) -> bytes:
    """UTF-8, the files in the order of their paths."""
    content = {
        "schema": SCHEMA,
        "application_version": application_version,
        "made_at": made_at.isoformat(),
        "files": [file.model_dump() for file in sorted(files, key=lambda file: file.path)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(data: bytes, file: str) -> Manifest:
    """Raises BackupFileError, also for one of a newer version of the program."""
    # Counted first: a few megabytes may ask for gigabytes of objects.
    nested = data.count(b"{") + data.count(b"[")
    if len(data) > MAX_BYTES or nested > MAX_FILES + 100 or data.count(b",") > 4 * MAX_FILES:
        raise BackupFileError(file, FormatErrorCode.BACKUP_TOO_BIG)
    try:
        content = json.loads(data.decode(), parse_int=_small)
    except (ValueError, RecursionError):
        raise BackupFileError(file, FormatErrorCode.BACKUP_DAMAGED) from None
    schema = content.pop("schema", None) if isinstance(content, dict) else None
    if schema != SCHEMA:
        newer = isinstance(schema, str) and schema.startswith(_KIND)
        code = FormatErrorCode.BACKUP_NEWER if newer else FormatErrorCode.BACKUP_DAMAGED
        raise BackupFileError(file, code)
    try:
        return Manifest.model_validate(content)
    except (ValidationError, ValueError, RecursionError):
        raise BackupFileError(file, FormatErrorCode.BACKUP_DAMAGED) from None


def _small(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("no size of a file")
    return int(digits)
