"""What a crash has left is found, told and asked about, and both sides of it are kept."""

import datetime
import errno
from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.report_json import write_report_json
from app.model.report_stages import as_correction, as_submitted
from app.services.reports.draft_saver import open_draft
from app.services.reports.recovery import Recovery
from app.storage.disk import Disk
from tests.support.crash_leftovers import NOW, ONE, Start, killed, left_changed, opened, unfinished
from tests.support.failing import names_in
from tests.support.library_contents import contents_of
from tests.support.reports import said, saying
from tests.support.workplace import TODAY


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


# Nothing to ask about.


def test_where_nothing_is_left_nothing_is_found(start: Start, tmp_path: Path) -> None:
    assert start.recovery.find() == ()
    saver = opened(tmp_path)
    saver.save(saying("after", 90))
    assert start.recovery.find() == ()
    saver.release()
    assert start.recovery.find() == ()
    assert start.drafts == ["after"]


def test_what_was_left_open_unchanged_is_not_asked_about(start: Start, tmp_path: Path) -> None:
    killed(opened(tmp_path), tmp_path)
    assert start.recovery.find() == ()
    assert list((tmp_path / "reports" / "open").iterdir()) == []
    assert start.drafts == ["before"]


# Left open, and changed since.


def test_what_was_left_open_and_changed_is_told_with_what_was_before(
    start: Start, tmp_path: Path
) -> None:
    left_changed(tmp_path)
    found = start.found()
    assert (said(found.report), said(found.before)) == ("after all", "before")
    assert (found.report_id, found.damaged, found.unfinished) == (ONE, False, ())
    # Until it is answered it is asked again.
    assert start.found() == found


def test_going_on_keeps_what_was_before_as_a_version(start: Start, tmp_path: Path) -> None:
    left_changed(tmp_path)
    assert start.recovery.keep_newest(start.found()) == saying("after all", 95)
    assert start.drafts == ["after all"]
    assert "before" in start.versions()
    assert Start(tmp_path).recovery.find() == ()


def test_going_back_keeps_the_newest_as_a_version_also_when_it_is_opened(
    start: Start, tmp_path: Path
) -> None:
    left_changed(tmp_path)
    back = start.recovery.restore_previous(start.found())
    assert back == saying("before").model_copy(update={"modified_at": NOW})
    assert start.drafts == ["before"]
    assert "after all" in start.versions()
    assert Start(tmp_path).recovery.find() == ()
    saver = open_draft(back, start.library, NOW, uuid4)
    saver.save(saying("afterwards", 3700))
    saver.release()
    assert "after all" in start.versions()


def test_going_back_in_the_very_minute_of_the_crash_keeps_the_newest(tmp_path: Path) -> None:
    saver = opened(tmp_path)
    saver.save(saying("the last words", 90))
    killed(saver, tmp_path)
    start = Start(tmp_path)
    soon = TODAY + datetime.timedelta(seconds=100)
    recovery = Recovery(start.store, start.library, lambda: soon)
    back = recovery.restore_previous(start.found())
    open_draft(back, start.library, soon, uuid4).release()
    assert {"the last words", "before"} <= set(start.versions())


def test_going_back_is_possible_where_a_clock_was_ahead(start: Start, tmp_path: Path) -> None:
    start.library.history.save(saying("from the future", 400 * 86_400))
    left_changed(tmp_path)
    start.recovery.restore_previous(start.found())
    assert start.drafts == ["before"]
    assert {"after all", "from the future"} <= set(start.versions())


def test_what_was_gone_back_from_is_not_newer_by_a_clock_that_is_behind(
    start: Start, tmp_path: Path
) -> None:
    killed(opened(tmp_path), tmp_path)
    path = unfinished(tmp_path, saying("in writing", 7200), ONE)

    class Held(Disk):
        def remove(self, removed: Path) -> None:
            if removed == path:
                raise OSError(errno.EACCES, "held")
            super().remove(removed)

    sick = Start(tmp_path, Held())
    sick.recovery.restore_previous(sick.found())
    assert path.exists()
    assert start.recovery.find() == ()
    assert start.drafts == ["before"]


# A file that was being written.


@pytest.mark.parametrize("left_open", [True, False])
def test_what_is_newer_than_the_draft_is_told(
    start: Start, tmp_path: Path, left_open: bool
) -> None:
    saver = opened(tmp_path)
    if left_open:
        killed(saver, tmp_path)
    else:
        saver.release()
    path = unfinished(tmp_path, saying("in writing", 95), ONE, old=not left_open)
    found = start.found()
    assert (said(found.report), said(found.before)) == ("in writing", "before")
    assert found.unfinished == (path,)
    start.recovery.keep_newest(found)
    assert start.drafts == ["in writing"]
    assert set(start.versions()) == {"before"}
    assert not path.exists()


