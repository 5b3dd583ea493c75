"""A folder on a server that goes away is not an empty one, and all is there when it comes back."""

import sys
from pathlib import Path

import pytest

from app.storage import disk, errors, file_reading
from app.storage.disk import root_is_there
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.file_writing import remove, write_bytes, write_new
from app.storage.settings import Settings


class _Share:
    """A folder that can go away, and with it the root of its path."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "share"
        self._elsewhere = folder / "elsewhere"
        self.root.mkdir()
        write_bytes(self.root / "drafts" / "a.json", b"kept")

    def is_there(self, _path: Path) -> bool:
        return self.root.exists()

    def go_away(self) -> None:
        self.root.rename(self._elsewhere)

    def come_back(self) -> None:
        self._elsewhere.rename(self.root)


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Share:
    share = _Share(tmp_path)
    monkeypatch.setattr(errors, "ON_WINDOWS", True)
    for module in (disk, errors):
        monkeypatch.setattr(module, "root_is_there", share.is_there)
    return share


def _refused(request: object, *arguments: object) -> StorageErrorCode:
    assert callable(request)
    with pytest.raises(StorageError) as raised:
        request(*arguments)
    return raised.value.code


def test_what_is_asked_is_not_answered(share: _Share) -> None:
    drafts = share.root / "drafts"
    share.go_away()
    for request in (
        lambda: file_reading.exists(drafts / "a.json"),
        lambda: file_reading.is_folder(drafts),
        lambda: file_reading.files_in(drafts),
        lambda: file_reading.read_bytes(drafts / "a.json", 100),
        lambda: remove(drafts / "a.json"),
    ):
        assert _refused(request) is StorageErrorCode.UNREACHABLE
    share.come_back()
    assert file_reading.read_bytes(drafts / "a.json", 100) == b"kept"


def test_nothing_is_written_in_another_place(share: _Share) -> None:
    target = share.root / "drafts" / "b.json"
    share.go_away()
    assert _refused(write_bytes, target, b"new") is StorageErrorCode.UNREACHABLE
    assert _refused(write_new, target, b"new") is StorageErrorCode.UNREACHABLE
    assert not share.root.exists()
    share.come_back()
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"


def test_what_is_remembered_there_is_not_replaced(share: _Share) -> None:
    settings = Settings(share.root / "settings.json")
    settings.set("first", "1")
    share.go_away()
    assert settings.get("first") == ""
    assert _refused(settings.set, "second", "2") is StorageErrorCode.UNREACHABLE
    share.come_back()
    settings.set("second", "2")
    assert (settings.get("first"), settings.get("second")) == ("1", "2")


def test_what_is_not_there_on_a_server_that_answers_is_not_there(share: _Share) -> None:
    assert file_reading.files_in(share.root / "none") == []
    assert not file_reading.exists(share.root / "none")


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has drives and shares")
@pytest.mark.parametrize("root", ["Q:\\", "\\\\borta\\mapp\\"])
def test_a_drive_and_a_share_that_are_gone(root: str) -> None:
    folder = Path(root) / "drafts"
    assert not root_is_there(folder)
    assert _refused(file_reading.files_in, folder) is StorageErrorCode.UNREACHABLE
    assert _refused(file_reading.read_bytes, folder / "a", 10) is StorageErrorCode.UNREACHABLE
    assert _refused(write_bytes, folder / "a", b"") is StorageErrorCode.UNREACHABLE
