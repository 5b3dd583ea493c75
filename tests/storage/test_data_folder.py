"""Moving house: what is in a data folder comes along, however little it is."""

from pathlib import Path

from app.storage.data_folder import holds_reports, take_along


def test_a_data_folder_without_any_report_comes_along(tmp_path: Path) -> None:
    source, target = tmp_path / "old", tmp_path / "new"
    (source / "reports" / "drafts").mkdir(parents=True)
    (source / "words.txt").write_bytes(b"ord\n")
    target.mkdir()
    assert take_along(source, target) == ()
    assert holds_reports(target)
    assert (target / "words.txt").read_bytes() == b"ord\n"


def test_what_is_in_the_new_folder_already_stays_and_is_told(tmp_path: Path) -> None:
    source, target = tmp_path / "old", tmp_path / "new"
    for folder, words in ((source, b"mitt\n"), (target, b"annat\n")):
        (folder / "forms").mkdir(parents=True)
        (folder / "words.txt").write_bytes(words)
        (folder / "forms" / "a.toml").write_bytes(words)
        (folder / "forms" / "b.toml").write_bytes(b"lika")
    (source / "settings.json").write_bytes(b"{}")
    assert sorted(take_along(source, target)) == ["forms/a.toml", "words.txt"]
    assert (target / "words.txt").read_bytes() == b"annat\n"
    assert (target / "forms" / "a.toml").read_bytes() == b"annat\n"
    assert (target / "settings.json").read_bytes() == b"{}"
