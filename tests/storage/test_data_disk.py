"""A data folder that is gone is not taken for an empty one, and nobody makes another."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.storage import file_reading as reading
from app.storage.data_disk import DataDisk
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_writing import remove, write_bytes
from app.storage.report_store import ReportStore
from app.storage.settings import Settings

ONE = UUID(int=1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def disk(root: Path) -> DataDisk:
    """With a draft, and settings."""
    disk = DataDisk(root)
    ReportStore(root / "reports", disk).save_draft(ONE, b"draft")
    Settings(root / "settings.json", disk).set("a", "b")
    return disk


def _store(root: Path, disk: DataDisk) -> ReportStore:
    return ReportStore(root / "reports", disk)


def _refused(request: Callable[[], object]) -> StorageError:
    with pytest.raises(StorageError) as raised:
        request()
    assert raised.value.code is StorageErrorCode.DATA_GONE
    return raised.value


@pytest.mark.parametrize("gone", [".", "reports", "reports/drafts"])
def test_what_is_renamed_is_told_by_its_path_and_made_by_nobody(
    root: Path, disk: DataDisk, gone: str
) -> None:
    folder, store = root / gone, _store(root, disk)
    folder.rename(root.parent / "elsewhere")
    for request in (
        lambda: store.save_draft(ONE, b"new"),
        lambda: store.draft(ONE),
        lambda: remove(store.draft_path(ONE), disk),
        lambda: reading.exists(store.draft_path(ONE), disk),
        lambda: reading.is_folder(root / "reports" / "drafts", disk),
        lambda: reading.files_in(root / "reports" / "drafts", "*", disk),
        lambda: reading.read_bytes(store.draft_path(ONE), 10, disk),
    ):
        error = _refused(request)
        assert str(error) == (
            f"Mappen med dina rapporter finns inte längre: {folder}. Lägg tillbaka den om den har "
            "bytt namn eller flyttats, eller anslut disken den ligger på. Inget sparas någon "
            "annanstans."
        )
    assert not folder.exists()
    (root.parent / "elsewhere").rename(folder)
    assert store.draft(ONE) == b"draft"
    store.save_draft(ONE, b"new")
    assert store.draft(ONE) == b"new"


def test_settings_make_no_new_folder_either(root: Path, disk: DataDisk) -> None:
    settings = Settings(root / "settings.json", disk)
    root.rename(root.parent / "elsewhere")
    _refused(lambda: settings.set("a", "c"))
    assert not root.exists()


def test_what_was_there_at_the_start_is_known_without_having_been_asked_for(root: Path) -> None:
    root.mkdir()
    disk = DataDisk(root)
    root.rmdir()
    _refused(lambda: write_bytes(root / "settings.json", b"{}", disk))
    assert not root.exists()


def test_at_the_first_start_folders_are_made(root: Path) -> None:
    disk = DataDisk(root)
    assert _store(root, disk).draft(ONE) is None
    _store(root, disk).save_draft(ONE, b"draft")
    assert _store(root, disk).draft(ONE) == b"draft"


def test_a_folder_of_one_report_comes_and_goes(root: Path, disk: DataDisk) -> None:
    """As its versions do, perhaps in another window."""
    folder = root / "reports" / "versions" / str(ONE)
    write_bytes(folder / "a.json", b"a", disk)
    (folder / "a.json").unlink()
    folder.rmdir()
    write_bytes(folder / "b.json", b"b", disk)
    assert (folder / "b.json").read_bytes() == b"b"


def test_what_is_removed_on_purpose_may_be_made_again(root: Path, disk: DataDisk) -> None:
    folder = root / "forms"
    disk.make_folder(folder, 0o700)
    disk.remove_folder(folder)
    disk.make_folder(folder, 0o700)
    assert folder.is_dir()


def test_other_places_are_of_no_concern(tmp_path: Path, disk: DataDisk) -> None:
    other = tmp_path / "documents"
    write_bytes(other / "a.docx", b"a", disk)
    (other / "a.docx").unlink()
    other.rmdir()
    write_bytes(other / "a.docx", b"a", disk)
    assert (other / "a.docx").read_bytes() == b"a"


def test_a_file_that_has_taken_its_place_is_no_folder(root: Path, disk: DataDisk) -> None:
    root.rename(root.parent / "elsewhere")
    root.write_bytes(b"")
    _refused(lambda: _store(root, disk).save_draft(ONE, b"new"))
    assert root.read_bytes() == b""
