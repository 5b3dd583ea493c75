"""Earlier versions are kept as a report is written, and none in the place of another."""

import datetime
import errno
from pathlib import Path
from uuid import UUID

import pytest

from app.model.version_history import VersionEntry
from app.services.reports.versions import History, same_work
from app.storage.disk import Disk
from app.storage.errors import StorageError
from app.storage.version_store import VersionStore
from tests.support.failing import FailingDisk, disks_failing_in_turn
from tests.support.reports import said, saying, whole_report
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY

REPORT = whole_report()
ONE = REPORT.report_id


def _texts(history: History, report_id: UUID = ONE) -> list[str]:
    return [said(version.report) for version in history.versions(report_id)]


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path)


@pytest.fixture
def history(store: VersionStore) -> History:
    return History(store, CALENDAR)


def test_a_report_begins_without_versions(history: History) -> None:
    assert history.versions(ONE) == ()
    assert history.newest(ONE) is None
    assert not history.contains(REPORT)
    history.remove_all(ONE)


def test_saves_are_noted_a_minute_apart_the_newest_first(history: History) -> None:
    for seconds in range(0, 181, 1):
        history.save_if_due(saying(f"{seconds}", seconds))
    assert _texts(history) == ["180", "120", "60", "0"]
    newest, *_ = history.versions(ONE)
    assert newest.entry.moment == TODAY + datetime.timedelta(minutes=3)
    assert history.newest(ONE) == newest.report == saying("180", 180)
    assert history.newest(ONE, until=TODAY + datetime.timedelta(seconds=179)) == saying("120", 120)
    assert history.newest(ONE, until=TODAY - datetime.timedelta(seconds=1)) is None


def test_on_purpose_one_is_kept_at_once_and_once(history: History) -> None:
    history.save_if_due(saying("a", 0))
    history.save(saying("b", 5))
    history.save(saying("b", 9))
    history.save(saying("b", 5))
    assert _texts(history) == ["b", "a"]
    assert history.contains(saying("b", 700))
    assert not history.contains(saying("c", 5))


def test_what_is_turned_away_from_in_a_hurry_is_kept(history: History) -> None:
    for seconds, text in enumerate(("a", "b", "a", "c")):
        history.save(saying(text, seconds))
    assert _texts(history) == ["c", "a", "b", "a"]


@pytest.mark.parametrize("others", [0, 1, 3])
def test_other_words_of_the_same_moment_are_kept_beside(history: History, others: int) -> None:
    history.save(saying("first"))
    for number in range(others):
        history.save(saying(f"{number}"))
    assert sorted(_texts(history)) == sorted(["first", *map(str, range(others))])
    history.save_if_due(saying("noted"))
    assert "first" in _texts(history)


def test_the_same_again_is_not_kept_beside_others_of_its_moment(history: History) -> None:
    for text in ("a", "b", "a", "b"):
        history.save(saying(text))
    assert _texts(history) == ["b", "a"]


def test_the_versions_of_one_report_are_none_of_anothers(history: History) -> None:
    other = REPORT.model_copy(update={"report_id": UUID(int=9)})
    history.save(saying("one"))
    history.save(saying("other", 0, other))
    history.remove_all(ONE)
    assert (_texts(history), _texts(history, UUID(int=9))) == ([], ["other"])


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"\xff"])
def test_a_version_that_is_damaged_hides_none_and_keeps_nothing_from_being_kept(
    history: History, store: VersionStore, content: bytes
) -> None:
    history.save(saying("a", 0))
    store.save(ONE, VersionEntry(2, TODAY + datetime.timedelta(seconds=60)), content)
    assert _texts(history) == ["a"]
    assert history.newest(ONE) == saying("a", 0)
    history.save(saying("b", 60))
    history.save_if_due(saying("c", 200))
    assert _texts(history) == ["c", "b", "a"]


def test_a_clock_that_is_set_back_ends_nothing(history: History) -> None:
    for minute in range(60, 90):
        history.save_if_due(saying(f"{minute}", 60 * minute))
    for second in range(0, 600):
        history.save_if_due(saying(f"back {second}", second))
    texts = _texts(history)
    assert [text for text in texts if text.startswith("back")] == [
        f"back {second}" for second in range(540, -1, -60)
    ]
    history.save(saying("closed", 601))
    history.save(saying("closed", 602))
    assert _texts(history).count("closed") == 1
    history.save_if_due(saying("opened again", 670))
    assert {"closed", "opened again", "89"} <= set(_texts(history))


def test_nothing_is_taken_away_before_the_new_one_is_safe(tmp_path: Path) -> None:
    for number in range(31):
        History(VersionStore(tmp_path), CALENDAR).save_if_due(saying(f"{number}", 60 * number))

    class Full(Disk):
        def create(self, path: Path, mode: int) -> int:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(StorageError, match="isken är full"):
        History(VersionStore(tmp_path, Full()), CALENDAR).save(saying("new", 60 * 31))
    assert len(_texts(History(VersionStore(tmp_path), CALENDAR))) == 31


def test_whatever_fails_no_version_is_lost_but_the_one_whose_time_has_come(tmp_path: Path) -> None:
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        for number in range(32):
            History(VersionStore(folder), CALENDAR).save_if_due(saying(f"{number}", 60 * number))
        before = set(_texts(History(VersionStore(folder), CALENDAR)))
        try:
            History(VersionStore(folder, disk), CALENDAR).save(saying("new", 60 * 32))
        except StorageError:
            assert before - {"0", "1"} <= set(_texts(History(VersionStore(folder), CALENDAR)))
        else:
            assert "new" in _texts(History(VersionStore(folder), CALENDAR))
    assert disk.fails_at > 8


def test_a_folder_that_cannot_be_read_is_told(history: History, tmp_path: Path) -> None:
    history.save(saying("a"))
    sick = History(
        VersionStore(tmp_path, FailingDisk(1, OSError(errno.EIO, "EIO"), counted=("names",))),
        CALENDAR,
    )
    with pytest.raises(StorageError):
        sick.versions(ONE)


def test_the_same_work_is_the_same_whenever_it_was_saved() -> None:
    assert same_work(saying("a", 1), saying("a", 2))
    assert not same_work(saying("a", 1), saying("b", 1))
