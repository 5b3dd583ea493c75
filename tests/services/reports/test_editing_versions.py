"""Earlier versions in a session: one is brought back, and that too can be taken back."""

import errno
import itertools
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.model.report import CommitteeRef
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from tests.support.example_report import paragraph
from tests.support.failing import FailingDisk
from tests.support.library_contents import contents_of
from tests.support.reports import FORM, library_in, said, saying
from tests.support.terms import a_term
from tests.support.workplace import Clock

FARSTA = CommitteeRef(id="farsta", name="Farsta stadsdelsnämnd", type="stadsdelsnamnd")
QUESTION = saying("").answers[0].question_id
ONE = saying("").report_id
LONG = "Vi har träffat fyrtio företag under våren och hållit tre möten på torget. " * 6 + "Slut."


class _VersionsMayBeRefused(Disk):
    refused = False

    def create(self, path: Path, mode: int) -> int:
        if self.refused and path.parent.parent.name == "versions":
            raise OSError(errno.ENOSPC, "full")
        return super().create(path, mode)


class _Desk:
    """A session on a draft that says "begun", and a clock that goes."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.library: Library = library_in(folder, disk)
        library_in(folder).save(saying("begun"))
        self.clock = Clock()
        numbers = itertools.count(1001)
        saver = open_draft(
            saying("begun"), self.library, self.clock.now, lambda: UUID(int=next(numbers))
        )
        self.session = EditingSession(saver.saved, FORM, saver, self.clock)

    def write(self, text: str, after_s: float = 1) -> None:
        self.clock.advance(seconds=after_s)
        self.session.set_blocks(QUESTION, (paragraph(text),))

    @property
    def versions(self) -> list[str]:
        return [said(version.report) for version in self.library.history.versions(ONE)]


@pytest.fixture
def desk(tmp_path: Path) -> _Desk:
    return _Desk(tmp_path)


def test_everything_is_as_it_was_and_it_is_the_same_report_saved_now(desk: _Desk) -> None:
    begun = desk.session.report
    desk.write("changed")
    desk.session.set_contact("name", "Annan")
    desk.session.set_identity(FARSTA, a_term("2023-VB"))
    told: list[bool] = []
    desk.session.watch(lambda: told.append(True))
    desk.clock.advance(seconds=1)
    desk.session.replace_with(begun)
    assert desk.session.report == begun.model_copy(update={"modified_at": desk.clock.now})
    assert not desk.session.unsaved
    assert told == [True]
    assert contents_of(desk.library).drafts == (desk.session.report,)


def test_what_was_there_before_is_a_version_however_soon_and_can_be_brought_back(
    desk: _Desk,
) -> None:
    begun = desk.session.report
    desk.write("not saved yet")
    desk.session.replace_with(begun)
    desk.session.save()
    assert "not saved yet" in desk.versions
    desk.session.close()
    assert "not saved yet" in desk.versions
    (turned_from,) = (
        version.report
        for version in desk.library.history.versions(ONE)
        if said(version.report) == "not saved yet"
    )
    desk.session.replace_with(turned_from)
    assert said(desk.session.report) == "not saved yet"


def test_what_cannot_be_kept_first_is_not_turned_away_from(tmp_path: Path) -> None:
    disk = FailingDisk(for_good=True)
    desk = _Desk(tmp_path, disk)
    begun = desk.session.report
    desk.write("the only copy")
    disk.fails_at = disk.asked + 1
    with pytest.raises(StorageError, match="Disken är full"):
        desk.session.replace_with(begun)
    assert said(desk.session.report) == "the only copy"
    assert desk.session.unsaved


def _save(desk: _Desk) -> None:
    desk.session.save()
    assert desk.session.saver is not None
    assert desk.session.saver.version_problem == ""


def _replace(desk: _Desk) -> None:
    desk.session.replace_with(saying("another"))


def _close(desk: _Desk) -> None:
    desk.session.close()


@pytest.mark.parametrize("do", [_save, _replace, _close])
def test_what_was_lost_while_no_version_could_be_saved_is_one_as_soon_as_it_can(
    tmp_path: Path, do: Callable[[_Desk], None]
) -> None:
    disk = _VersionsMayBeRefused()
    desk = _Desk(tmp_path, disk)
    desk.write(LONG)
    desk.session.save()
    disk.refused = True
    desk.write("")
    desk.session.save()
    assert desk.session.saver is not None
    assert "disken är full" in desk.session.saver.version_problem
    disk.refused = False
    assert LONG not in desk.versions
    do(desk)
    assert LONG in desk.versions


def test_nothing_takes_the_place_of_what_was_lost_and_is_no_version_yet(tmp_path: Path) -> None:
    disk = _VersionsMayBeRefused()
    desk = _Desk(tmp_path, disk)
    desk.write(LONG)
    desk.session.save()
    disk.refused = True
    desk.write("")
    with pytest.raises(StorageError):
        desk.session.replace_with(saying("another"))
    assert said(desk.session.report) == ""
    disk.refused = False
    desk.session.close()
    assert LONG in desk.versions


@pytest.mark.parametrize("request_number", range(1, 30))
def test_what_the_disk_refused_late_is_put_right_by_the_next_save(
    tmp_path: Path, request_number: int
) -> None:
    disk = FailingDisk()
    desk = _Desk(tmp_path, disk)
    begun = desk.session.report
    desk.write("mine")
    desk.session.save()
    disk.fail(request_number)
    wanted = "begun"
    try:
        desk.session.replace_with(begun)
    except StorageError:
        wanted = "mine"
        desk.session.save()
    assert [said(draft) for draft in contents_of(desk.library).drafts] == [wanted]


def test_a_version_of_what_was_carried_over_is_not_confused_with_what_is_written(
    desk: _Desk,
) -> None:
    begun = desk.session.report
    answer = begun.answers[0]
    waiting = answer.model_copy(
        update={"origin": answer.origin.model_copy(update={"confirmed": False})}
    )
    desk.session.replace_with(begun.with_answer(waiting))
    desk.write("changed")
    desk.session.replace_with(begun)
    desk.write("changed")
    desk.write("begun")
    assert desk.session.report.answers[0].origin.confirmed


def test_one_that_is_only_read_is_neither_changed_nor_saved_nor_let_go_of(desk: _Desk) -> None:
    reading = EditingSession(desk.session.report, FORM, None, desk.clock)
    assert reading.read_only
    with pytest.raises(RuntimeError):
        reading.set_blocks(QUESTION, ())
    with pytest.raises(RuntimeError):
        reading.replace_with(saying("other"))
    reading.save()
    reading.close()
    assert desk.library.open_reports.is_open(ONE)
    assert reading.report == saying("begun")


def test_what_is_closed_can_be_opened_by_another(desk: _Desk) -> None:
    assert desk.library.open_reports.is_open(ONE)
    desk.session.close()
    desk.session.close()
    assert not desk.library.open_reports.is_open(ONE)


def test_a_session_goes_on_with_its_own_copy_when_the_draft_was_changed_elsewhere(
    desk: _Desk, tmp_path: Path
) -> None:
    desk.write("mine")
    library_in(tmp_path).save(saying("theirs", 60))
    desk.session.save()
    assert desk.session.report.report_id == UUID(int=1001)
    desk.write("mine again")
    desk.session.save()
    drafts = {draft.report_id: said(draft) for draft in contents_of(desk.library).drafts}
    assert drafts == {ONE: "theirs", UUID(int=1001): "mine again"}
