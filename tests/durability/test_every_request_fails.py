"""Every request to the disk fails in turn, in every way: nothing is lost, and it is told.

The same against a writer that writes in place must be found out.
"""

import errno
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.disk import Disk
from app.storage.errors import StorageError, StorageErrorCode
from tests.support.failing import ASKED, FailingDisk
from tests.support.figures import Figures
from tests.support.refusals import ATTEMPTS
from tests.support.refusals.attempt import REFUSALS, Attempt, Refusal
from tests.support.refusals.beside_reports import AddWord, Set
from tests.support.refusals.writing import Autosave, Export
from tests.support.refusals.writing_sets import SaveSet


class _HeldError(PermissionError):
    winerror = 32


_FULL = OSError(errno.ENOSPC, "No space left on device")
_SICK = OSError(errno.EIO, "Input/output error")
_HELD = _HeldError(errno.EACCES, "The process cannot access the file")
_WAYS: dict[str, dict[str, object]] = {
    "full": {"error": _FULL},
    "sick": {"error": _SICK},
    "denied": {"error": PermissionError(errno.EACCES, "Permission denied")},
    "read-only": {"error": OSError(errno.EROFS, "Read-only file system")},
    "half-written": {"error": _FULL, "writes_half": True},
    "held for a moment": {"error": _HELD},
    "held": {"error": _HELD, "for_good": True},
    "full from then on": {"error": _FULL, "for_good": True, "writes_half": True},
    "sick from then on": {"error": _SICK, "for_good": True},
}
_SWEDISH = re.compile(r"([^:]+: )?[^:]*([Dd]isken|inte|öppen|öppnades|finns|filen|program)[^:]*\.")
_FEW_WAYS = ("full", "half-written", "held for a moment", "sick from then on")
_MOST = 400


def _told(error: BaseException) -> Iterator[str]:
    if not isinstance(error, REFUSALS):
        yield f"nobody can tell the officer of {error!r}"
    elif not _SWEDISH.fullmatch(str(error)):
        yield f"this is no Swedish sentence: {error}"


def _try_step(attempt: Attempt) -> tuple[Refusal | None, list[str]]:
    try:
        attempt.do()
    except REFUSALS as error:
        return error, list(_told(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        return StorageError(Path("x"), StorageErrorCode.OTHER), list(_told(error))
    return None, []


def _faults(kind: type[Attempt], folder: Path, way: str) -> tuple[int, list[str]]:
    """How many requests were refused, one by one, and what was wrong after any of them."""
    faults = []
    for number in range(1, _MOST):
        where = folder / str(number)
        disk = FailingDisk(counted=ASKED, **_WAYS[way])  # type: ignore[arg-type]
        attempt = kind(where, disk)
        disk.fails_at = disk.asked + number
        refusal, told = _try_step(attempt)
        failed = disk.has_failed
        request = disk.requests[disk.fails_at - 1] if failed else ""
        disk.fails_at = 0
        found = [*told, *_looked_at(attempt, refusal)]
        faults += [f"{number} ({request}), {way}: {fault}" for fault in found]
        shutil.rmtree(where, ignore_errors=True)
        if not failed:
            return number - 1, faults
    raise AssertionError("the disk never did what it was asked")


def _looked_at(attempt: Attempt, refusal: Refusal | None) -> list[str]:
    try:
        return list(attempt.faults(refusal))
    except Exception as error:  # noqa: BLE001 - a whole disk has nothing to refuse
        return [f"later: {error!r}"]


@pytest.mark.parametrize("kind", ATTEMPTS)
def test_whatever_request_is_refused_nothing_is_lost_and_it_is_told(
    kind: type[Attempt], tmp_path: Path, full: bool, figures: Figures
) -> None:
    ways = tuple(_WAYS) if full else _FEW_WAYS
    tried = [_faults(kind, tmp_path, way) for way in ways]
    assert [fault for _, faults in tried for fault in faults] == []
    each = {refused for refused, _ in tried}
    assert min(each) >= 3
    figures(f"{sum(refused for refused, _ in tried)} requests refused in {len(ways)} ways")


# A writer that writes in place.


def _write_in_place(target: Path, data: bytes, disk: Disk, _pauses: object = ()) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        handle = disk.create(target, 0o600)
        try:
            while data:
                data = data[disk.write(handle, data) :]
            disk.sync(handle)
        finally:
            disk.close(handle)
    except OSError as error:
        raise StorageError.from_os(target, error) from None


def _write_all_in_place(contents: dict[Path, bytes], disk: Disk) -> None:
    for target, data in reversed(contents.items()):
        _write_in_place(target, data, disk)


@pytest.mark.parametrize("way", ["full", "half-written", "sick from then on"])
@pytest.mark.parametrize("kind", [Autosave, Set, AddWord, Export, SaveSet])
def test_one_that_writes_in_place_is_found_out(
    kind: type[Attempt],
    way: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figures: Figures,
) -> None:
    for module in ("file_writing", "settings", "word_list"):
        monkeypatch.setattr(f"app.storage.{module}.write_bytes", _write_in_place)
    monkeypatch.setattr("app.services.sending.export.write_new_together", _write_all_in_place)
    # Settings and words are first written by the same.
    monkeypatch.setattr(_write_in_place, "__defaults__", (Disk(),))
    refused, faults = _faults(kind, tmp_path, way)
    assert refused >= 3
    assert faults != []
    figures(f"{len(faults)} faults in {refused} requests refused")
