"""How a backup is known by its beginning."""

FIRST = "naringslivsrapport-backup.txt"
"""The name of its first entry."""
_SIGNATURE = b"PK\x03\x04"
_FIRST_NAME = 30
BEGINNING_BYTES = _FIRST_NAME + len(FIRST)


def begins_as_backup(beginning: bytes) -> bool:
    """Whether a file begins as a backup does, be it whole or not."""
    return beginning.startswith(_SIGNATURE) and beginning.startswith(FIRST.encode(), _FIRST_NAME)