def test_what_is_newer_can_be_left_for_the_draft(start: Start, tmp_path: Path) -> None:
    killed(opened(tmp_path), tmp_path)
    path = unfinished(tmp_path, saying("in writing", 95), ONE)
    start.recovery.restore_previous(start.found())
    assert start.drafts == ["before"]
    assert "in writing" in start.versions()
    assert not path.exists()
    assert Start(tmp_path).recovery.find() == ()


@pytest.mark.parametrize("content", [b"", b"{", write_report_json(saying("x", 95))[:-9]])
def test_what_is_cut_off_is_nothing_beside_a_whole_draft(
    start: Start, tmp_path: Path, content: bytes
) -> None:
    opened(tmp_path).release()
    path = unfinished(tmp_path, content, ONE)
    assert start.recovery.find() == ()
    assert not path.exists()
    assert start.drafts == ["before"]


def test_what_is_older_than_the_draft_is_nothing(start: Start, tmp_path: Path) -> None:
    opened(tmp_path).release()
    path = unfinished(tmp_path, saying("older", -5), ONE)
    assert start.recovery.find() == ()
    assert not path.exists()


def test_of_several_the_newest_is_told_and_all_are_cleared(start: Start, tmp_path: Path) -> None:
    opened(tmp_path).release()
    for number, sign in enumerate("abc"):
        unfinished(tmp_path, saying(sign, number % 2 * 50 + 10), ONE, sign=sign)
    unfinished(tmp_path, b"{", ONE, sign="d")
    found = start.found()
    assert said(found.report) == "b"
    assert len(found.unfinished) == 4
    start.recovery.keep_newest(found)
    assert names_in(tmp_path / "reports" / "drafts") == [f"{ONE}.json"]


def test_what_another_window_may_be_writing_is_left(start: Start, tmp_path: Path) -> None:
    opened(tmp_path).release()
    path = unfinished(tmp_path, saying("being written", 95), ONE, old=False)
    assert start.recovery.find() == ()
    assert path.exists()


def test_what_another_window_has_open_is_left_however_old(start: Start, tmp_path: Path) -> None:
    saver = opened(tmp_path)
    path = unfinished(tmp_path, saying("in writing", 95), ONE)
    assert start.recovery.find() == ()
    assert path.exists()
    saver.release()
    assert said(start.found().report) == "in writing"


def test_what_was_never_saved_before_is_told(start: Start, tmp_path: Path) -> None:
    unfinished(tmp_path, saying("first words"), ONE)
    found = start.found()
    assert (said(found.report), found.before, found.damaged) == ("first words", None, False)
    start.recovery.keep_newest(found)
    assert start.drafts == ["first words"]


def test_a_beginning_without_a_draft_is_set_aside_and_not_thrown_away(
    start: Start, tmp_path: Path
) -> None:
    beginning = write_report_json(saying("first words"))[:-200]
    path = unfinished(tmp_path, beginning, ONE)
    found = start.found()
    assert (found.report, found.damaged) == (None, True)
    target = start.recovery.set_aside(found)
    assert target.read_bytes() == beginning
    assert not path.exists()
    assert Start(tmp_path).recovery.find() == ()


def test_a_file_in_which_nothing_was_written_is_nothing(start: Start, tmp_path: Path) -> None:
    path = unfinished(tmp_path, b"", ONE)
    assert start.recovery.find() == ()
    assert not path.exists()


# Exported reports.


def test_what_was_being_written_before_the_export_is_nothing(start: Start, tmp_path: Path) -> None:
    start.library.save(as_submitted(saying("sent"), 1, NOW))
    start.library.history.save(saying("draft", 5))
    path = unfinished(tmp_path, saying("draft of it", 5), ONE)
    assert start.recovery.find() == ()
    assert not path.exists()
    assert (start.drafts, len(contents_of(start.library).submitted)) == ([], 1)


def test_what_was_written_after_the_export_is_told(start: Start, tmp_path: Path) -> None:
    sent = as_submitted(saying("sent"), 1, TODAY)
    start.library.save(sent)
    correction = saying("corrected", 3600, as_correction(sent, NOW))
    unfinished(tmp_path, correction, ONE)
    found = start.found()
    assert (found.report, found.before) == (correction, None)
    start.recovery.keep_newest(found)
    assert contents_of(start.library).drafts == (correction,)
    assert contents_of(start.library).submitted == (sent,)


def test_an_export_that_was_left_open_is_nothing(start: Start, tmp_path: Path) -> None:
    saver = opened(tmp_path)
    saver.save(saying("after", 90))
    saver.save(as_submitted(saying("after", 90), 1, TODAY + datetime.timedelta(seconds=99)))
    killed(saver, tmp_path)
    assert start.recovery.find() == ()
    assert (start.drafts, len(contents_of(start.library).submitted)) == ([], 1)
