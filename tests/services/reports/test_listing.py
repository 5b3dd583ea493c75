"""Lists of reports: what has not changed is not read again, and a wrong index does no harm."""

import datetime
import errno
import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.formats.errors import ReportFileError
from app.formats.report_json import write_report_json
from app.model.report import Report
from app.model.report_stages import as_submitted
from app.services.reports.library import Library
from app.services.reports.listing import Listing
from app.storage.errors import StorageError
from tests.support.failing import FailingDisk
from tests.support.reports import library_in, saying
from tests.support.workplace import TODAY

_MANY = 30


def _numbered(number: int, text: str = "svar") -> Report:
    return saying(text, number).model_copy(update={"report_id": UUID(int=number + 1)})


def _age(folder: Path) -> None:
    """So that the time of the next change is another one."""
    hour_ago = time.time() - 3600
    for path in folder.rglob("*.json"):
        os.utime(path, (hour_ago, hour_ago))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """With many reports, written an hour ago."""
    library = library_in(tmp_path)
    for number in range(_MANY):
        report = _numbered(number)
        library.save(as_submitted(report, 1, TODAY) if number % 2 else report)
    _age(tmp_path)
    return library


def _index(folder: Path) -> Path:
    return folder / "reports" / "index"


def _counting(folder: Path) -> tuple[Library, FailingDisk]:
    disk = FailingDisk(counted=("read",))
    return library_in(folder, disk), disk


def _change_index(folder: Path, change: Callable[[Any], object]) -> None:
    """As if the program had written something else."""
    content = json.loads(_index(folder).read_bytes().partition(b"\n")[2])
    change(content)
    data = json.dumps(content).encode()
    _index(folder).write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)


def test_the_newest_come_first_and_drafts_are_apart(library: Library) -> None:
    listing = library.listing()
    for listed in (listing.drafts, listing.submitted):
        moments = [one.modified_at for one in listed]
        assert moments == sorted(moments, reverse=True)
        assert [one.report_id for one in library.read_all(listed)] == [
            one.report_id for one in listed
        ]
    assert len(listing.drafts) == len(listing.submitted) == _MANY // 2


def test_what_has_not_changed_is_read_once(library: Library, tmp_path: Path) -> None:
    library, disk = _counting(tmp_path)
    first = library.listing()
    assert disk.asked == _MANY + 1
    assert library.listing() == first
    assert disk.asked == _MANY + 1
    library.save(_numbered(0, "annat"))
    disk.asked = 0
    library.listing()
    assert disk.asked == 1


def test_at_the_next_start_only_the_index_is_read(library: Library, tmp_path: Path) -> None:
    first = library.listing()
    again, disk = _counting(tmp_path)
    assert again.listing() == first
    assert disk.asked == 1


