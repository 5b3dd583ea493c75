"""Which files belong in a backup, while the program goes on; and putting files where none is."""

from pathlib import Path

import pytest

from app.storage.errors import AlreadyThereError
from app.storage.user_files import UserFiles
from tests.support.failing import names_in


def _put(folder: Path, *paths: str) -> None:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.encode())


def test_everything_of_the_user_is_among_them_and_nothing_of_the_moment(tmp_path: Path) -> None:
    kept = {
        *("reports/drafts/1.json", "reports/submitted/1_r1.json", "reports/dispatched/1_r1.json"),
        *("reports/sources/1_001.json", "reports/versions/1/7.json", "reports/deleted/2_m.json"),
        *("reports/damaged/3.json", "reports/a new kind/4.json", "forms/a.toml"),
        *("settings.json", "words.txt", "workshop/1.toml", "workshop/deleted/2_m.toml"),
        "workshop/versions/1/1.toml",
    }
    left = {
        *("reports/open/1", "reports/open/1.json", "running/here/running", "running/here/1.json"),
        *("reports/drafts/.1.json.deadbeef.tmp", "reports/drafts/notes.txt", "forms/a.txt"),
        *("reports/drafts/._1.json", ".settings.json.deadbeef.tmp", "other.json"),
        *("reports/index.json", "reports/versions/1/deep/er.json", "forms/deep/er.toml"),
        *("workshop/1.json", "workshop/versions/1/deep/er.toml"),
    }
    _put(tmp_path, *kept, *left)
    files = UserFiles(tmp_path)
    assert set(files.paths()) == kept
    assert list(files.paths()) == list(files.paths())
    assert files.read("reports/drafts/1.json", 100) == b"reports/drafts/1.json"
    assert files.read("reports/drafts/gone.json", 100) is None


def test_where_there_is_nothing_there_are_none(tmp_path: Path) -> None:
    assert list(UserFiles(tmp_path / "none").paths()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reports/drafts/1.json", "reports/submitted/1_r1.json"),
        ("reports/drafts/1.json", "reports/deleted/1_m.json"),
        ("reports/deleted/1_m.json", "reports/drafts/1.json"),
        ("workshop/1.toml", "workshop/deleted/1_m.toml"),
        ("workshop/deleted/1_m.toml", "workshop/1.toml"),
    ],
)
def test_what_is_moved_meanwhile_is_found_where_it_was_or_where_it_is(
    before: str, after: str, tmp_path: Path
) -> None:
    others = [f"reports/{name}/0.json" for name in ("drafts", "deleted", "submitted")]
    for moment in range(8):
        folder = tmp_path / str(moment)
        _put(folder, before, *others, "forms/a.toml", "settings.json", "words.txt")
        found = set()
        for number, path in enumerate(UserFiles(folder).paths()):
            if number == moment:
                # The way the program does it.
                (folder / after).parent.mkdir(exist_ok=True)
                (folder / before).rename(folder / after)
            data = UserFiles(folder).read(path, 100)
            found |= {path} if data is not None else set()
        assert found & {before, after}


def test_a_file_is_put_where_there_is_none_and_never_over_one(tmp_path: Path) -> None:
    files = UserFiles(tmp_path)
    files.add("reports/drafts/1.json", b"one")
    with pytest.raises(AlreadyThereError):
        files.add("reports/drafts/1.json", b"two")
    assert names_in(tmp_path) == ["1.json"]
    assert (tmp_path / "reports/drafts/1.json").read_bytes() == b"one"
