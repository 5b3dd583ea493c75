"""The bin: what was removed is there whole, and comes back, or goes for good."""

import datetime
import errno
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.errors import ReportFileError
from app.formats.report_json import write_report_json
from app.model.report import Report
from app.model.report_stages import as_correction, as_submitted
from app.services.reports.bin import KEPT, Bin, RemovedReport
from app.services.reports.draft_saver import NoLongerThereError
from app.services.reports.library import Library
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError
from tests.support.crash_leftovers import Start, unfinished
from tests.support.failing import FailingDisk, names_in
from tests.support.library_contents import contents_of
from tests.support.reports import bin_in, library_in, said, saying
from tests.support.workplace import TODAY, Clock

ONE, NEW = saying("").report_id, UUID(int=77)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """With a draft in it, a version and a source."""
    library = library_in(tmp_path)
    library.save(saying("begun"))
    library.history.save(saying("earlier", -90))
    library.save_sources(saying("begun"), [saying("source")])
    return library


@pytest.fixture
def the_bin(library: Library, tmp_path: Path) -> Bin:
    return bin_in(tmp_path)


def _drafts(library: Library) -> list[str]:
    return sorted(said(draft) for draft in contents_of(library).drafts)


def test_what_is_removed_is_in_the_bin_with_all_that_is_of_it(
    the_bin: Bin, library: Library
) -> None:
    removed = the_bin.remove(saying("begun"))
    assert (the_bin.contents(), the_bin.how_many()) == ((removed,), 1)
    assert (removed.report, removed.removed_at) == (saying("begun"), TODAY)
    assert contents_of(library).drafts == ()
    assert not library.contains(ONE)
    assert {said(one.report) for one in library.history.versions(ONE)} == {"earlier", "begun"}
    assert library.sources_of(ONE) == (saying("source"),)


def test_it_is_one_file_that_is_moved(the_bin: Bin, library: Library, tmp_path: Path) -> None:
    drafts = tmp_path / "reports" / "drafts"
    before = (drafts / f"{ONE}.json").read_bytes()
    the_bin.remove(saying("begun"))
    (file,) = (tmp_path / "reports" / "deleted").iterdir()
    assert file.name == f"{ONE}_20220914T093000.000000Z.json"
    assert file.read_bytes() == before
    assert list(drafts.iterdir()) == []


def test_it_comes_back_as_it_was(the_bin: Bin, library: Library, tmp_path: Path) -> None:
    removed = the_bin.remove(saying("begun"))
    assert the_bin.bring_back(removed, NEW) == saying("begun")
    assert contents_of(library).drafts == (saying("begun"),)
    assert library.sources_of(ONE) == (saying("source"),)
    assert the_bin.contents() == ()
    with pytest.raises(NoLongerThereError):
        the_bin.bring_back(removed, NEW)
    assert Start(tmp_path).recovery.find() == ()


def test_it_comes_back_beside_what_has_taken_its_place(the_bin: Bin, library: Library) -> None:
    removed = the_bin.remove(saying("begun"))
    library.save(saying("from a file"))
    back = the_bin.bring_back(removed, NEW)
    assert back is not None
    assert back.report_id == NEW
    assert _drafts(library) == ["begun", "from a file"]
    assert library.sources_of(NEW) == (saying("source"),)
    assert the_bin.contents() == ()


def test_it_comes_back_once_where_it_is_there_word_for_word(the_bin: Bin, library: Library) -> None:
    removed = the_bin.remove(saying("begun"))
    library.save(saying("begun"))
    assert the_bin.bring_back(removed, NEW) == saying("begun")
    assert _drafts(library) == ["begun"]
    assert the_bin.contents() == ()


def test_the_same_report_removed_twice_in_one_moment_is_there_twice(
    the_bin: Bin, library: Library
) -> None:
    the_bin.remove(saying("begun"))
    library.save(saying("again"))
    the_bin.remove(saying("again"))
    again, begun = the_bin.contents()
    assert [said(again.report), said(begun.report)] == ["again", "begun"]
    the_bin.remove_for_good(again)
    assert the_bin.contents() == (begun,)
    assert library.sources_of(ONE) == (saying("source"),)
    the_bin.remove_for_good(begun)
    assert library.sources_of(ONE) == ()


def test_removed_for_good_it_leaves_nothing(the_bin: Bin, tmp_path: Path) -> None:
    unfinished(tmp_path, saying("in writing"), ONE)
    the_bin.remove_for_good(the_bin.remove(saying("begun")))
    assert names_in(tmp_path) == []


