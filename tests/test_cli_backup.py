"""A backup by a command, and another one takes it in."""

import shutil
from pathlib import Path

from app.formats.report_json import write_report_json
from tests.support.backup_files import opened
from tests.support.program import Program
from tests.support.reports import saying

ONE = saying("").report_id


def _draft(folder: Path, text: str) -> Path:
    path = folder / "reports" / "drafts" / f"{ONE}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_report_json(saying(text)))
    return path


def test_what_one_has_another_takes_in(program: Program, tmp_path: Path) -> None:
    _draft(program.data, "hej")
    (program.data / "words.txt").write_text("grönsak\n", "utf-8")
    kopia = tmp_path / "kopia.zip"
    made = program("backup", "-o", kopia)
    said = f"Säkerhetskopian är gjord och kontrollerad: en rapport i {kopia}."
    assert (made.code, made.out, made.err) == (0, [said], [])
    opened(kopia.read_bytes()).verify()
    shutil.rmtree(program.data)
    taken = program("restore", kopia)
    assert (taken.code, taken.err) == (0, [])
    assert taken.out == [
        "Säkerhetskopian är inläst.",
        "En ny rapport är tillagd.",
        "Ett eget ord är tillagt.",
    ]
    again = program("restore", kopia)
    assert again.out[1:] == ["Allt i den finns redan här, så inget ändras."]
    draft = _draft(program.data, "annat")
    before = draft.read_bytes()
    beside = program("restore", kopia)
    assert "bland de tidigare versionerna" in beside.out[1]
    assert draft.read_bytes() == before


def test_what_is_refused_is_refused_in_a_line(program: Program, tmp_path: Path) -> None:
    _draft(program.data, "hej")
    (tmp_path / "kopia.zip").write_bytes(b"PK")
    assert program.refused("backup", "-o", tmp_path / "kopia.zip") == [
        "kopia.zip: det finns redan en fil med det namnet. Välj ett annat namn."
    ]
    assert program.refused("restore", tmp_path / "kopia.zip") == [
        "kopia.zip är ingen säkerhetskopia från det här programmet. Välj en ZIP-fil som "
        "programmet har gjort."
    ]
    assert "den finns inte" in program.refused("restore", tmp_path / "ingen.zip")[0]


def test_what_is_not_in_it_is_told(program: Program, tmp_path: Path) -> None:
    huge = program.data / "reports" / "damaged" / "1.json"
    huge.parent.mkdir(parents=True)
    huge.write_bytes(bytes(20_000_001))
    made = program("backup", "-o", tmp_path / "kopia.zip")
    assert made.code == 1
    assert made.err == ["Det här gick inte att läsa, och är inte med: 1.json."]


def test_a_backup_is_no_report(program: Program, tmp_path: Path) -> None:
    _draft(program.data, "hej")
    program("backup", "-o", tmp_path / "kopia.zip")
    (refused,) = program.refused("check", tmp_path / "kopia.zip")
    assert "är en säkerhetskopia" in refused
