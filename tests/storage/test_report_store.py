"""The user's reports on disk: one file each, and one that is broken hides no other."""

from pathlib import Path
from uuid import UUID

import pytest

from app.storage.errors import StorageError
from app.storage.report_store import MAX_BYTES, ReportStore, StoredFile

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def store(tmp_path: Path) -> ReportStore:
    return ReportStore(tmp_path / "reports")


def _contents(files: list[StoredFile]) -> list[bytes | str]:
    return [f.content if isinstance(f.content, bytes) else f.content.reason for f in files]


def test_an_empty_store_holds_nothing(store: ReportStore) -> None:
    assert store.drafts() == store.submitted() == []


def test_a_draft_is_kept_and_replaced(store: ReportStore, tmp_path: Path) -> None:
    store.save_draft(ONE, b"first")
    store.save_draft(TWO, b"other")
    store.save_draft(ONE, b"second")
    assert _contents(store.drafts()) == [b"second", b"other"]
    assert store.submitted() == []
    assert store.draft_path(ONE) == tmp_path / "reports" / "drafts" / f"{ONE}.json"


def test_every_revision_is_kept(store: ReportStore) -> None:
    store.save_submitted(ONE, 1, b"r1")
    store.save_submitted(ONE, 2, b"r2")
    assert _contents(store.submitted()) == [b"r1", b"r2"]
    assert store.submitted_path(ONE, 2).name == f"{ONE}_r2.json"
    assert store.drafts() == []


def test_a_draft_is_removed_and_its_revisions_stay(store: ReportStore) -> None:
    store.save_submitted(ONE, 1, b"r1")
    store.save_draft(ONE, b"draft")
    store.remove_draft(ONE)
    store.remove_draft(ONE)
    assert store.drafts() == []
    assert _contents(store.submitted()) == [b"r1"]


def test_a_file_that_cannot_be_read_is_told_beside_the_others(store: ReportStore) -> None:
    store.save_draft(ONE, b"x" * (MAX_BYTES + 1))
    store.save_draft(TWO, b"other")
    store.draft_path(UUID(int=3)).mkdir()
    first, second, third = store.drafts()
    assert isinstance(first.content, StorageError)
    assert first.content.reason == "filen är för stor. Välj en annan fil"
    assert second.content == b"other"
    assert isinstance(third.content, StorageError)


def test_other_files_in_the_folder_are_left_alone(store: ReportStore) -> None:
    store.save_draft(ONE, b"draft")
    for name in ("anteckningar.txt", ".dold.json.1234.tmp"):
        store.draft_path(ONE).with_name(name).write_bytes(b"x")
    assert _contents(store.drafts()) == [b"draft"]
