"""A draft that is damaged, newer than the program, or gone after a crash."""

import json
from pathlib import Path

import pytest

from app.formats.report_json import write_report_json
from tests.support.crash_leftovers import (
    ONE,
    Start,
    draft_path,
    killed,
    left_changed,
    opened,
    unfinished,
)
from tests.support.failing import names_in
from tests.support.reports import said, saying


def _newer_schema() -> bytes:
    content = json.loads(write_report_json(saying("from the future")))
    return json.dumps({**content, "schema": "naringslivsrapport/report/2"}).encode()


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


# Damaged drafts.


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 4000, b"null", b'{"schema": "x"}'])
@pytest.mark.parametrize("left_open", [True, False])
def test_a_damaged_draft_is_named_and_the_newest_whole_version_offered(
    start: Start, tmp_path: Path, content: bytes, left_open: bool
) -> None:
    saver = opened(tmp_path)
    saver.save(saying("newest version", 90))
    if left_open:
        killed(saver, tmp_path)
    else:
        saver.release()
    draft_path(tmp_path, content)
    found = start.found()
    assert (said(found.report), found.before, found.damaged) == ("newest version", None, True)
    assert draft_path(tmp_path).read_bytes() == content
    start.recovery.keep_newest(found)
    assert start.drafts == ["newest version"]
    (aside,) = (tmp_path / "reports" / "damaged").iterdir()
    assert aside.read_bytes() == content
    assert aside.name.startswith(str(ONE))
    assert Start(tmp_path).recovery.find() == ()


def test_a_damaged_version_is_passed_over(start: Start, tmp_path: Path) -> None:
    for seconds in (0, 60, 120):
        start.library.history.save(saying(f"{seconds}", seconds))
    (*_, last) = start.store.versions.entries(ONE)
    start.store.versions.save(ONE, last, b"{")
    draft_path(tmp_path, b"{")
    assert said(start.found().report) == "60"


def test_a_damaged_draft_without_versions_is_set_aside_and_named(
    start: Start, tmp_path: Path
) -> None:
    draft_path(tmp_path, b"{half")
    found = start.found()
    assert (found.report, found.damaged) == (None, True)
    with pytest.raises(ValueError, match="nothing was found"):
        start.recovery.keep_newest(found)
    with pytest.raises(ValueError, match="nothing before"):
        start.recovery.restore_previous(found)
    target = start.recovery.set_aside(found)
    assert target.read_bytes() == b"{half"
    assert not draft_path(tmp_path).exists()
    assert Start(tmp_path).recovery.find() == ()


def test_two_that_are_set_aside_in_one_moment_lie_beside_each_other(
    start: Start, tmp_path: Path
) -> None:
    for content in (b"{one", b"{two"):
        draft_path(tmp_path, content)
        assert start.recovery.set_aside(start.found()).read_bytes() == content
    assert len(names_in(tmp_path / "reports" / "damaged")) == 2


def test_a_damaged_draft_with_something_newer_in_writing(start: Start, tmp_path: Path) -> None:
    start.library.history.save(saying("version", 0))
    draft_path(tmp_path, b"{")
    unfinished(tmp_path, saying("in writing", 95), ONE)
    found = start.found()
    assert (said(found.report), said(found.before)) == ("in writing", "version")
    assert found.damaged
    start.recovery.restore_previous(found)
    assert start.drafts == ["version"]
    assert set(start.versions()) == {"version", "in writing"}
    assert len(names_in(tmp_path / "reports" / "damaged")) == 1


def test_a_draft_of_a_newer_program_is_left_alone_with_all_that_is_about_it(
    start: Start, tmp_path: Path
) -> None:
    killed(opened(tmp_path), tmp_path)
    draft_path(tmp_path, _newer_schema())
    unfinished(tmp_path, _newer_schema(), ONE)
    before = names_in(tmp_path)
    assert start.recovery.find() == ()
    assert names_in(tmp_path) == before
    assert draft_path(tmp_path).read_bytes() == _newer_schema()


def test_something_newer_in_writing_of_a_newer_program_is_left_alone(
    start: Start, tmp_path: Path
) -> None:
    opened(tmp_path).release()
    path = unfinished(tmp_path, _newer_schema(), ONE)
    assert start.recovery.find() == ()
    assert path.exists()


def test_files_of_other_names_are_none_of_it(start: Start, tmp_path: Path) -> None:
    folder = draft_path(tmp_path, write_report_json(saying("whole"))).parent
    for name in ("anteckningar.json", f"{ONE}-DATOR2.json", f"{ONE.hex}.json"):
        (folder / name).write_bytes(b"{")
    (folder / ".anteckningar.json.aaaaaaaa.tmp").write_bytes(b"x")
    before = names_in(tmp_path)
    assert start.recovery.find() == ()
    assert names_in(tmp_path) == before


# Missing drafts.


def test_a_draft_that_is_gone_is_offered_as_its_newest_version(
    start: Start, tmp_path: Path
) -> None:
    left_changed(tmp_path)
    draft_path(tmp_path).unlink()
    found = start.found()
    assert (said(found.report), found.damaged) == ("after", False)
    start.recovery.keep_newest(found)
    assert start.drafts == ["after"]
