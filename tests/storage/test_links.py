"""Links among the officer's data: what they lead to is never written over, removed or taken in.

A folder that is a link itself, as on a profile that is kept elsewhere, is used as any other.
"""

import os
from pathlib import Path
from uuid import UUID

import pytest

from app.storage.disk import Disk
from app.storage.errors import AlreadyThereError
from app.storage.file_writing import (
    STALE_S,
    remove_folder,
    remove_stale_temp_files,
    write_bytes,
    write_new,
)
from app.storage.instance_mailbox import InstanceMailbox
from app.storage.open_reports import OpenReports
from app.storage.report_store import ReportStore
from tests.support.links import needs_links

pytestmark = needs_links

ONE = UUID(int=1)
_PRECIOUS = b"Det enda exemplaret."


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file of the officer's, elsewhere."""
    path = tmp_path / "dokument" / "brev.txt"
    path.parent.mkdir()
    path.write_bytes(_PRECIOUS)
    return path


@pytest.fixture(params=["symbolic", "hard"])
def linked(request: pytest.FixtureRequest, precious: Path, tmp_path: Path) -> Path:
    """A name for it among the program's own."""
    path = tmp_path / "open" / str(ONE)
    path.parent.mkdir()
    if request.param == "hard":
        path.hardlink_to(precious)
    else:
        path.symlink_to(precious)
    return path


def test_a_lock_is_not_written_through_a_link(linked: Path, precious: Path) -> None:
    open_reports = OpenReports(linked.parent)
    assert not open_reports.is_open(ONE)
    lock = open_reports.lock(ONE, b"note")
    assert lock.handle is not None, "it is held all the same"
    assert precious.read_bytes() == _PRECIOUS
    assert not linked.is_symlink()
    assert linked.read_bytes() == b"note"
    open_reports.unlock(lock)
    assert precious.read_bytes() == _PRECIOUS


def test_a_link_is_forgotten_and_what_it_leads_to_stays(linked: Path, precious: Path) -> None:
    OpenReports(linked.parent).forget(ONE)
    assert not os.path.lexists(linked)
    assert precious.read_bytes() == _PRECIOUS


def test_what_a_link_leads_to_is_no_note(tmp_path: Path, precious: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    (folder / str(ONE)).symlink_to(precious)
    assert OpenReports(folder).left_open() == {}


def test_the_running_program_does_not_write_through_a_link(tmp_path: Path, precious: Path) -> None:
    folder = tmp_path / "running"
    folder.mkdir()
    (folder / "running").symlink_to(precious)
    mailbox = InstanceMailbox(folder)
    assert mailbox.acquire()
    assert not InstanceMailbox(folder).acquire(), "it is held all the same"
    mailbox.release()
    assert precious.read_bytes() == _PRECIOUS


def test_a_message_is_not_read_through_a_link(tmp_path: Path, precious: Path) -> None:
    folder = tmp_path / "running"
    mailbox = InstanceMailbox(folder)
    mailbox.acquire()
    (folder / "a.note").symlink_to(precious)
    assert mailbox.receive() == []
    assert not os.path.lexists(folder / "a.note")
    assert precious.read_bytes() == _PRECIOUS
    mailbox.release()


@pytest.mark.parametrize("there", [True, False])
def test_a_draft_takes_the_place_of_a_link(tmp_path: Path, precious: Path, there: bool) -> None:
    if not there:
        precious.unlink()
    store = ReportStore(tmp_path / "reports")
    path = store.draft_path(ONE)
    path.parent.mkdir(parents=True)
    path.symlink_to(precious)
    store.save_draft(ONE, b"{}")
    assert not path.is_symlink()
    assert precious.exists() == there


@pytest.mark.parametrize("there", [True, False])
def test_a_new_file_is_not_written_through_a_link(
    tmp_path: Path, precious: Path, there: bool
) -> None:
    if not there:
        precious.unlink()
    target = tmp_path / "rapport.docx"
    target.symlink_to(precious)
    with pytest.raises(AlreadyThereError):
        write_new(target, b"PK")
    assert precious.exists() == there


def test_of_a_linked_folder_only_the_link_is_removed(tmp_path: Path, precious: Path) -> None:
    link = tmp_path / "versions"
    link.symlink_to(precious.parent)
    remove_folder(link)
    assert not os.path.lexists(link)
    assert precious.read_bytes() == _PRECIOUS


def test_links_in_a_folder_are_removed_with_it(tmp_path: Path, precious: Path) -> None:
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "fil").symlink_to(precious)
    (folder / "mapp").symlink_to(precious.parent)
    (folder / "ingenstans").symlink_to("ingenstans")
    remove_folder(folder)
    assert not folder.exists()
    assert precious.read_bytes() == _PRECIOUS


def test_a_temporary_file_that_is_a_link_is_removed_alone(tmp_path: Path, precious: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    link = folder / ".a.json.01234567.tmp"
    link.symlink_to(precious)
    os.utime(precious, (0, 0))
    remove_stale_temp_files(folder, STALE_S)
    assert not os.path.lexists(link)
    assert precious.read_bytes() == _PRECIOUS


@pytest.mark.parametrize("name", ["submitted", "drafts", "versions", f"versions/{ONE}"])
def test_a_sweep_leaves_alone_what_a_linked_folder_leads_to(
    tmp_path: Path, precious: Path, name: str
) -> None:
    left = [precious.parent / f".{meant}.0123abcd.tmp" for meant in ("trial", "a.json")]
    left.append(precious.parent / str(ONE) / left[1].name)
    left[2].parent.mkdir()
    for path in left:
        path.write_bytes(_PRECIOUS)
        os.utime(path, (0, 0))
    link = tmp_path / "reports" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(precious.parent, target_is_directory=True)
    ReportStore(tmp_path / "reports").sweep(STALE_S)
    assert [path for path in left if not path.exists()] == []


def test_what_is_a_link_is_known(tmp_path: Path, precious: Path) -> None:
    (tmp_path / "länk").symlink_to(precious)
    (tmp_path / "trasig").symlink_to("ingenstans")
    disk = Disk()
    assert disk.is_link(tmp_path / "länk")
    assert disk.is_link(tmp_path / "trasig")
    assert not disk.is_link(precious)
    assert not disk.is_link(precious.parent)
    assert not disk.is_link(tmp_path / "inget")


def test_a_data_folder_that_is_a_link_is_used(tmp_path: Path) -> None:
    real = tmp_path / "server"
    real.mkdir()
    (tmp_path / "data").symlink_to(real)
    store = ReportStore(tmp_path / "data" / "reports")
    lock = store.open_reports.lock(ONE, b"note")
    assert lock.handle is not None
    store.save_draft(ONE, b"{}")
    assert store.draft(ONE) == b"{}"
    store.sweep(STALE_S)
    store.open_reports.unlock(lock)
    write_bytes(tmp_path / "data" / "settings.json", b"{}")
    assert (real / "reports" / "drafts" / f"{ONE}.json").read_bytes() == b"{}"
    assert (real / "settings.json").read_bytes() == b"{}"
