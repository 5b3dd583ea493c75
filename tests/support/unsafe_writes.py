"""How a careless program writes, for harnesses to show that they would notice."""

from pathlib import Path

from app.storage import file_writing as files
from app.storage.disk import Disk
from app.storage.errors import StorageError


def write_in_place(target: Path, data: bytes, disk: Disk, _pauses: object = ()) -> None:
    """Empty the target and fill it again, piece by piece. Raises StorageError."""
    try:
        files.make_private_folder(target.parent, disk)
        # The one request that opens a file that is there.
        handle = disk.lock(target, b"")
        assert handle is not None
        try:
            while data:
                data = data[disk.write(handle, data[:512]) :]
        finally:
            disk.unlock(handle)
    except OSError as error:
        raise StorageError.from_os(target, error) from None


def write_json_first(pair: dict[Path, bytes], disk: Disk) -> None:
    """Write the JSON before the document that it names. Raises like `write_new_together`."""
    files.write_new_together(dict(reversed(pair.items())), disk)
