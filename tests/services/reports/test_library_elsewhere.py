"""The library where others are at work too: nothing of theirs is written over, or taken away."""

import errno
import json
from pathlib import Path

import pytest

from app.formats.report_json import write_report_json
from app.model.report_stages import as_submitted
from app.services.reports.library import ChangedElsewhereError, Library, fingerprint
from app.storage.errors import StorageError
from tests.support.failing import FailingDisk
from tests.support.library_contents import contents_of
from tests.support.reports import library_in, said, saying
from tests.support.workplace import TODAY

ONE = saying("").report_id


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """With a draft in it."""
    library = library_in(tmp_path)
    library.save(saying("begun"))
    return library


def _draft(folder: Path) -> Path:
    return folder / "reports" / "drafts" / f"{ONE}.json"


def test_a_draft_is_known_by_its_bytes(library: Library, tmp_path: Path) -> None:
    draft = library.draft(ONE)
    assert draft is not None
    assert draft.report == saying("begun")
    assert draft.fingerprint == fingerprint(_draft(tmp_path).read_bytes())
    _draft(tmp_path).unlink()
    assert library.draft(ONE) is None


def test_what_is_known_is_replaced_and_nothing_else(library: Library) -> None:
    first = library.save(saying("first"))
    second = library.save(saying("second"), may_replace={"another", first})
    with pytest.raises(ChangedElsewhereError, match="ändrats någon annanstans") as refused:
        library.save(saying("third"), may_replace={first})
    assert refused.value.found == saying("second")
    assert contents_of(library).drafts == (saying("second"),)
    assert library.save(saying("second"), may_replace=()) == second
    library.save(saying("whatever it was"))
    assert contents_of(library).drafts == (saying("whatever it was"),)


def test_an_exported_revision_is_replaced_by_none_of_the_same_number(library: Library) -> None:
    theirs = as_submitted(saying("theirs"), 1, TODAY)
    library.save(theirs)
    with pytest.raises(ChangedElsewhereError) as refused:
        library.save(as_submitted(saying("mine"), 1, TODAY), may_replace=())
    assert refused.value.found == theirs
    assert contents_of(library).submitted == (theirs,)
    library.save(theirs, may_replace=())
    library.save(as_submitted(saying("mine"), 2, TODAY), may_replace=())
    assert {said(sent) for sent in contents_of(library).submitted} == {"theirs", "mine"}


def test_an_export_is_kept_also_where_its_draft_cannot_be_read(
    library: Library, tmp_path: Path
) -> None:
    sent = as_submitted(saying("sent"), 1, TODAY)
    (tmp_path / "reports" / "submitted").mkdir()
    disk = FailingDisk(1, OSError(errno.EIO, "EIO"), counted=("read",))
    with pytest.raises(StorageError):
        library_in(tmp_path, disk).save(sent, may_replace=())
    assert (contents_of(library).submitted, contents_of(library).drafts) == (
        (sent,),
        (saying("begun"),),
    )


def test_whatever_cannot_be_read_what_there_is_can_be_listed(
    library: Library, tmp_path: Path
) -> None:
    library.save(as_submitted(saying("sent"), 1, TODAY))
    library.save(saying("begun"))
    for number in range(1, 20):
        disk = FailingDisk(number, counted=("read", "stamps", "is_file", "is_folder", "exists"))
        listing = library_in(tmp_path, disk).listing()
        assert len(listing.drafts) + len(listing.submitted) + len(listing.unreadable) == 2
        if not disk.has_failed:
            break
        # The first is the index, which nobody needs.
        assert [one.damaged for one in listing.unreadable] == ([False] if number > 1 else [])
    assert number == 6


def test_what_is_damaged_is_told_apart_from_what_is_newer(library: Library, tmp_path: Path) -> None:
    newer = json.loads(write_report_json(saying("x"))) | {"schema": "naringslivsrapport/report/2"}
    for name, content in (("a", b"{"), ("b", json.dumps(newer).encode())):
        _draft(tmp_path).with_name(f"{name}.json").write_bytes(content)
    damaged, later = contents_of(library).unreadable
    assert (damaged.damaged, later.damaged) == (True, False)
    assert "nyare version av programmet" in later.reason
