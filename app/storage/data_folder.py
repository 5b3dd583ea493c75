"""The folder with the user's data: where it is, whether it can be written, and moving house."""

from collections.abc import Collection
from pathlib import Path

from app.storage import file_reading as reading
from app.storage import file_writing as files
from app.storage.disk import DISK, Disk
from app.storage.errors import OF_ONE_FILE, StorageError, StorageErrorCode
from app.storage.user_files import LEFT_BEHIND, OPEN, REPORTS, is_hidden

_MAX_NOTE, _MAX_FILE = 40_000, 50_000_000
_MOST_NAMED = 20
# After a crash it says which reports to ask the officer about.
_LEFT_BEHIND = LEFT_BEHIND - {OPEN}


def remembered(note: Path, disk: Disk = DISK) -> Path | None:
    """The folder that a note names; None where there is no note.

    Raises StorageError for one that cannot be read: to go on without it would show no reports.
    """
    if not reading.exists(note, disk):
        return None
    named = Path(reading.read_bytes(note, _MAX_NOTE, disk).decode("utf-8", "surrogateescape"))
    if not named.is_absolute():
        raise StorageError(note, StorageErrorCode.OTHER)
    return named


def remember(note: Path, folder: Path, disk: Disk = DISK) -> None:
    """Raises StorageError."""
    files.write_bytes(note, str(folder).encode("utf-8", "surrogateescape"), disk)


def named_before(note: Path, disk: Disk = DISK) -> list[Path]:
    """The folders that a note lists; none where it cannot be read."""
    try:
        lines = reading.read_bytes(note, _MAX_NOTE, disk).decode("utf-8", "surrogateescape")
    except StorageError:
        return []
    return [Path(line) for line in lines.splitlines()]


def remember_named(note: Path, folder: Path, disk: Disk = DISK) -> None:
    """List a folder, too; of many the latest. Raises StorageError."""
    before = named_before(note, disk)
    if folder not in before:
        lines = "\n".join(map(str, [*before[1 - _MOST_NAMED :], folder]))
        files.write_bytes(note, lines.encode("utf-8", "surrogateescape"), disk)


def require_there(folder: Path, disk: Disk = DISK, *, expected: bool) -> None:
    """Raise StorageError where a data folder cannot be reached, or is missed."""
    if not reading.exists(folder, disk) and expected:
        raise StorageError(folder, StorageErrorCode.DATA_GONE, folder)


def require_usable(folder: Path, disk: Disk = DISK, *, expected: bool = False) -> None:
    """Raise StorageError where nothing can be saved in a data folder; one that is new is made.

    One that is `expected` has been there before, and is not made.
    """
    require_there(folder, disk, expected=expected)
    inner = (folder / REPORTS / "drafts", folder / REPORTS)
    files.try_writing(next((one for one in inner if reading.is_folder(one, disk)), folder), disk)


def holds_reports(folder: Path, disk: Disk = DISK) -> bool:
    """Whether it is a data folder with something in it; False where it cannot be read."""
    try:
        return reading.is_folder(folder / REPORTS, disk)
    except StorageError:
        return False


def take_along(source: Path, target: Path, disk: Disk = DISK) -> tuple[str, ...]:
    """Copy a data folder to another that has no reports.

    Gives what does not come along: files that cannot be read or that are there already with other
    content, and what is behind a link. Raises StorageError. What comes of it has reports when all
    of them are there, not before.
    """
    part, reports = target / f"{REPORTS}.part", source / REPORTS
    leave = {source / path for path in _LEFT_BEHIND}
    left_out = [
        *_copy(source, target, disk, {*leave, reports}, over=False),
        *_copy(reports, part, disk, leave, over=True),
    ]
    try:
        # There may be no file to copy.
        files.make_private_folder(part, disk)
        disk.rename(part, target / REPORTS)
        disk.sync_folder(target)
    except OSError as error:
        raise StorageError.from_os(part, error) from None
    return tuple(path.relative_to(source).as_posix() for path in left_out)


def _copy(
    source: Path, target: Path, disk: Disk, leave: Collection[Path], *, over: bool
) -> list[Path]:
    """Gives what is left out, see `take_along`. Writes `over` what is there, or leaves it."""
    left_out = []
    for path in reading.paths_in(source, "*", disk):
        # What was being written in a crash may be all there is of what was typed last.
        hidden = is_hidden(path.name) and not reading.is_temp_file(path.name)
        if hidden or path in leave:
            continue
        if reading.is_own_file(path, disk):
            try:
                data = reading.read_bytes(path, _MAX_FILE, disk)
            except StorageError as error:
                if error.code not in OF_ONE_FILE:
                    raise
                left_out.append(path)
            else:
                there = target / path.name
                if over or not reading.exists(there, disk):
                    files.write_bytes(there, data, disk)
                elif not reading.is_own_file(there, disk) or (
                    reading.read_bytes(there, _MAX_FILE, disk) != data
                ):
                    left_out.append(path)
        elif reading.is_folder(path, disk) and not reading.is_link(path, disk):
            left_out += _copy(path, target / path.name, disk, leave, over=over)
        else:
            left_out.append(path)
    return left_out