def test_for_a_few_reports_no_index_is_written(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.save(_numbered(0))
    library.listing()
    assert not _index(tmp_path).exists()


def test_what_was_written_just_now_is_read_again_though_it_looks_the_same(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    for text, minute in (("ett", 1), ("två", 2)):
        report = saying(text).model_copy(
            update={"modified_at": TODAY + datetime.timedelta(minutes=minute)}
        )
        library.save(report)
        path = next((tmp_path / "reports" / "drafts").iterdir())
        now = time.time()
        os.utime(path, (now, now))
        assert library.listing().drafts[0].modified_at == report.modified_at


def test_what_another_window_has_changed_is_seen(library: Library, tmp_path: Path) -> None:
    before = library.listing()
    moment = TODAY + datetime.timedelta(days=1)
    library_in(tmp_path).save(_numbered(0).model_copy(update={"modified_at": moment}))
    after = library.listing()
    assert after.drafts[0].modified_at == moment
    assert after.submitted == before.submitted


def test_what_is_gone_or_damaged_is_not_listed_from_memory(
    library: Library, tmp_path: Path
) -> None:
    library.listing()
    drafts = sorted((tmp_path / "reports" / "drafts").iterdir())
    drafts[0].unlink()
    drafts[1].write_bytes(b"{half")
    listing = library.listing()
    assert len(listing.drafts) == _MANY // 2 - 2
    assert [(one.path, one.damaged) for one in listing.unreadable] == [(drafts[1], True)]


# An index that is not what this program has written of these files.


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _one_bit_flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "broken",
    [
        lambda _data: b"",
        lambda _data: b"\xff\x00" * 100,
        lambda _data: b"[" * 100_000,
        _half,
        _one_bit_flipped,
    ],
)
def test_a_broken_index_is_as_good_as_none(
    library: Library, tmp_path: Path, broken: Callable[[bytes], bytes]
) -> None:
    first = library.listing()
    _index(tmp_path).write_bytes(broken(_index(tmp_path).read_bytes()))
    assert library_in(tmp_path).listing() == first


@pytest.mark.parametrize(
    "changed",
    [
        lambda content: content.update(program="0.0.0"),
        lambda content: content.update(files=[]),
        lambda content: content.clear(),
        lambda content: next(iter(content["files"].values())).update(report={}),
        lambda content: content["files"].update({"drafts/../../x.json": {}}),
    ],
)
def test_an_index_of_other_content_is_thrown_away(
    library: Library, tmp_path: Path, changed: Callable[[Any], object]
) -> None:
    first = library.listing()
    _change_index(tmp_path, changed)
    again, disk = _counting(tmp_path)
    assert again.listing() == first
    assert disk.asked == _MANY + 1


def test_what_an_index_says_of_another_file_is_not_believed(
    library: Library, tmp_path: Path
) -> None:
    first = library.listing()

    def swap(content: dict[str, Any]) -> None:
        for known in content["files"].values():
            known["report"] = next(iter(content["files"].values()))["report"]

    _change_index(tmp_path, swap)
    assert library_in(tmp_path).listing() == first


def test_what_a_wrong_index_says_is_shown_and_never_opened(
    library: Library, tmp_path: Path
) -> None:
    first = library.listing()

    def rename(content: dict[str, Any]) -> None:
        for known in content["files"].values():
            known["report"]["committee"]["name"] = "Fel nämnd"

    _change_index(tmp_path, rename)
    again = library_in(tmp_path)
    wrong = again.listing().drafts[0]
    assert wrong.committee is not None
    assert wrong.committee.name == "Fel nämnd"
    assert again.read(wrong) == library.read(first.drafts[0])
    # What has been read is listed as it is from then on.
    assert again.listing().drafts[0] == first.drafts[0]


def test_an_index_that_hides_what_has_become_unreadable_is_found_out(
    library: Library, tmp_path: Path
) -> None:
    listed = library.listing().drafts[0]
    path = tmp_path / "reports" / "drafts" / f"{listed.report_id}.json"
    written = path.stat()
    path.write_bytes(b"x" * written.st_size)
    os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
    again = library_in(tmp_path)
    with pytest.raises(ReportFileError):
        again.read(again.listing().drafts[0])
    assert [one.path for one in again.listing().unreadable] == [path]
    # At the next start it is seen at once, so that recovery asks about it.
    anew = library_in(tmp_path).listing().unreadable
    assert [(one.path, one.damaged) for one in anew] == [(path, True)]


def test_a_draft_that_is_damaged_when_it_is_opened_is_listed_as_such(
    library: Library, tmp_path: Path
) -> None:
    report_id = library.listing().drafts[0].report_id
    path = tmp_path / "reports" / "drafts" / f"{report_id}.json"
    written = path.stat()
    path.write_bytes(bytes(written.st_size))
    os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
    # Also where nothing has been listed before.
    with pytest.raises(ReportFileError):
        library_in(tmp_path).draft(report_id)
    assert [one.path for one in library_in(tmp_path).listing().unreadable] == [path]
    with pytest.raises(ReportFileError):
        library.draft(report_id)
    assert [one.path for one in library.listing().unreadable] == [path]


def test_a_disk_that_takes_no_index_lists_all_the_same(library: Library, tmp_path: Path) -> None:
    full = library_in(tmp_path, FailingDisk(1, for_good=True))
    assert full.listing() == library_in(tmp_path).listing()


@pytest.mark.parametrize("refused", [1, 2], ids=["drafts", "submitted"])
def test_a_folder_that_comes_back_is_not_read_anew(
    library: Library, tmp_path: Path, refused: int
) -> None:
    disk = FailingDisk(counted=("read", "stamps"))
    library = library_in(tmp_path, disk)
    first = library.listing()
    disk.fail(refused, OSError(errno.EIO, "the disk is gone"))
    gone = library.listing()
    assert not (gone.drafts and gone.submitted)
    disk.fail(0)
    assert library.listing() == first
    assert "read" not in disk.requests


def test_a_listed_report_that_is_gone_cannot_be_read(library: Library, tmp_path: Path) -> None:
    listed = library.listing().drafts[0]
    (tmp_path / "reports" / "drafts" / f"{listed.report_id}.json").unlink()
    with pytest.raises(StorageError):
        library.read(listed)
    assert list(library.read_all([listed])) == []


def test_a_sent_report_among_the_drafts_is_read_where_it_lies(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    sent = as_submitted(_numbered(0), 1, TODAY)
    library.save(_numbered(0))
    draft = tmp_path / "reports" / "drafts" / f"{sent.report_id}.json"
    draft.write_bytes(write_report_json(sent))
    (listed,) = library.listing().drafts
    assert library.read(listed) == sent


def test_all_versions_of_a_report_are_found_in_a_listing(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    report = _numbered(0)
    library.save(as_submitted(report, 1, TODAY))
    library.save(report)
    listing: Listing = library.listing()
    assert listing.versions(report.report_id) == (*listing.drafts, *listing.submitted)
    assert listing.versions(UUID(int=99)) == ()