def test_what_is_sent_keeps_all_when_its_correction_goes(the_bin: Bin, library: Library) -> None:
    sent = as_submitted(saying("begun"), 1, TODAY)
    library.save(sent)
    library.save(as_correction(sent, TODAY))
    versions = library.history.versions(ONE)
    the_bin.remove_for_good(the_bin.remove(saying("begun")))
    assert contents_of(library).submitted == (sent,)
    assert contents_of(library).drafts == ()
    assert library.sources_of(ONE) == (saying("source"),)
    assert len(library.history.versions(ONE)) == len(versions) + 1


def test_what_another_window_has_open_is_left_where_it_is(the_bin: Bin, library: Library) -> None:
    hold = library.open_reports.lock(ONE, b"")
    with pytest.raises(LockedElsewhereError):
        the_bin.remove(saying("begun"))
    library.open_reports.unlock(hold)
    removed = the_bin.remove(saying("begun"))
    hold = library.open_reports.lock(ONE, b"")
    with pytest.raises(LockedElsewhereError):
        the_bin.bring_back(removed, NEW)
    with pytest.raises(LockedElsewhereError):
        the_bin.remove_for_good(removed)
    library.open_reports.unlock(hold)
    assert the_bin.contents() == (removed,)


def test_what_is_gone_cannot_be_removed(the_bin: Bin) -> None:
    the_bin.remove(saying("begun"))
    with pytest.raises(NoLongerThereError):
        the_bin.remove(saying("begun"))


def test_a_draft_that_cannot_be_moved_is_let_go_of(library: Library, tmp_path: Path) -> None:
    class Held(FailingDisk):
        def rename(self, source: Path, target: Path) -> None:
            raise OSError(errno.EACCES, "held")

    with pytest.raises(StorageError):
        bin_in(tmp_path, Held()).remove(saying("begun"))
    assert not library.open_reports.is_open(ONE)
    assert contents_of(library).drafts == (saying("begun"),)


def test_on_a_full_disk_it_can_be_removed_and_brought_back(
    library: Library, tmp_path: Path
) -> None:
    library.open_reports.unlock(library.open_reports.lock(ONE, b""))
    (tmp_path / "reports" / "deleted").mkdir()
    full = bin_in(tmp_path, FailingDisk(1, for_good=True, counted=("create", "write")))
    removed = full.remove(saying("begun"))
    assert full.bring_back(removed, NEW) == saying("begun")


def test_what_is_left_of_it_after_a_crash_is_not_asked_about(
    the_bin: Bin, library: Library, tmp_path: Path
) -> None:
    newer = unfinished(tmp_path, saying("in writing", 900), ONE)
    the_bin.remove(saying("begun"))
    (tmp_path / "reports" / "open" / str(ONE)).write_bytes(b"")
    start = Start(tmp_path)
    assert start.recovery.find() == ()
    assert newer.exists()
    # It is what it would have been if nobody had removed it.
    the_bin.bring_back(the_bin.contents()[0], NEW)
    assert said(Start(tmp_path).found().report) == "in writing"


def test_a_damaged_one_is_listed_and_can_be_brought_back(
    the_bin: Bin, library: Library, tmp_path: Path
) -> None:
    removed = the_bin.remove(saying("begun"))
    removed.entry.path.write_bytes(b"{half")
    (damaged,) = the_bin.contents()
    assert damaged.report is None
    library.save(saying("again"))
    with pytest.raises(ReportFileError):
        the_bin.bring_back(damaged, NEW)
    assert the_bin.contents() == (damaged,)
    (tmp_path / "reports" / "drafts" / f"{ONE}.json").unlink()
    assert the_bin.bring_back(damaged, NEW) is None
    assert said(Start(tmp_path).found().report) == "begun"


