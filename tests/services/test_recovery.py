"""What a crash has left is found, told and asked about, and nothing goes before it is safe."""

import datetime
import errno
import json
import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.formats.report_json import write_report_json
from app.model.report import Report, as_correction, as_submitted
from app.services.keeping import Keeper, take_up
from app.services.library import Library
from app.services.recovery import Found, Recovery
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.open_reports import HeldElsewhereError
from app.storage.report_store import ReportStore
from tests.support.failing import FailingDisk, disks_failing_in_turn, names_in
from tests.support.remains import LONG_AGO, killed, unfinished
from tests.support.reports import library_in, said, saying, whole_report
from tests.support.workplace import TODAY

ONE = whole_report().report_id
NOW = TODAY + datetime.timedelta(hours=1)


class _Start:
    """The next start of the program, on the same folder."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.store = ReportStore(folder / "reports", disk)
        self.library = Library(self.store)
        self.recovery = Recovery(self.store, self.library, lambda: NOW)

    def found(self) -> Found:
        (found,) = self.recovery.find()
        return found

    @property
    def drafts(self) -> list[str]:
        return [said(draft) for draft in self.library.contents().drafts]

    def versions(self, report_id: UUID = ONE) -> list[str]:
        return [said(version.report) for version in self.library.history.versions(report_id)]


def _opened(folder: Path, report: Report | None = None) -> Keeper:
    """A report that was kept, and then opened a little later."""
    library = library_in(folder)
    report = report or saying("before")
    library.keep(report)
    return take_up(report, library, TODAY + datetime.timedelta(seconds=1), uuid4)


def _draft(folder: Path, content: bytes | None = None) -> Path:
    path = ReportStore(folder / "reports").draft_path(ONE)
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


def _newer_schema() -> bytes:
    content = json.loads(write_report_json(saying("from the future")))
    return json.dumps({**content, "schema": "naringslivsrapport/report/2"}).encode()


@pytest.fixture
def start(tmp_path: Path) -> _Start:
    return _Start(tmp_path)


# Nothing to ask about.


def test_where_nothing_is_left_nothing_is_found(start: _Start, tmp_path: Path) -> None:
    assert start.recovery.find() == ()
    keeper = _opened(tmp_path)
    keeper.keep(saying("after", 90))
    assert start.recovery.find() == ()
    keeper.put_away()
    assert start.recovery.find() == ()
    assert start.drafts == ["after"]


def test_what_was_left_open_unchanged_is_not_asked_about(start: _Start, tmp_path: Path) -> None:
    killed(_opened(tmp_path), tmp_path)
    assert start.recovery.find() == ()
    assert list((tmp_path / "reports" / "open").iterdir()) == []
    assert start.drafts == ["before"]


# Left open, and changed since.


def _left_changed(folder: Path) -> None:
    keeper = _opened(folder)
    keeper.keep(saying("after", 90))
    keeper.keep(saying("after all", 95))
    killed(keeper, folder)


def test_what_was_left_open_and_changed_is_told_with_what_was_before(
    start: _Start, tmp_path: Path
) -> None:
    _left_changed(tmp_path)
    found = start.found()
    assert (said(found.report), said(found.before)) == ("after all", "before")
    assert (found.report_id, found.damaged, found.unfinished) == (ONE, False, ())
    # Until it is answered it is asked again.
    assert start.found() == found


def test_going_on_keeps_what_was_before_as_a_version(start: _Start, tmp_path: Path) -> None:
    _left_changed(tmp_path)
    assert start.recovery.go_on_with(start.found()) == saying("after all", 95)
    assert start.drafts == ["after all"]
    assert "before" in start.versions()
    assert _Start(tmp_path).recovery.find() == ()


def test_going_back_keeps_the_newest_as_a_version_also_when_it_is_opened(
    start: _Start, tmp_path: Path
) -> None:
    _left_changed(tmp_path)
    back = start.recovery.go_back(start.found())
    assert back == saying("before").model_copy(update={"modified_at": NOW})
    assert start.drafts == ["before"]
    assert "after all" in start.versions()
    assert _Start(tmp_path).recovery.find() == ()
    keeper = take_up(back, start.library, NOW, uuid4)
    keeper.keep(saying("afterwards", 3700))
    keeper.put_away()
    assert "after all" in start.versions()


def test_going_back_in_the_very_minute_of_the_crash_keeps_the_newest(tmp_path: Path) -> None:
    keeper = _opened(tmp_path)
    keeper.keep(saying("the last words", 90))
    killed(keeper, tmp_path)
    start = _Start(tmp_path)
    soon = TODAY + datetime.timedelta(seconds=100)
    recovery = Recovery(start.store, start.library, lambda: soon)
    back = recovery.go_back(start.found())
    take_up(back, start.library, soon, uuid4).put_away()
    assert {"the last words", "before"} <= set(start.versions())


def test_going_back_is_possible_where_a_clock_was_ahead(start: _Start, tmp_path: Path) -> None:
    start.library.history.keep(saying("from the future", 400 * 86_400))
    _left_changed(tmp_path)
    start.recovery.go_back(start.found())
    assert start.drafts == ["before"]
    assert {"after all", "from the future"} <= set(start.versions())


def test_what_was_gone_back_from_is_not_newer_by_a_clock_that_is_behind(
    start: _Start, tmp_path: Path
) -> None:
    killed(_opened(tmp_path), tmp_path)
    path = unfinished(tmp_path, saying("in writing", 7200), ONE)

    class Held(Disk):
        def remove(self, removed: Path) -> None:
            if removed == path:
                raise OSError(errno.EACCES, "held")
            super().remove(removed)

    sick = _Start(tmp_path, Held())
    sick.recovery.go_back(sick.found())
    assert path.exists()
    assert start.recovery.find() == ()
    assert start.drafts == ["before"]


# A file that was being written.


@pytest.mark.parametrize("left_open", [True, False])
def test_what_is_newer_than_the_draft_is_told(
    start: _Start, tmp_path: Path, left_open: bool
) -> None:
    keeper = _opened(tmp_path)
    if left_open:
        killed(keeper, tmp_path)
    else:
        keeper.put_away()
    path = unfinished(tmp_path, saying("in writing", 95), ONE, old=not left_open)
    found = start.found()
    assert (said(found.report), said(found.before)) == ("in writing", "before")
    assert found.unfinished == (path,)
    start.recovery.go_on_with(found)
    assert start.drafts == ["in writing"]
    assert start.versions() == ["before"]
    assert not path.exists()


def test_what_is_newer_can_be_left_for_the_draft(start: _Start, tmp_path: Path) -> None:
    killed(_opened(tmp_path), tmp_path)
    path = unfinished(tmp_path, saying("in writing", 95), ONE)
    start.recovery.go_back(start.found())
    assert start.drafts == ["before"]
    assert "in writing" in start.versions()
    assert not path.exists()
    assert _Start(tmp_path).recovery.find() == ()


@pytest.mark.parametrize("content", [b"", b"{", write_report_json(saying("x", 95))[:-9]])
def test_what_is_cut_off_is_nothing_beside_a_whole_draft(
    start: _Start, tmp_path: Path, content: bytes
) -> None:
    _opened(tmp_path).put_away()
    path = unfinished(tmp_path, content, ONE)
    assert start.recovery.find() == ()
    assert not path.exists()
    assert start.drafts == ["before"]


def test_what_is_older_than_the_draft_is_nothing(start: _Start, tmp_path: Path) -> None:
    _opened(tmp_path).put_away()
    path = unfinished(tmp_path, saying("older", -5), ONE)
    assert start.recovery.find() == ()
    assert not path.exists()


def test_of_several_the_newest_is_told_and_all_are_cleared(start: _Start, tmp_path: Path) -> None:
    _opened(tmp_path).put_away()
    for number, sign in enumerate("abc"):
        unfinished(tmp_path, saying(sign, number % 2 * 50 + 10), ONE, sign=sign)
    unfinished(tmp_path, b"{", ONE, sign="d")
    found = start.found()
    assert said(found.report) == "b"
    assert len(found.unfinished) == 4
    start.recovery.go_on_with(found)
    assert names_in(tmp_path / "reports" / "drafts") == [f"{ONE}.json"]


def test_what_another_window_may_be_writing_is_left(start: _Start, tmp_path: Path) -> None:
    _opened(tmp_path).put_away()
    path = unfinished(tmp_path, saying("being written", 95), ONE, old=False)
    assert start.recovery.find() == ()
    assert path.exists()


def test_what_another_window_has_open_is_left_however_old(start: _Start, tmp_path: Path) -> None:
    keeper = _opened(tmp_path)
    path = unfinished(tmp_path, saying("in writing", 95), ONE)
    assert start.recovery.find() == ()
    assert path.exists()
    keeper.put_away()
    assert said(start.found().report) == "in writing"


def test_what_was_never_saved_before_is_told(start: _Start, tmp_path: Path) -> None:
    unfinished(tmp_path, saying("first words"), ONE)
    found = start.found()
    assert (said(found.report), found.before, found.damaged) == ("first words", None, False)
    start.recovery.go_on_with(found)
    assert start.drafts == ["first words"]


def test_a_beginning_without_a_draft_is_set_aside_and_not_thrown_away(
    start: _Start, tmp_path: Path
) -> None:
    beginning = write_report_json(saying("first words"))[:-200]
    path = unfinished(tmp_path, beginning, ONE)
    found = start.found()
    assert (found.report, found.damaged) == (None, True)
    target = start.recovery.set_aside(found)
    assert target.read_bytes() == beginning
    assert not path.exists()
    assert _Start(tmp_path).recovery.find() == ()


def test_a_file_in_which_nothing_was_written_is_nothing(start: _Start, tmp_path: Path) -> None:
    path = unfinished(tmp_path, b"", ONE)
    assert start.recovery.find() == ()
    assert not path.exists()


# Exported reports.


def test_what_was_being_written_before_the_export_is_nothing(start: _Start, tmp_path: Path) -> None:
    start.library.keep(as_submitted(saying("sent"), 1, NOW))
    start.library.history.keep(saying("draft", 5))
    path = unfinished(tmp_path, saying("draft of it", 5), ONE)
    assert start.recovery.find() == ()
    assert not path.exists()
    assert (start.drafts, len(start.library.contents().submitted)) == ([], 1)


def test_what_was_written_after_the_export_is_told(start: _Start, tmp_path: Path) -> None:
    sent = as_submitted(saying("sent"), 1, TODAY)
    start.library.keep(sent)
    correction = saying("corrected", 3600, as_correction(sent, NOW))
    unfinished(tmp_path, correction, ONE)
    found = start.found()
    assert (found.report, found.before) == (correction, None)
    start.recovery.go_on_with(found)
    assert start.library.contents().drafts == (correction,)
    assert start.library.contents().submitted == (sent,)


def test_an_export_that_was_left_open_is_nothing(start: _Start, tmp_path: Path) -> None:
    keeper = _opened(tmp_path)
    keeper.keep(saying("after", 90))
    keeper.keep(as_submitted(saying("after", 90), 1, TODAY + datetime.timedelta(seconds=99)))
    killed(keeper, tmp_path)
    assert start.recovery.find() == ()
    assert (start.drafts, len(start.library.contents().submitted)) == ([], 1)


# Damaged drafts.


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 4000, b"null", b'{"schema": "x"}'])
@pytest.mark.parametrize("left_open", [True, False])
def test_a_damaged_draft_is_named_and_the_newest_whole_version_offered(
    start: _Start, tmp_path: Path, content: bytes, left_open: bool
) -> None:
    keeper = _opened(tmp_path)
    keeper.keep(saying("newest version", 90))
    if left_open:
        killed(keeper, tmp_path)
    else:
        keeper.put_away()
    _draft(tmp_path, content)
    found = start.found()
    assert (said(found.report), found.before, found.damaged) == ("newest version", None, True)
    assert _draft(tmp_path).read_bytes() == content
    start.recovery.go_on_with(found)
    assert start.drafts == ["newest version"]
    (aside,) = (tmp_path / "reports" / "damaged").iterdir()
    assert aside.read_bytes() == content
    assert aside.name.startswith(str(ONE))
    assert _Start(tmp_path).recovery.find() == ()


def test_a_damaged_version_is_passed_over(start: _Start, tmp_path: Path) -> None:
    for seconds in (0, 60, 120):
        start.library.history.keep(saying(f"{seconds}", seconds))
    start.store.versions.save(ONE, TODAY + datetime.timedelta(seconds=120), b"{")
    _draft(tmp_path, b"{")
    assert said(start.found().report) == "60"


def test_a_damaged_draft_without_versions_is_set_aside_and_named(
    start: _Start, tmp_path: Path
) -> None:
    _draft(tmp_path, b"{half")
    found = start.found()
    assert (found.report, found.damaged) == (None, True)
    with pytest.raises(ValueError, match="nothing was found"):
        start.recovery.go_on_with(found)
    with pytest.raises(ValueError, match="nothing before"):
        start.recovery.go_back(found)
    target = start.recovery.set_aside(found)
    assert target.read_bytes() == b"{half"
    assert not _draft(tmp_path).exists()
    assert _Start(tmp_path).recovery.find() == ()


def test_two_that_are_set_aside_in_one_moment_lie_beside_each_other(
    start: _Start, tmp_path: Path
) -> None:
    for content in (b"{one", b"{two"):
        _draft(tmp_path, content)
        assert start.recovery.set_aside(start.found()).read_bytes() == content
    assert len(names_in(tmp_path / "reports" / "damaged")) == 2


def test_a_damaged_draft_with_something_newer_in_writing(start: _Start, tmp_path: Path) -> None:
    start.library.history.keep(saying("version", 0))
    _draft(tmp_path, b"{")
    unfinished(tmp_path, saying("in writing", 95), ONE)
    found = start.found()
    assert (said(found.report), said(found.before)) == ("in writing", "version")
    assert found.damaged
    start.recovery.go_back(found)
    assert start.drafts == ["version"]
    assert set(start.versions()) == {"version", "in writing"}
    assert len(names_in(tmp_path / "reports" / "damaged")) == 1


def test_a_draft_of_a_newer_program_is_left_alone_with_all_that_is_about_it(
    start: _Start, tmp_path: Path
) -> None:
    killed(_opened(tmp_path), tmp_path)
    _draft(tmp_path, _newer_schema())
    unfinished(tmp_path, _newer_schema(), ONE)
    before = names_in(tmp_path)
    assert start.recovery.find() == ()
    assert names_in(tmp_path) == before
    assert _draft(tmp_path).read_bytes() == _newer_schema()


def test_something_newer_in_writing_of_a_newer_program_is_left_alone(
    start: _Start, tmp_path: Path
) -> None:
    _opened(tmp_path).put_away()
    path = unfinished(tmp_path, _newer_schema(), ONE)
    assert start.recovery.find() == ()
    assert path.exists()


def test_files_of_other_names_are_none_of_it(start: _Start, tmp_path: Path) -> None:
    folder = _draft(tmp_path, write_report_json(saying("whole"))).parent
    for name in ("anteckningar.json", f"{ONE}-DATOR2.json", f"{ONE.hex}.json"):
        (folder / name).write_bytes(b"{")
    (folder / ".anteckningar.json.aaaaaaaa.tmp").write_bytes(b"x")
    before = names_in(tmp_path)
    assert start.recovery.find() == ()
    assert names_in(tmp_path) == before


# Missing drafts.


def test_a_draft_that_is_gone_is_offered_as_its_newest_version(
    start: _Start, tmp_path: Path
) -> None:
    _left_changed(tmp_path)
    _draft(tmp_path).unlink()
    found = start.found()
    assert (said(found.report), found.damaged) == ("after", False)
    start.recovery.go_on_with(found)
    assert start.drafts == ["after"]


# Others meanwhile.


def test_what_another_window_has_taken_meanwhile_is_not_touched(
    start: _Start, tmp_path: Path
) -> None:
    _left_changed(tmp_path)
    found = start.found()
    keeper = take_up(saying("x"), start.library, NOW, uuid4)
    for choice in (start.recovery.go_on_with, start.recovery.go_back):
        with pytest.raises(HeldElsewhereError):
            choice(found)
    assert start.drafts == ["after all"]
    keeper.put_away()


def test_what_was_changed_since_it_was_found_is_not_written_over(
    start: _Start, tmp_path: Path
) -> None:
    _left_changed(tmp_path)
    found = start.found()
    start.library.keep(saying("from another computer", 200))
    for choice in (start.recovery.go_on_with, start.recovery.go_back):
        with pytest.raises(StorageError, match="ändrats sedan programmet startade"):
            choice(found)
    assert start.drafts == ["from another computer"]
    assert said(start.found().report) == "from another computer"


def test_a_damaged_draft_that_has_become_whole_is_not_set_aside(
    start: _Start, tmp_path: Path
) -> None:
    _draft(tmp_path, b"{")
    found = start.found()
    start.library.keep(saying("synchronised by now"))
    with pytest.raises(StorageError, match="ändrats sedan programmet startade"):
        start.recovery.set_aside(found)
    assert start.drafts == ["synchronised by now"]


def test_a_draft_that_is_damaged_while_a_window_has_it_open_is_that_windows(
    start: _Start, tmp_path: Path
) -> None:
    keeper = _opened(tmp_path)
    _draft(tmp_path, b"{")
    assert start.recovery.find() == ()
    keeper.put_away()
    assert start.found().damaged


def test_two_reports_at_once_are_two_questions(start: _Start, tmp_path: Path) -> None:
    _left_changed(tmp_path)
    other = UUID(int=9)
    second = saying("second").model_copy(update={"report_id": other})
    unfinished(tmp_path, second, other)
    by_id = {found.report_id: found for found in start.recovery.find()}
    assert {key: said(found.report) for key, found in by_id.items()} == {
        ONE: "after all",
        other: "second",
    }
    start.recovery.go_back(by_id[ONE])
    assert said(start.found().report) == "second"
    start.recovery.go_on_with(by_id[other])
    assert sorted(start.drafts) == ["before", "second"]


# Disks that refuse.


@pytest.mark.parametrize("request_name", ["read", "names", "is_file", "lock"])
@pytest.mark.parametrize("for_good", [True, False])
def test_what_cannot_be_looked_at_is_left_for_the_next_start(
    tmp_path: Path, request_name: str, for_good: bool
) -> None:
    for number in range(1, 30):
        folder = tmp_path / str(number)
        _left_changed(folder)
        path = unfinished(folder, saying("in writing", 200), ONE)
        disk = FailingDisk(
            number, OSError(errno.EIO, "EIO"), for_good=for_good, counted=(request_name,)
        )
        try:
            found = _Start(folder, disk).recovery.find()
        except StorageError:
            found = ()
        assert all(said(one.report) == "in writing" for one in found)
        assert path.exists()
        if not disk.has_failed:
            break
        assert said(_Start(folder).found().report) == "in writing"
    assert number > 1
    assert not disk.has_failed


@pytest.mark.parametrize("choice", ["go_on_with", "go_back"])
def test_a_disk_that_refuses_in_the_middle_is_asked_again_at_the_next_start(
    tmp_path: Path, choice: str
) -> None:
    refused = 0
    for disk in disks_failing_in_turn(for_good=True):
        folder = tmp_path / str(disk.fails_at)
        _left_changed(folder)
        unfinished(folder, saying("in writing", 200), ONE)
        found = _Start(folder).found()
        sick = _Start(folder, disk)
        again = _Start(folder)
        try:
            getattr(sick.recovery, choice)(found)
        except StorageError:
            refused += 1
            there = {*again.drafts, *again.versions(), *map(_read, found.unfinished)}
            assert {"before", "after all", "in writing"} <= there
            if choice == "go_on_with":
                assert said(again.found().report) == "in writing"
            getattr(again.recovery, choice)(found)
        assert again.drafts == [said(found.report if choice == "go_on_with" else found.before)]
        assert {"in writing", "after all"} <= {*again.drafts, *again.versions()}
    assert refused > 8


@pytest.mark.parametrize("forgets", ["drafts", "versions"])
def test_what_is_not_read_back_as_it_was_saved_removes_nothing(
    tmp_path: Path, start: _Start, forgets: str
) -> None:
    class Forgetful(Disk):
        """Says that it has replaced, and has not."""

        def replace(self, source: Path, target: Path) -> None:
            if forgets not in target.parts:
                super().replace(source, target)

    _left_changed(tmp_path)
    path = unfinished(tmp_path, saying("in writing", 200), ONE)
    found = start.found()
    for choice in ("go_on_with", "go_back"):
        with pytest.raises(StorageError, match="inte att läsa tillbaka"):
            getattr(_Start(tmp_path, Forgetful()).recovery, choice)(found)
    assert path.exists()
    assert start.found() == found


# Sweeping.


def test_what_unfinished_writings_have_left_is_swept_once_it_is_old(
    start: _Start, tmp_path: Path
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
