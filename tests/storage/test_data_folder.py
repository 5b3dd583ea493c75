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
