"""The user's reports on disk: one file each, and one that is broken hides no other."""

import datetime
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest

from app.storage.errors import StorageError
from app.storage.report_store import FoundFile, ReportStore, StoredFile
from app.storage.version_store import MAX_BYTES
from tests.support.crash_leftovers import LONG_AGO
from tests.support.failing import FailingDisk, names_in
from tests.support.workplace import TODAY

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def store(tmp_path: Path) -> ReportStore:
    return ReportStore(tmp_path / "reports")


def _paths(found: list[FoundFile]) -> list[Path]:
    return [file.path for file in found]


def _contents(files: Iterable[StoredFile]) -> list[bytes | str]:
    return [f.content if isinstance(f.content, bytes) else f.content.reason for f in files]


def test_an_empty_store_holds_nothing(store: ReportStore) -> None:
    assert store.drafts() == store.submitted() == []


def test_a_draft_is_kept_and_replaced(store: ReportStore, tmp_path: Path) -> None:
    store.save_draft(ONE, b"first")
    store.save_draft(TWO, b"other")
    store.save_draft(ONE, b"second")
    assert _contents(map(store.file, _paths(store.drafts()))) == [b"second", b"other"]
    assert store.submitted() == []
    assert store.draft_path(ONE) == tmp_path / "reports" / "drafts" / f"{ONE}.json"


def test_every_revision_is_kept(store: ReportStore) -> None:
    store.save_submitted(ONE, 1, b"r1")
    store.save_submitted(ONE, 2, b"r2")
    assert _contents(map(store.file, _paths(store.submitted()))) == [b"r1", b"r2"]
    assert store.submitted_path(ONE, 2).name == f"{ONE}_r2.json"
    assert store.drafts() == []


def test_a_draft_is_removed_and_its_revisions_stay(store: ReportStore) -> None:
    store.save_submitted(ONE, 1, b"r1")
    store.save_draft(ONE, b"draft")
    store.remove_draft(ONE)
    store.remove_draft(ONE)
    assert store.drafts() == []
    assert _contents(map(store.file, _paths(store.submitted()))) == [b"r1"]


def test_a_file_that_cannot_be_read_is_told_beside_the_others(store: ReportStore) -> None:
    store.save_draft(ONE, b"x" * (MAX_BYTES + 1))
    store.save_draft(TWO, b"other")
    store.draft_path(UUID(int=3)).mkdir()
    first, second, third = map(store.file, _paths(store.drafts()))
    assert isinstance(first.content, StorageError)
    assert first.content.reason == "filen är för stor. Välj en annan fil"
    assert second.content == b"other"
    assert isinstance(third.content, StorageError)


def test_other_files_in_the_folder_are_left_alone(store: ReportStore) -> None:
    store.save_draft(ONE, b"draft")
    for name in ("anteckningar.txt", ".dold.json.1234.tmp"):
        store.draft_path(ONE).with_name(name).write_bytes(b"x")
    assert _contents(map(store.file, _paths(store.drafts()))) == [b"draft"]


# Drafts, one by one.


def test_a_draft_is_there_or_not(store: ReportStore) -> None:
    assert store.draft(ONE) is None
    assert not store.holds(ONE)
    store.save_draft(ONE, b"draft")
    assert store.draft(ONE) == b"draft"
    assert (store.holds(ONE), store.holds(TWO)) == (True, False)


def test_an_exported_revision_is_there_or_not(store: ReportStore) -> None:
    store.save_submitted(ONE, 2, b"r2")
    assert (store.sent(ONE, 1), store.sent(ONE, 2), store.sent(TWO, 2)) == (None, b"r2", None)
    assert (store.holds(ONE), store.holds(TWO), store.draft(ONE)) == (True, False, None)


@pytest.mark.parametrize("request_name", ["names", "is_file", "exists", "read"])
def test_what_cannot_be_looked_at_is_not_taken_for_nothing(
    tmp_path: Path, store: ReportStore, request_name: str
) -> None:
    store.save_draft(ONE, b"draft")
    store.save_submitted(TWO, 1, b"r1")
    disk = FailingDisk(1, OSError(errno.EIO, "EIO"), for_good=True, counted=(request_name,))
    sick = ReportStore(tmp_path / "reports", disk)
    with pytest.raises(StorageError):
        if request_name in {"exists", "read"}:
            sick.draft(ONE)
        else:
            sick.holds(TWO)


# What is broken, and what was being written.


def test_what_is_set_aside_is_copied_under_the_moment_and_nothing_is_replaced(
    store: ReportStore, tmp_path: Path
) -> None:
    store.save_draft(ONE, b"{half")
    path = store.draft_path(ONE)
    targets = [store.set_aside(path, ONE, TODAY) for _ in range(2)]
    assert [target.name for target in targets] == [
        f"{ONE}_20220914T093000.000000Z.json",
        f"{ONE}_20220914T093000.000001Z.json",
    ]
    assert {target.read_bytes() for target in targets} == {b"{half"} == {path.read_bytes()}
    assert {target.parent for target in targets} == {tmp_path / "reports" / "damaged"}
    east = datetime.timezone(datetime.timedelta(hours=9))
    assert store.set_aside(path, TWO, TODAY.astimezone(east)).stem.endswith("T093000.000000Z")


def test_what_is_not_there_cannot_be_set_aside(store: ReportStore) -> None:
    with pytest.raises(StorageError):
        store.set_aside(store.draft_path(ONE), ONE, TODAY)
    assert not store.draft_path(ONE).parent.exists()


def test_what_was_being_written_is_found_by_its_draft(store: ReportStore) -> None:
    store.save_draft(ONE, b"draft")
    folder = store.draft_path(ONE).parent
    for name in (
        *(f".{ONE}.json.0123abcd.tmp", f".{TWO}.json.89abcdef.tmp"),
        *(".mine.json.0123abcd.tmp", f".{ONE}.json.tmp", f".{ONE}.json.0123ABCD.tmp", "a.tmp"),
    ):
        (folder / name).write_bytes(b"x")
    found = store.unfinished_drafts()
    assert [report_id for report_id, _ in found] == [ONE, TWO]
    assert _contents([file for _, file in found]) == [b"x", b"x"]
    for _, file in found:
        store.remove_file(file.path)
    assert store.unfinished_drafts() == []
    assert _paths(store.drafts()) == [store.draft_path(ONE)]


def test_a_file_whose_age_is_unknown_is_new(store: ReportStore) -> None:
    assert store.age(store.draft_path(ONE)) == 0


def test_a_sweep_takes_no_drafts_and_stops_at_nothing(tmp_path: Path) -> None:
    left = f".{ONE}.json.0123abcd.tmp"
    for number in range(1, 40):
        folder = tmp_path / str(number)
        for name in ("drafts", "submitted", "sources", f"versions/{ONE}"):
            path = folder / "reports" / name / left
            path.parent.mkdir(parents=True)
            path.write_bytes(b"x")
            os.utime(path, (LONG_AGO, LONG_AGO))
        disk = FailingDisk(number, counted=("names", "is_file", "is_folder", "age", "remove"))
        ReportStore(folder / "reports", disk).sweep(60)
        assert (folder / "reports" / "drafts" / left).exists()
        if not disk.has_failed:
            break
        # One request that is refused keeps nothing but its own folder from being swept.
        assert len(names_in(folder)) <= 2
    assert number > 10
    assert names_in(folder) == [left]
