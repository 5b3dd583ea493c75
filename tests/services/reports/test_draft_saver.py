"""A report is held for one window, kept with its versions, and never in the place of another's."""

import errno
import itertools
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import ReportFileError
from app.model.report import Report
from app.model.report_stages import as_submitted
from app.model.version_history import VersionCause
from app.services.reports.draft_saver import DraftSaver, NoLongerThereError, open_draft, opened_at
from app.services.reports.library import Library
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError
from app.storage.report_store import ReportStore
from tests.support.failing import FailingDisk, names_in
from tests.support.library_contents import contents_of
from tests.support.reports import library_in, said, saying, whole_report
from tests.support.workplace import TODAY

ONE = whole_report().report_id
COPY = UUID(int=1001)


class _NoLocks(Disk):
    """A network folder that knows no locks: two windows can have one report."""

    def lock(self, path: Path, data: bytes | None) -> int | None:
        raise OSError(errno.ENOLCK, "No locks available")


def _ids() -> Callable[[], UUID]:
    numbers = itertools.count(1001)
    return lambda: UUID(int=next(numbers))


def _taken(folder: Path, disk: Disk = DISK, report: Report | None = None) -> DraftSaver:
    report = report or saying("begun")
    return open_draft(report, library_in(folder, disk), TODAY, _ids())


def _draft_path(folder: Path) -> Path:
    return ReportStore(folder / "reports").draft_path(ONE)


def _texts(library: Library, report_id: UUID = ONE) -> list[str]:
    return [said(version.report) for version in library.history.versions(report_id)]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """With a draft in it."""
    library = library_in(tmp_path)
    library.save(saying("begun"))
    return library


# Taking up and putting away.


def test_what_is_taken_up_is_as_it_is_on_the_disk_and_a_version(
    library: Library, tmp_path: Path
) -> None:
    library.save(saying("newer", 9))
    saver = _taken(tmp_path, report=saying("as it was listed"))
    assert saver.saved == saying("newer", 9)
    assert _texts(library) == ["newer"]
    assert (saver.version_problem, saver.was_split_off) == ("", False)
    saver.release()


