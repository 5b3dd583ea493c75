"""After a crash, with others at work and disks that refuse: nothing goes before it is safe."""

import errno
import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.services.reports.draft_saver import open_draft
from app.storage.disk import Disk
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError
from tests.support.crash_leftovers import (
    LONG_AGO,
    NOW,
    ONE,
    Start,
    draft_path,
    left_changed,
    opened,
    unfinished,
)
from tests.support.failing import FailingDisk, disks_failing_in_turn, names_in
from tests.support.reports import said, saying


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


# Others meanwhile.


def test_what_another_window_has_taken_meanwhile_is_not_touched(
    start: Start, tmp_path: Path
) -> None:
    left_changed(tmp_path)
    found = start.found()
    saver = open_draft(saying("x"), start.library, NOW, uuid4)
    for choice in (start.recovery.keep_newest, start.recovery.restore_previous):
        with pytest.raises(LockedElsewhereError):
            choice(found)
    assert start.drafts == ["after all"]
    saver.release()


def test_what_was_changed_since_it_was_found_is_not_written_over(
    start: Start, tmp_path: Path
) -> None:
    left_changed(tmp_path)
    found = start.found()
    start.library.save(saying("from another computer", 200))
    for choice in (start.recovery.keep_newest, start.recovery.restore_previous):
        with pytest.raises(StorageError, match="ändrats sedan programmet startade"):
            choice(found)
    assert start.drafts == ["from another computer"]
    assert said(start.found().report) == "from another computer"


def test_a_damaged_draft_that_has_become_whole_is_not_set_aside(
    start: Start, tmp_path: Path
) -> None:
    draft_path(tmp_path, b"{")
    found = start.found()
    start.library.save(saying("synchronised by now"))
    with pytest.raises(StorageError, match="ändrats sedan programmet startade"):
        start.recovery.set_aside(found)
    assert start.drafts == ["synchronised by now"]


def test_a_draft_that_is_damaged_while_a_window_has_it_open_is_that_windows(
    start: Start, tmp_path: Path
) -> None:
    saver = opened(tmp_path)
    draft_path(tmp_path, b"{")
    assert start.recovery.find() == ()
    saver.release()
    assert start.found().damaged


def test_two_reports_at_once_are_two_questions(start: Start, tmp_path: Path) -> None:
    left_changed(tmp_path)
    other = UUID(int=9)
    second = saying("second").model_copy(update={"report_id": other})
    unfinished(tmp_path, second, other)
    by_id = {found.report_id: found for found in start.recovery.find()}
    assert {key: said(found.report) for key, found in by_id.items()} == {
        ONE: "after all",
        other: "second",
    }
    start.recovery.restore_previous(by_id[ONE])
    assert said(start.found().report) == "second"
    start.recovery.keep_newest(by_id[other])
    assert sorted(start.drafts) == ["before", "second"]


# Disks that refuse.


@pytest.mark.parametrize("request_name", ["read", "names", "is_file", "lock"])
@pytest.mark.parametrize("for_good", [True, False])
def test_what_cannot_be_looked_at_is_left_for_the_next_start(
    tmp_path: Path, request_name: str, for_good: bool
) -> None:
    for number in range(1, 30):
        folder = tmp_path / str(number)
        left_changed(folder)
        path = unfinished(folder, saying("in writing", 200), ONE)
        disk = FailingDisk(
            number, OSError(errno.EIO, "EIO"), for_good=for_good, counted=(request_name,)
        )
        try:
            found = Start(folder, disk).recovery.find()
        except StorageError:
            found = ()
        assert all(said(one.report) == "in writing" for one in found)
        assert path.exists()
        if not disk.has_failed:
            break
        assert said(Start(folder).found().report) == "in writing"
    assert number > 1
    assert not disk.has_failed


@pytest.mark.parametrize("choice", ["keep_newest", "restore_previous"])
def test_a_disk_that_refuses_in_the_middle_is_asked_again_at_the_next_start(
    tmp_path: Path, choice: str
) -> None:
    refused = 0
    for disk in disks_failing_in_turn(for_good=True):
        folder = tmp_path / str(disk.fails_at)
        left_changed(folder)
        unfinished(folder, saying("in writing", 200), ONE)
        found = Start(folder).found()
        sick = Start(folder, disk)
        again = Start(folder)
        try:
            getattr(sick.recovery, choice)(found)
        except StorageError:
            refused += 1
            there = {*again.drafts, *again.versions(), *map(_read, found.unfinished)}
            assert {"before", "after all", "in writing"} <= there
            if choice == "keep_newest":
                assert said(again.found().report) == "in writing"
            getattr(again.recovery, choice)(found)
        assert again.drafts == [said(found.report if choice == "keep_newest" else found.before)]
        assert {"in writing", "after all"} <= {*again.drafts, *again.versions()}
    assert refused > 8


@pytest.mark.parametrize("forgets", ["drafts", "versions"])
def test_what_is_not_read_back_as_it_was_saved_removes_nothing(
    tmp_path: Path, start: Start, forgets: str
) -> None:
    class Forgetful(Disk):
        """Says that it has replaced, and has not."""

        def replace(self, source: Path, target: Path) -> None:
            if forgets not in target.parts:
                super().replace(source, target)

    left_changed(tmp_path)
    path = unfinished(tmp_path, saying("in writing", 200), ONE)
    found = start.found()
    for choice in ("keep_newest", "restore_previous"):
        with pytest.raises(StorageError, match="inte att läsa tillbaka"):
            getattr(Start(tmp_path, Forgetful()).recovery, choice)(found)
    assert path.exists()
    assert start.found() == found


# Sweeping.


def test_what_unfinished_writings_have_left_is_swept_once_it_is_old(
    start: Start, tmp_path: Path
) -> None:
    reports = tmp_path / "reports"
    folders = [tmp_path, reports / "submitted", reports / "sources", reports / "damaged"]
    folders.append(reports / "versions" / str(ONE))
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        for name, old in ((".a.json.0123abcd.tmp", True), (".b.json.0123abcd.tmp", False)):
            (folder / name).write_bytes(b"x")
            if old:
                os.utime(folder / name, (LONG_AGO, LONG_AGO))
        for name in ("mine.tmp", ".c.json.tmp", "d.json"):
            (folder / name).write_bytes(b"x")
            os.utime(folder / name, (LONG_AGO, LONG_AGO))
    start.recovery.find()
    left = [".b.json.0123abcd.tmp", ".c.json.tmp", "d.json", "mine.tmp"]
    assert names_in(tmp_path) == sorted(left * len(folders))


def _read(path: Path) -> str:
    return "in writing" if path.exists() else ""