def test_files_of_other_names_are_none_of_it(the_bin: Bin, tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "deleted"
    folder.mkdir()
    for name in (
        "a.json",
        f"{ONE}.json",
        f"{ONE}_i dag.json",
        f"{ONE}_20220914T093000.000000Z.txt",
    ):
        (folder / name).write_bytes(b"{}")
    assert the_bin.contents() == ()


@pytest.mark.parametrize(
    ("later", "left"),
    [
        (datetime.timedelta(), 30),
        (datetime.timedelta(minutes=1), 30),
        (datetime.timedelta(days=1), 29),
        (datetime.timedelta(days=29, minutes=1), 1),
        (KEPT, 0),
        (datetime.timedelta(days=4000), 0),
        # The clock was set back.
        (datetime.timedelta(days=-400), 30),
    ],
)
def test_the_days_that_are_left_are_counted_from_the_removal(
    the_bin: Bin, later: datetime.timedelta, left: int
) -> None:
    assert the_bin.remove(saying("begun")).days_left(TODAY + later) == left


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _names(which: Sequence[RemovedReport]) -> list[str]:
    return [said(one.report) for one in which]


def test_what_is_old_is_told_first_and_goes_a_day_later(
    the_bin: Bin, library: Library, tmp_path: Path, clock: Clock
) -> None:
    the_bin.remove(saying("begun"))
    aged = bin_in(tmp_path, now=clock)
    clock.advance(days=29, hours=23)
    assert aged.empty_of_old() == ((), ())
    clock.advance(hours=1)
    soon, gone = aged.empty_of_old()
    assert (_names(soon), gone) == (["begun"], ())
    clock.advance(hours=23)
    soon, gone = aged.empty_of_old()
    assert (_names(soon), gone) == (["begun"], ())
    clock.advance(hours=1)
    soon, gone = aged.empty_of_old()
    assert (soon, _names(gone)) == ((), ["begun"])
    assert the_bin.contents() == ()
    assert library.history.versions(ONE) == ()
    assert aged.empty_of_old() == ((), ())


@pytest.mark.parametrize("years", [1, 40])
def test_a_clock_that_is_wrong_for_a_day_takes_nothing(
    the_bin: Bin, tmp_path: Path, clock: Clock, years: int
) -> None:
    the_bin.remove(saying("begun"))
    wrong = bin_in(tmp_path, now=clock)
    clock.advance(days=365 * years)
    assert _names(wrong.empty_of_old()[0]) == ["begun"]
    # It is right again, and what was told then counts no more.
    clock.now = TODAY
    for _ in range(30):
        assert wrong.empty_of_old() == ((), ())
        clock.advance(days=1)
    soon, gone = wrong.empty_of_old()
    assert (_names(soon), gone) == (["begun"], ())
    assert len(the_bin.contents()) == 1


def test_a_clock_that_was_wrong_at_the_removal_takes_nothing_at_once(
    library: Library, tmp_path: Path, clock: Clock
) -> None:
    clock.now = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
    now = bin_in(tmp_path, now=clock)
    now.remove(saying("begun"))
    clock.now = TODAY
    soon, gone = now.empty_of_old()
    assert (_names(soon), gone) == (["begun"], ())
    clock.now = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
    assert now.empty_of_old() == ((), ())
    assert len(now.contents()) == 1


def test_what_cannot_be_remembered_is_told_again_and_stays(
    the_bin: Bin, library: Library, tmp_path: Path, clock: Clock
) -> None:
    the_bin.remove(saying("begun"))
    for content in (b"{", b'{"bin_told": [1]}', b'{"bin_told": {"a": 1, "b": "no"}}'):
        clock.advance(days=40)
        (tmp_path / "settings.json").write_bytes(content)
        soon, gone = bin_in(tmp_path, now=clock).empty_of_old()
        assert (_names(soon), gone) == (["begun"], ())


def test_what_is_held_when_its_time_is_up_goes_at_another_start(
    the_bin: Bin, library: Library, tmp_path: Path, clock: Clock
) -> None:
    the_bin.remove(saying("begun"))
    aged = bin_in(tmp_path, now=clock)
    clock.advance(days=40)
    aged.empty_of_old()
    clock.advance(days=2)
    hold = library.open_reports.lock(ONE, b"")
    assert aged.empty_of_old() == ((), ())
    assert len(aged.contents()) == 1
    library.open_reports.unlock(hold)
    soon, _ = aged.empty_of_old()
    assert _names(soon) == ["begun"]


def _with_id(report: Report, number: int) -> Report:
    return report.model_copy(update={"report_id": UUID(int=number)})


def test_only_what_is_removed_for_good_goes(library: Library, tmp_path: Path) -> None:
    other = _with_id(saying("other"), 5)
    library.save(other)
    library.history.save(other)
    library.save_sources(other, [saying("source")])
    the_bin = bin_in(tmp_path)
    the_bin.remove_for_good(the_bin.remove(saying("begun")))
    assert contents_of(library).drafts == (other,)
    assert library.sources_of(other.report_id) == (saying("source"),)
    assert len(library.history.versions(other.report_id)) == 1


def test_a_bin_that_cannot_be_listed_says_so(the_bin: Bin, tmp_path: Path) -> None:
    disk = FailingDisk(1, OSError(errno.EIO, "EIO"), for_good=True, counted=("names",))
    with pytest.raises(StorageError):
        bin_in(tmp_path, disk).contents()
    assert bin_in(tmp_path, disk).how_many() == 0


def test_what_is_written_is_what_stood_there(the_bin: Bin) -> None:
    removed = the_bin.remove(saying("begun"))
    assert removed.entry.path.read_bytes() == write_report_json(saying("begun"))