def test_two_windows_have_not_the_same_report(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    with pytest.raises(LockedElsewhereError):
        _taken(tmp_path)
    other = saying("x").model_copy(update={"report_id": COPY})
    library.save(other)
    _taken(tmp_path, report=other).release()
    saver.release()
    _taken(tmp_path).release()
    assert library.open_reports.left_open() == {}


def test_when_it_was_opened_is_noted(library: Library, tmp_path: Path) -> None:
    _taken(tmp_path)
    (note,) = (tmp_path / "reports" / "open").iterdir()
    assert opened_at(note.read_bytes()) == TODAY


@pytest.mark.parametrize(
    "note",
    [
        *(b"", b"{", b"[]", b"{}", b"null", b"[" * 900, b"\xff", b'"opened_at"'),
        *(b'{"opened_at": 7}', b'{"opened_at": "x"}', b'{"opened_at": "2022-09-14T09:30:00"}'),
    ],
)
def test_a_note_that_says_nothing_is_none(note: bytes) -> None:
    assert opened_at(note) is None


def test_what_is_put_away_is_a_version_however_soon(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    saver.save(saying("typed", 5))
    assert _texts(library) == ["begun"]
    saver.release()
    saver.release()
    assert _texts(library) == ["typed", "begun"]


def test_what_was_not_changed_is_no_other_version(library: Library, tmp_path: Path) -> None:
    for _ in range(3):
        _taken(tmp_path).release()
    assert _texts(library) == ["begun"]


@pytest.mark.parametrize("content", [b"", b"{", b"garbage"])
def test_a_damaged_draft_is_not_taken_up_and_not_held(
    library: Library, tmp_path: Path, content: bytes
) -> None:
    _draft_path(tmp_path).write_bytes(content)
    with pytest.raises(ReportFileError):
        _taken(tmp_path)
    assert not library.open_reports.is_open(ONE)
    assert _draft_path(tmp_path).read_bytes() == content


def test_a_draft_that_cannot_be_read_is_not_held(library: Library, tmp_path: Path) -> None:
    disk = FailingDisk(1, OSError(errno.EIO, "EIO"), counted=("read",))
    with pytest.raises(StorageError):
        _taken(tmp_path, disk)
    assert not library.open_reports.is_open(ONE)


def test_what_is_sent_is_neither_held_nor_a_version(tmp_path: Path) -> None:
    sent = as_submitted(saying("sent"), 1, TODAY)
    saver = _taken(tmp_path, report=sent)
    assert saver.saved == sent
    saver.release()
    assert names_in(tmp_path) == []


def test_an_error_that_nobody_foresaw_holds_nothing_for_ever(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = _taken(tmp_path)

    def broken(*_args: object, **_how: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("app.services.reports.versions.History.save", broken)
    with pytest.raises(RuntimeError):
        saver.release()
    assert not library.open_reports.is_open(ONE)
    with pytest.raises(RuntimeError):
        _taken(tmp_path)
    assert not library.open_reports.is_open(ONE)


# Versions.


def test_saves_are_versions_a_minute_apart(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    for seconds in range(10, 181, 10):
        assert saver.save(saying(f"{seconds}", seconds)) == saying(f"{seconds}", seconds)
    assert _texts(library) == ["180", "120", "60", "begun"]
    assert saver.saved == saying("180", 180)


def test_what_it_was_opened_with_stays_whatever_is_kept_later(
    library: Library, tmp_path: Path
) -> None:
    saver = _taken(tmp_path)
    for minute in range(1, 120):
        saver.save(saying(f"{minute}", 60 * minute))
    assert "begun" in _texts(library)
    saver.save_version(cause=VersionCause.COPIED)
    assert "begun" in _texts(library)
    saver.save(saying("last", 60 * 119 + 5))
    saver.release()
    assert "begun" in _texts(library)


def test_a_version_that_cannot_be_kept_is_told_and_the_draft_is_safe(
    library: Library, tmp_path: Path
) -> None:
    class NoVersions(Disk):
        def create(self, path: Path, mode: int) -> int:
            if path.parent.parent.name == "versions":
                raise OSError(errno.ENOSPC, "full")
            return super().create(path, mode)

    saver = _taken(tmp_path, NoVersions())
    assert "disken är full" in saver.version_problem
    saver.save(saying("soon", 5))
    assert "disken är full" in saver.version_problem
    saver.save(saying("safe", 90))
    assert contents_of(library).drafts == (saying("safe", 90),)
    saver.release()
    assert not library.open_reports.is_open(ONE)
    healthy = _taken(tmp_path)
    assert healthy.version_problem == ""
    healthy.release()


# Changed elsewhere.


def test_what_was_changed_elsewhere_stays_and_both_are_there(
    library: Library, tmp_path: Path
) -> None:
    library.save_sources(saying("begun"), [saying("source")])
    saver = _taken(tmp_path)
    library.save(saying("theirs", 30))
    kept = saver.save(saying("mine", 20))
    assert kept == saying("mine", 20).model_copy(update={"report_id": COPY})
    assert set(contents_of(library).drafts) == {kept, saying("theirs", 30)}
    assert saver.was_split_off
    assert set(_texts(library, COPY)) >= {"theirs"}
    assert library.sources_of(COPY) == (saying("source"),)
    assert (library.open_reports.is_open(ONE), library.open_reports.is_open(COPY)) == (False, True)
    again = saver.save(saying("mine again", 100).model_copy(update={"report_id": COPY}))
    assert again.report_id == COPY
    saver.release()
    assert library.open_reports.left_open() == {}
    assert not library.open_reports.is_open(COPY)


def test_two_windows_without_locks_both_keep_what_is_written(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.save(saying("begun"))
    one, two = _taken(tmp_path, _NoLocks()), _taken(tmp_path, _NoLocks())
    one.save(saying("first", 10))
    two.save(saying("second", 11))
    one.save(saying("first again", 12))
    assert {said(draft) for draft in contents_of(library).drafts} == {"first again", "second"}
    assert (one.was_split_off, two.was_split_off) == (False, True)


def test_garbage_that_came_from_elsewhere_stays_too(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    _draft_path(tmp_path).write_bytes(b"{half")
    kept = saver.save(saying("mine", 20))
    assert _draft_path(tmp_path).read_bytes() == b"{half"
    assert contents_of(library).drafts == (kept,)
    assert saver.was_split_off


def test_the_same_from_elsewhere_is_no_change(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    library.save(saying("same", 10))
    assert saver.save(saying("same", 10)).report_id == ONE
    assert not saver.was_split_off


def test_what_was_removed_elsewhere_is_kept_again(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    _draft_path(tmp_path).unlink()
    assert saver.save(saying("still here", 10)).report_id == ONE
    assert contents_of(library).drafts == (saying("still here", 10),)


def test_what_was_exported_elsewhere_stays_as_it_was_sent(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    theirs = as_submitted(saying("theirs"), 1, TODAY)
    library.save(theirs)
    saver.save(saying("mine", 10))
    assert (contents_of(library).drafts, contents_of(library).submitted) == (
        (saying("mine", 10),),
        (theirs,),
    )
    saver.save(as_submitted(saying("mine", 10), 1, TODAY))
    assert {said(sent) for sent in contents_of(library).submitted} == {"theirs", "mine"}
    assert theirs in contents_of(library).submitted
    assert saver.was_split_off


def test_an_export_leaves_a_draft_that_was_changed_elsewhere(
    library: Library, tmp_path: Path
) -> None:
    saver = _taken(tmp_path)
    library.save(saying("theirs", 5))
    sent = as_submitted(saying("mine", 10), 1, TODAY)
    saver.save(sent)
    assert contents_of(library).submitted == (sent,)
    assert contents_of(library).drafts == (saying("theirs", 5),)


def test_an_export_takes_the_place_of_its_draft(library: Library, tmp_path: Path) -> None:
    saver = _taken(tmp_path)
    saver.save(saying("mine", 10))
    saver.save(as_submitted(saying("mine", 10), 1, TODAY))
    assert contents_of(library).drafts == ()
    saver.release()
    assert _texts(library) == ["begun"]


def test_what_a_disk_refused_too_late_is_no_change_from_elsewhere(
    library: Library, tmp_path: Path
) -> None:
    """The new file has its name when the folder cannot be synchronised."""
    disk = FailingDisk(0, OSError(errno.EIO, "EIO"), counted=("sync_folder",))
    saver = _taken(tmp_path, disk)
    for number in range(3):
        disk.fails_at = disk.asked + 1
        with pytest.raises(StorageError):
            saver.save(saying(f"refused {number}", number + 1))
    kept = saver.save(saying("more", 9))
    assert not saver.was_split_off
    assert contents_of(library).drafts == (kept,)


def test_a_parting_that_the_disk_refuses_loses_nothing(library: Library, tmp_path: Path) -> None:
    class Full(Disk):
        full = True

        def create(self, path: Path, mode: int) -> int:
            if self.full and path.parent.name == "drafts":
                raise OSError(errno.ENOSPC, "full")
            return super().create(path, mode)

    disk = Full()
    saver = _taken(tmp_path, disk)
    library.save(saying("theirs", 5))
    with pytest.raises(StorageError):
        saver.save(saying("mine", 10))
    assert saver.saved == saying("begun")
    assert library.open_reports.is_open(ONE)
    assert len(names_in(tmp_path / "reports" / "open")) == 1
    disk.full = False
    saver.save(saying("mine", 10))
    assert {said(draft) for draft in contents_of(library).drafts} == {"theirs", "mine"}


def test_a_parting_that_takes_several_tries_makes_one_report(tmp_path: Path) -> None:
    """A disk may refuse after the copy has its name: the next try is to be the same copy."""
    left_something = False
    for turn in range(1, 60):
        folder = tmp_path / str(turn)
        library_in(folder).save(saying("begun"))
        disk = FailingDisk()
        saver = _taken(folder, disk)
        library_in(folder).save(saying("from elsewhere", 5))
        disk.fail(turn)
        try:
            saver.save(saying("mine", 9))
        except StorageError:
            left_something |= len(contents_of(library_in(folder)).drafts) > 1
            saver.save(saying("mine after all", 12))
        drafts = {said(one) for one in contents_of(library_in(folder)).drafts}
        assert drafts in ({"from elsewhere", "mine"}, {"from elsewhere", "mine after all"})
        if not disk.has_failed:
            break
    assert left_something


def test_a_draft_that_cannot_be_looked_at_is_not_written_over(
    library: Library, tmp_path: Path
) -> None:
    disk = FailingDisk(0, OSError(errno.EACCES, "held"), counted=("exists", "read"), for_good=True)
    saver = _taken(tmp_path, disk)
    library.save(saying("theirs", 5))
    disk.fails_at = disk.asked + 1
    with pytest.raises(StorageError):
        saver.save(saying("mine", 10))
    assert contents_of(library).drafts == (saying("theirs", 5),)


def test_a_report_that_is_too_long_is_told_and_nothing_else_happens(
    library: Library, tmp_path: Path
) -> None:
    saver = _taken(tmp_path)
    with pytest.raises(ReportFileError, match="för lång"):
        saver.save(saying("x" * 6_000_000, 10))
    assert contents_of(library).drafts == (saying("begun"),)
    assert saver.save(saying("shorter", 20)).report_id == ONE
    assert not saver.was_split_off


def test_a_report_that_is_gone_is_not_opened_as_if_it_were_there(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    with pytest.raises(NoLongerThereError, match="finns inte längre"):
        _taken(tmp_path)
    assert contents_of(library).drafts == ()
    assert library.open_reports.left_open() == {}
    assert library.history.versions(ONE) == ()
