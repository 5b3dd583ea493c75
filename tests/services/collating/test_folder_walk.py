"""Every file that somebody has put in a folder is found, once, and nothing that nobody has."""

import errno
import os
import sys
from pathlib import Path

import pytest

from app.services.collating.folder_reading import FolderFile, walk_folder
from app.services.errors import ServiceErrorCode
from app.storage.disk import Disk
from app.storage.errors import StorageError
from tests.support.links import needs_links
from tests.support.wine import skip_under_wine
from tools.windows.wine_faults import ODD_NAMES

_LINK = ServiceErrorCode.LINK_OUTSIDE.reason()


def _put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def _names(folder: Path, called: str = "") -> list[str]:
    found = list(walk_folder(folder, called))
    assert all(one.path.is_file() for one in found if not one.refused)
    return [one.name for one in found]


def _told(one: FolderFile) -> str:
    return one.refused.reason() if one.refused else ""


def test_files_come_by_name_and_those_of_inner_folders_after_them(tmp_path: Path) -> None:
    _put(tmp_path, "b.json", "a.docx", "å/ö.eml", "m/2/c.txt", "m/1.json", "utan ändelse")
    assert _names(tmp_path) == [
        *("a.docx", "b.json", "utan ändelse"),
        *("m/1.json", "m/2/c.txt", "å/ö.eml"),
    ]
    assert _names(tmp_path, "förra/")[0] == "förra/a.docx"


def test_what_systems_and_word_put_there_is_nobodys(tmp_path: Path) -> None:
    _put(tmp_path, "~$rapport.docx", ".DS_Store", "Thumbs.db", "DESKTOP.INI", "._rapport.docx")
    _put(tmp_path, ".~lock.rapport.docx#", "inne/.~lock.a.xlsx#")
    _put(tmp_path, ".rapport.json.0a1b2c3d.tmp", "inne/~$a.docx", "rapport.json")
    assert _names(tmp_path) == ["rapport.json"]


def test_whatever_else_is_hidden_is_somebodys(tmp_path: Path) -> None:
    hidden = [".rapport.json", "x.TMP", ".git/a", ".gömd/rapport.docx", ".a.0a1b2c3.tmp", "~a.docx"]
    _put(tmp_path, *hidden, "__MACOSX/rapport.json", "ehthumbs.db")
    assert sorted(_names(tmp_path)) == sorted([*hidden, "__MACOSX/rapport.json", "ehthumbs.db"])


def test_earlier_results_are_known_but_what_may_be_a_report_is_looked_into(
    tmp_path: Path,
) -> None:
    own = [f"uppfoljning_2022-T2_sammanstallning{end}" for end in (".xlsx", "_12.xlsx", "_2.csv")]
    own += ["uppfoljning_2022-T2_paminnelse.eml"]
    others = ["sammanstallning.xlsx", "a_sammanstallning.pdf", "a_sammanstallning_ny.xlsx"]
    others += [f"uppfoljning_2022-T2_sammanstallning{end}" for end in (".docx", "_12.json")]
    _put(tmp_path, *own, *others)
    assert {one.name: one.is_result for one in walk_folder(tmp_path)} == {
        **dict.fromkeys(own, True),
        **dict.fromkeys(others, False),
    }


@needs_links
def test_a_folder_that_is_reached_by_two_ways_is_looked_into_once(tmp_path: Path) -> None:
    _put(tmp_path, "a/b/rapport.json")
    (tmp_path / "a" / "b" / "upp").symlink_to(tmp_path)
    (tmp_path / "genväg").symlink_to(tmp_path / "a")
    (tmp_path / "själv").symlink_to(tmp_path / "själv")
    found = list(walk_folder(tmp_path))
    assert [one.name for one in found] == ["själv", "a/b/rapport.json"]
    assert found[0].refused


@needs_links
def test_no_link_is_followed_out_of_the_folder(tmp_path: Path) -> None:
    _put(tmp_path, "in/a.json", "in/inne/b.json", "annat/hemlig.json", "in-2/granne.json")
    folder = tmp_path / "in"
    (folder / "fil.json").symlink_to(tmp_path / "annat" / "hemlig.json")
    (folder / "granne.json").symlink_to(Path("..", "in-2", "granne.json"))
    (folder / "mapp").symlink_to(tmp_path / "annat")
    (folder / "inne" / "upp").symlink_to(tmp_path)
    (folder / "inne" / "egen.json").symlink_to(folder / "a.json")
    found = {one.name: one.refused for one in walk_folder(folder)}
    assert [name for name, refused in found.items() if refused is None] == [
        *("a.json", "inne/b.json", "inne/egen.json"),
    ]
    outside = {name for name, refused in found.items() if refused}
    assert outside == {"fil.json", "granne.json", "mapp", "inne/upp"}
    assert set(map(_told, walk_folder(folder))) == {"", _LINK}


