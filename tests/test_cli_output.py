"""What the commands write: nothing in it steers a terminal, and nobody has to read it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.formats.report_json import write_report_json
from app.paths import user_data
from app.storage.word_list import WordList
from tests.support.program import Program
from tests.support.question_sets import edited
from tests.support.reports import whole_report
from tests.support.sent_in import report_from, send_in

_ESC = "\x1b]0;x\x07\x1b[2J\x9b31m\u202e"
_ROOT = Path(__file__).parents[1]


def _steering(lines: list[str]) -> list[str]:
    return [line for line in lines if any(sign in line for sign in "\x1b\x07\x9b\u202e\r\x08")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_name_of_a_file_steers_the_terminal(program: Program) -> None:
    broken = program.file(f"a{_ESC}\nFel: annat.json", b"{")
    form = program.file(f"b{_ESC}.toml", b"id = ")
    folder = program.folder / f"mapp{_ESC}"
    send_in(folder, report_from("norrmalm"))
    (folder / f"c{_ESC}.docx").write_bytes(b"PK")
    out = program.folder / f"ut{_ESC}"
    report = program.file(f"d{_ESC}.json", write_report_json(whole_report()))
    (program.data / "reports" / "damaged").mkdir(parents=True)
    (program.data / "reports" / "damaged" / f"f{_ESC}.json").write_bytes(b"{")
    for arguments in (
        ("check", broken),
        ("check", program.folder / f"borta{_ESC}.json"),
        ("read", broken, "-o", program.folder / "r.json"),
        ("check-forms", form),
        ("export", report, "-o", out),
        ("collate", folder, "-o", out),
        ("forms", "--print", f"{_ESC}.toml"),
        ("committees", "--term", _ESC),
        ("restore", broken),
        ("backup", "-o", program.folder / f"e{_ESC}.zip"),
    ):
        ended = program(*arguments)
        assert _steering([*ended.out, *ended.err]) == [], arguments
        assert "‹U+" in "".join([*ended.out, *ended.err]), arguments
    assert len(program("check", broken).err) == 1, "a line end in a name begins no line"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_no_name_ends_its_line(program: Program) -> None:
    told = "b.toml: inga fel och inga råd."
    whole = program.file(f"a.toml: inga fel och inga råd.\n{told}", edited().encode())
    broken = program.file(f"a.toml\n{told}", b"id = ")
    folder = program.folder / f"mapp\n{told}"
    send_in(folder, report_from("norrmalm"))
    (folder / f"c\n{told}").with_suffix(".docx").write_bytes(b"PK")
    report = program.file("d.json", write_report_json(whole_report()))
    WordList(user_data(program.data).words).add("Hjulstaskolan")
    for arguments in (
        ("check-forms", whole, broken),
        ("collate", folder, "-o", program.folder / f"ut\n{told}"),
        ("export", report, "-o", program.folder / f"par\n{told}"),
        ("forms", "--docx", "stadsdelsnamnd", "-o", program.folder / f"e\n{told}.docx"),
        ("backup", "-o", program.folder / f"f\n{told}.zip"),
    ):
        ended = program(*arguments)
        lines = [*ended.out, *ended.err]
        assert [line for line in lines if line.startswith("b.toml")] == [], arguments
        assert "‹U+000A›" in "".join(lines), arguments


def test_no_text_of_a_report_steers_the_terminal(program: Program) -> None:
    report = whole_report()
    content = json.loads(write_report_json(report))
    content["answers"][0]["blocks"] = [
        {"kind": "paragraph", "level": 0, "spans": [{"text": f"xx {_ESC} företag"}]}
    ]
    del content["answers"][0]["plain"]
    content["committee"]["name"] = f"Nämnd{_ESC}"
    file = program.file("a.json", json.dumps(content).encode())
    ended = program("check", file)
    assert _steering([*ended.out, *ended.err]) == []
    found = program("check", "--json", file)
    assert _steering(found.out) == []
    assert isinstance(found.json, list)


def test_json_of_names_is_json(program: Program) -> None:
    file = program.file("a\u202e\x9b.toml" if os.name != "nt" else "a\u202e.toml", b"id = ")
    ended = program("check-forms", "--json", file)
    assert _steering(ended.out) == []
    assert ended.json[0]["file"] == str(file)


@pytest.fixture
def commands(tmp_path: Path) -> list[list[str]]:
    """One of each command that writes something, which can be done."""
    report = tmp_path / "rapport.json"
    report.write_bytes(write_report_json(whole_report()))
    form = tmp_path / "fragor.toml"
    form.write_text(edited(), "utf-8")
    send_in(tmp_path / "in", report_from("norrmalm"))
    drafts = tmp_path / "data" / "reports" / "drafts"
    drafts.mkdir(parents=True)
    kept = whole_report()
    (drafts / f"{kept.report_id}.json").write_bytes(write_report_json(kept))
    out = str(tmp_path / "ut")
    return [
        ["--help"],
        ["committees"],
        ["forms"],
        ["forms", "--json"],
        ["forms", "--print", "stadsdelsnamnd"],
        ["check-forms", str(form)],
        ["check", str(report)],
        ["check", "--json", str(report)],
        ["export", str(report), "-o", out],
        ["collate", str(tmp_path / "in"), "-o", out],
        ["backup", "-o", str(tmp_path / "allt.zip")],
    ]


def _started(arguments: list[str], data: Path) -> list[str]:
    kept = [] if arguments == ["--help"] else ["--data", str(data / "data")]
    return [sys.executable, "-m", "app", *kept, *arguments]


def test_a_command_that_nobody_reads_ends_quietly(
    commands: list[list[str]], tmp_path: Path
) -> None:
    usual = 1 if sys.platform == "win32" else -signal.SIGPIPE
    for arguments in commands:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            ended = subprocess.run(
                _started(arguments, tmp_path),
                cwd=_ROOT,
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
            )
        finally:
            os.close(writing)
        assert (ended.returncode, ended.stderr) == (usual, b""), arguments


@pytest.mark.skipif(sys.platform == "win32", reason="of shells")
@pytest.mark.parametrize("closed", ["1", "2", "0"])
def test_an_output_that_is_closed_is_no_failure(tmp_path: Path, closed: str) -> None:
    report = tmp_path / "rapport.json"
    report.write_bytes(write_report_json(whole_report()))
    out = tmp_path / "ut"
    command = ["export", str(report), "-o", str(out)]
    ended = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *_started(command, tmp_path)],
        cwd=_ROOT,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0
    assert ended.stderr == b""
    (written,) = out.glob("*.json")
    assert written.read_bytes().startswith(b"{"), "nothing was written into it"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="of Linux")
def test_an_output_on_a_full_disk_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            _started(["committees"], tmp_path),
            cwd=_ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.decode().startswith("Det som skulle skrivas ut: disken är full")
