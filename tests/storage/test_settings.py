"""What the program remembers; a file that is broken is as good as none."""

import errno
import json
from pathlib import Path

import pytest

from app.gui.kit.services import Folder
from app.gui.shell.application import _GEOMETRY
from app.storage.errors import StorageError
from app.storage.settings import OF_THIS_COMPUTER, Settings
from tests.support.failing import FailingDisk


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert (settings.get("folder"), settings.get("folder", "hem")) == ("", "hem")
    assert list(tmp_path.iterdir()) == []


def test_a_text_is_remembered_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "data" / "settings.json"
    Settings(path).set("folder", "C:\\Åsa")
    Settings(path).set("size", "1")
    Settings(path).set("size", "2")
    settings = Settings(path)
    assert (settings.get("folder"), settings.get("size")) == ("C:\\Åsa", "2")


def test_the_name_of_a_folder_that_is_no_utf8_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(path).set("folder", "/hem/\udce5sa")
    assert Settings(path).get("folder") == "/hem/\udce5sa"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 99_000, b" " * 200_000, b'{"folder": 7}'],
)
def test_a_file_that_is_broken_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.get("folder", "hem") == "hem"
    settings.set("folder", "ny")
    assert settings.get("folder") == "ny"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(StorageError):
        Settings(tmp_path / "fil" / "settings.json").set("folder", "x")


def test_settings_that_cannot_be_read_are_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(path).set("folder", "hem")
    for name in ("read", "exists"):
        sick = Settings(path, FailingDisk(1, OSError(errno.EIO, "EIO"), counted=(name,)))
        with pytest.raises(StorageError):
            sick.set("other", "x")
    assert Settings(path).get("folder") == "hem"


def test_what_is_of_this_computer_stays_on_it(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert settings.portable() == {}
    for name in (*OF_THIS_COMPUTER, "zoom", "recipient"):
        settings.set(name, name)
    assert settings.portable() == {"zoom": "zoom", "recipient": "recipient"}


def test_of_another_computer_only_what_is_not_set_here_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("zoom", 120)
    there = json.dumps(
        {"zoom": 200, "appearance": "dark", "window": "far out", "export_folder": "C:\\ut"}
    ).encode()
    missing = settings.missing(there)
    assert missing == {"appearance": "dark"}
    settings.add(missing)
    assert (settings.value("zoom"), settings.value("appearance")) == (120, "dark")
    assert settings.missing(there) == {}
    # More than is ever read again would count as nothing at all.
    assert settings.missing(json.dumps({"pages": "x" * 99_980}).encode()) == {}


def test_every_folder_that_is_remembered_is_of_this_computer() -> None:
    assert {folder.value for folder in Folder} < OF_THIS_COMPUTER
    assert _GEOMETRY in OF_THIS_COMPUTER
