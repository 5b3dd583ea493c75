"""What a report was begun from, kept beside the user's own reports for as long as it is of use."""

import contextlib
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.report_json import write_report_json
from app.model.report import Report
from app.model.report_stages import as_submitted
from app.services.reports.library import Library
from app.storage.errors import StorageError
from tests.support.failing import disks_failing_in_turn
from tests.support.library_contents import contents_of
from tests.support.reports import library_in, whole_report
from tests.support.workplace import TODAY


def _report(number: int, **changes: object) -> Report:
    return whole_report().model_copy(update={"report_id": UUID(int=number), **changes})


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


def _sources_folder(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "reports" / "sources").glob("*"))


def test_the_sources_of_a_report_are_kept_whole_and_in_order(library: Library) -> None:
    sources = (_report(8), as_submitted(_report(4), 3, TODAY), _report(6, term=None))
    library.save_sources(_report(1), sources)
    library.save_sources(_report(2), [_report(5)])
    assert library.sources_of(UUID(int=1)) == sources
    assert library.sources_of(UUID(int=2)) == (_report(5),)
    assert library.sources_of(UUID(int=3)) == ()


def test_a_source_is_written_as_any_report_and_is_none_of_the_users_own(
    library: Library, tmp_path: Path
) -> None:
    library.save_sources(_report(1), [_report(8)])
    (file,) = (tmp_path / "reports" / "sources").iterdir()
    assert file.read_bytes() == write_report_json(_report(8))
    assert (contents_of(library).drafts, library.versions(UUID(int=8))) == ((), ())


@pytest.mark.parametrize("broken", ["{", None], ids=["half a file", "a folder"])
def test_sources_that_cannot_all_be_read_are_none(
    library: Library, tmp_path: Path, broken: str | None
) -> None:
    library.save_sources(_report(1), [_report(8), _report(9)])
    first, _ = sorted((tmp_path / "reports" / "sources").iterdir())
    first.unlink()
    if broken is None:
        first.mkdir()
    else:
        first.write_text(broken, "utf-8")
    assert library.sources_of(UUID(int=1)) == ()


def test_whatever_fails_all_sources_are_kept_or_none(tmp_path: Path) -> None:
    outcomes = set()
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        try:
            library_in(folder, disk).save_sources(_report(1), [_report(8), _report(9)])
        except StorageError:
            outcomes.add("refused")
            assert _sources_folder(folder) == []
        else:
            outcomes.add("kept")
            assert len(_sources_folder(folder)) == 2
    assert outcomes == {"refused", "kept"}


def test_whatever_fails_from_then_on_some_sources_are_not_taken_for_all(tmp_path: Path) -> None:
    left = set()
    for disk in disks_failing_in_turn(for_good=True):
        folder = tmp_path / str(disk.fails_at)
        with contextlib.suppress(StorageError):
            library_in(folder, disk).save_sources(_report(1), [_report(8), _report(9)])
        left.add(len(_sources_folder(folder)))
        assert len(library_in(folder).sources_of(UUID(int=1))) in {0, 2}
    assert 1 in left