class _Watched(Disk):
    """Fails where something is asked for by a name that leads out of the folder."""

    def __init__(self, outside: set[str]) -> None:
        self._outside = outside

    def is_file(self, path: Path) -> bool:
        assert path.name not in self._outside
        return super().is_file(path)

    def is_folder(self, path: Path) -> bool:
        assert path.name not in self._outside
        return super().is_folder(path)

    def real(self, path: Path) -> Path:
        assert path.name not in self._outside
        return super().real(path)


@needs_links
def test_nothing_is_asked_for_by_a_link_that_leads_outside(tmp_path: Path) -> None:
    """On Windows the question goes to another computer, with the name of who asks."""
    _put(tmp_path, "in/a.json", "annat/b.json", "annat/inne/c.json")
    folder = tmp_path / "in"
    links = {"server": Path("//192.0.2.1/share"), "b.json": tmp_path / "annat" / "b.json"}
    # By way of another link, and by a folder behind one.
    links |= {"två steg": Path("server"), "bakom": Path("server", "inne", "c.json")}
    links |= {"omväg": Path("..", "in", "..", "annat")}
    for name, target in links.items():
        (folder / name).symlink_to(target)
    found = {one.name: one.refused for one in walk_folder(folder, disk=_Watched(set(links)))}
    outside = dict.fromkeys(links, ServiceErrorCode.LINK_OUTSIDE)
    assert found == {"a.json": None, **outside}


@needs_links
def test_a_folder_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    _put(tmp_path, "server/a.json", "server/inne/b.json")
    (tmp_path / "in").symlink_to(tmp_path / "server")
    (tmp_path / "server" / "åter").symlink_to(tmp_path / "in")
    assert _names(tmp_path / "in") == ["a.json", "inne/b.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_what_is_no_file_is_told_of_and_not_left_out(tmp_path: Path) -> None:
    (tmp_path / "borta.docx").symlink_to(tmp_path / "finns-inte.docx")
    os.mkfifo(tmp_path / "rör.json")
    _put(tmp_path, "rapport.json")
    found = {one.name: _told(one) for one in walk_folder(tmp_path)}
    assert list(found) == ["borta.docx", "rapport.json", "rör.json"]
    assert found["rapport.json"] == ""
    assert "länk till något som inte finns" in found["borta.docx"]
    assert "det är ingen fil" in found["rör.json"]


class _Deep(Disk):
    """A folder in a folder in a folder, and a file at the bottom of it."""

    def names(self, folder: Path) -> list[str]:
        return ["d"] if len(folder.parts) < 1_500 else ["a.json"]

    def is_file(self, path: Path) -> bool:
        return path.name == "a.json"

    def is_folder(self, path: Path) -> bool:
        return not self.is_file(path)

    def real(self, path: Path) -> Path:
        return path


def test_folders_may_lie_as_deep_as_the_system_lets_them() -> None:
    (found,) = walk_folder(Path("d"), disk=_Deep())
    assert found.path == Path(*"d" * 1_500, "a.json")


class _Locked(Disk):
    """A disk with a folder that nobody may look into."""

    def __init__(self, locked: Path) -> None:
        self._locked = locked

    def names(self, folder: Path) -> list[str]:
        if folder == self._locked:
            # What lists folders has a code of Windows there; what opens files has none.
            raise PermissionError(errno.EACCES, "Permission denied", None, 5)
        return super().names(folder)


def test_a_folder_that_cannot_be_looked_into_is_told_of_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    _put(tmp_path, "a/1.json", "b/2.json", "c/3.json")
    found = list(walk_folder(tmp_path, disk=_Locked(tmp_path / "b")))
    assert [(one.name, bool(one.refused)) for one in found] == [
        *(("a/1.json", False), ("b", True), ("c/3.json", False)),
    ]
    assert "du får inte" in _told(found[1])


def test_the_folder_itself_has_to_be_one(tmp_path: Path) -> None:
    _put(tmp_path, "fil")
    for folder in (tmp_path / "fil", tmp_path / "ingen"):
        with pytest.raises(StorageError, match="mappen finns inte, eller så är den en fil"):
            walk_folder(folder)
    with pytest.raises(StorageError, match="du får inte"):
        walk_folder(tmp_path, disk=_Locked(tmp_path))


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    assert list(walk_folder(tmp_path)) == []
    (tmp_path / "tom").mkdir()
    assert list(walk_folder(tmp_path)) == []


@skip_under_wine(ODD_NAMES)
def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "r\udce4ksm\udcf6rg\udce5s.json").write_bytes(b"x")
    (one,) = walk_folder(tmp_path)
    assert isinstance(one, FolderFile)
