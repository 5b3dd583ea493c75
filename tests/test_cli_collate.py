"""The command that puts what came in together, as a process: how it ends and what it leaves."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.services.catalog import Catalog
from tests.support.incoming_folder import IncomingFolder
from tests.support.patience import PATIENCE_S, wait_for
from tests.support.terms import a_term
from tests.support.word_form import OLD_FORM

ROOT = Path(__file__).parents[1]
ENDINGS = (".docx", ".xlsx", ".csv", ".json")
STEM = "uppfoljningsrapport-naringsliv_{}_sammanstallning"
_KILLS = 8


@pytest.fixture(scope="module")
def incoming(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> IncomingFolder:
    """Three pairs, one of them in a mail, an earlier report, and something broken."""
    incoming = IncomingFolder(tmp_path_factory.mktemp("in"), catalog)
    incoming.add("farsta")
    incoming.add("bromma", "pärm")
    incoming.add("norrmalm", "mejl", (".eml",))
    incoming.pair(incoming.report("farsta", a_term("2022-T1")), "förra", (".json",))
    incoming.pair(incoming.report("sodermalm", a_term("2022-T1")), "förra", (".json",))
    incoming.put("trasig.docx", OLD_FORM[:-300])
    return incoming


def _command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "app", *map(str, arguments)]


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        _command(*arguments),
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
        encoding="utf-8",
    )
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    return ended


def _collate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return _run("collate", *arguments)


def _refused(*arguments: str | Path) -> list[str]:
    ended = _collate(*arguments)
    assert (ended.returncode, ended.stdout) == (1, "")
    return ended.stderr.splitlines()


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _all(stem: str) -> list[str]:
    return sorted(f"{stem}{ending}" for ending in ENDINGS)


def _content(folder: Path, stem: str) -> dict[str, list[dict[str, object]]]:
    content: dict[str, list[dict[str, object]]]
    content = json.loads((folder / f"{stem}.json").read_bytes())
    return content


def test_four_files_are_written_and_everything_is_told(
    incoming: IncomingFolder, tmp_path: Path
) -> None:
    stem, out = STEM.format("2022-T2"), tmp_path / "ny" / "ut"
    ended = _collate(incoming.folder, "-o", out)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert _names(out) == _all(stem)
    first, missing, *lines = ended.stdout.splitlines()
    assert first == "Tertialrapport 2 2022: 3 av 28 nämnder har skickat in."
    assert missing.startswith("Har inte skickat in (25): Enskede-Årsta-Vantörs stadsdelsnämnd, ")
    assert lines[-4:] == [str(out / f"{stem}{ending}") for ending in ENDINGS]
    told = [line for line in lines if "trasig.docx" in line]
    assert told[0].startswith("Gick inte att läsa: trasig.docx: Filen är skadad")
    # Who has sent for this term too need not be asked about the one before.
    (late,) = (line for line in lines if "förra/" in line)
    assert late.startswith("Inte med: förra/")
    assert "sodermalm" in late
    assert len(lines) == 2 + len(ENDINGS), "nothing else is to be looked at"
    participants = _content(out, stem)["participants"]
    assert len(participants) == 3


def test_the_term_can_be_named(incoming: IncomingFolder, tmp_path: Path) -> None:
    ended = _collate(incoming.folder, "-o", tmp_path, "--term", "2022-T1")
    assert ended.returncode == 0
    assert ended.stdout.startswith("Tertialrapport 1 2022: 2 av 28 nämnder har skickat in.\n")
    assert _names(tmp_path) == _all(STEM.format("2022-T1"))


def test_committee_by_committee_is_another_document(
    incoming: IncomingFolder, tmp_path: Path
) -> None:
    for name, more in (("1", ()), ("2", ("--by-committee",))):
        assert _collate(incoming.folder, "-o", tmp_path / name, *more).returncode == 0
    texts = []
    for name in ("1", "2"):
        with ZipFile(tmp_path / name / f"{STEM.format('2022-T2')}.docx") as package:
            texts.append(package.read("word/document.xml"))
    assert texts[0] != texts[1]


def test_an_earlier_folder_is_told_of_by_its_name(
    incoming: IncomingFolder, catalog: Catalog, tmp_path: Path
) -> None:
    earlier = IncomingFolder(tmp_path / "T1 2022", catalog)
    earlier.pair(earlier.report("bromma", a_term("2022-T1")), only=(".json",))
    out = tmp_path / "ut"
    assert _collate(incoming.folder, "-o", out, "--earlier", earlier.folder).returncode == 0
    content = _content(out, STEM.format("2022-T2"))
    paths = [file["source"]["path"] for file in content["files"]]  # type: ignore[index]
    assert [path for path in paths if path.startswith("T1 2022/")] == [
        "T1 2022/uppfoljningsrapport-naringsliv_2022-T1_bromma_r1.json"
    ]


def test_results_among_what_came_in_are_left_out_the_next_time(
    catalog: Catalog, tmp_path: Path
) -> None:
    incoming = IncomingFolder(tmp_path, catalog)
    incoming.add("farsta")
    stem = STEM.format("2022-T2")
    for folder in (tmp_path, tmp_path / "sammanställt"):
        assert _collate(tmp_path, "-o", folder).returncode == 0
    assert _collate(tmp_path, "-o", tmp_path).returncode == 0
    assert {*_all(stem), *_all(f"{stem}_2")} <= set(_names(tmp_path))
    content = _content(tmp_path, f"{stem}_2")
    assert len(content["participants"]) == 1
    codes = [file["notes"] for file in content["files"]]
    assert len(codes) == 2 + 8


def test_a_form_without_a_term_in_an_earlier_folder_is_in_no_collation(
    incoming: IncomingFolder, tmp_path: Path
) -> None:
    (tmp_path / "T1 2022").mkdir()
    (tmp_path / "T1 2022" / "form.docx").write_bytes(OLD_FORM)
    out = tmp_path / "ut"
    ended = _collate(incoming.folder, "-o", out, "--earlier", tmp_path / "T1 2022")
    assert ended.returncode == 0
    content = _content(out, STEM.format("2022-T2"))
    assert len(content["participants"]) == 3
    (form,) = (file for file in content["files"] if "T1 2022/" in str(file["source"]))
    assert "no-term" in str(form["notes"])
    assert "T1 2022/" not in ended.stdout


# What is refused.


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (line,) = _refused(tmp_path / "ingen", "-o", tmp_path / "ut")
    assert line.startswith("ingen: mappen finns inte, eller så är den en fil.")
    assert _names(tmp_path) == []


def test_a_folder_without_a_report_says_so_of_every_file(tmp_path: Path) -> None:
    for name in ("a.docx", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1" if name == "b.pdf" else b"")
    lines = _refused(tmp_path, "-o", tmp_path / "ut")
    assert lines[0].startswith("Det finns ingen rapport i mappen.")
    assert [line.partition(":")[0] for line in lines[1:]] == ["a.docx", "b.pdf"]
    assert not (tmp_path / "ut").exists()


def test_a_report_of_no_term_asks_for_one(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(OLD_FORM)
    (line,) = _refused(tmp_path, "-o", tmp_path / "ut")
    assert line.endswith("Ange perioden.")
    ended = _collate(tmp_path, "-o", tmp_path / "ut", "--term", "2022-T2")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_what_is_no_term_or_no_place_is_refused(incoming: IncomingFolder, tmp_path: Path) -> None:
    (line,) = _refused(incoming.folder, "-o", tmp_path / "ut", "--term", "T9")
    assert line == "”T9” är ingen period. Skriv till exempel 2022-T1."
    file = tmp_path / "fil"
    file.write_bytes(b"x")
    (line,) = _refused(incoming.folder, "-o", file)
    assert "mappen finns inte, eller så är den en fil" in line
    assert _names(tmp_path) == ["fil"]


@pytest.mark.parametrize(
    "arguments",
    [(), ("in",), ("-o", "ut"), ("in", "-o"), ("in", "ut"), ("in", "-o", "ut", "--okand")],
)
def test_wrong_usage_says_how_it_is_written(arguments: tuple[str, ...]) -> None:
    ended = _collate(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Skriv så här: naringslivsrapport " in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


# What is stopped.


def _whole(folder: Path) -> None:
    """What stands there is whole; where the JSON stands, all four stand."""
    names = [name for name in _names(folder) if not name.startswith(".")]
    for name in names:
        path = folder / name
        if path.suffix == ".json":
            json.loads(path.read_bytes())
            assert _all(path.stem) == [one for one in names if Path(one).stem == path.stem]
        elif path.suffix == ".csv":
            assert path.read_bytes().endswith(b"\r\n")
        else:
            with ZipFile(path) as package:
                assert package.testzip() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_whatever_stands_is_whole(
    incoming: IncomingFolder, tmp_path: Path
) -> None:
    chance, out, temp = random.Random(1), tmp_path / "ut", tmp_path / "temp"
    out.mkdir()
    temp.mkdir()
    begun = time.monotonic()
    assert _collate(incoming.folder, "-o", out).returncode == 0
    whole_s = time.monotonic() - begun
    for _ in range(_KILLS):
        process = subprocess.Popen(
            _command("collate", incoming.folder, "-o", out),
            cwd=ROOT,
            # Nobody takes away what a process that is killed has had for itself.
            env={**os.environ, "TMPDIR": str(temp)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # Most of the writing comes towards the end.
        time.sleep(whole_s * chance.uniform(0.5, 1.05))
        process.kill()
        process.wait()
        _whole(out)
    assert _collate(incoming.folder, "-o", out).returncode == 0


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C otherwise")
def test_who_presses_ctrl_c_is_told_in_a_line(catalog: Catalog, tmp_path: Path) -> None:
    incoming = IncomingFolder(tmp_path / "in", catalog)
    report = incoming.report("farsta")
    for number in range(1_000):
        incoming.put_json(f"{number}.json", report)
    temp = tmp_path / "temp"
    temp.mkdir()
    process = subprocess.Popen(
        _command("collate", incoming.folder, "-o", tmp_path / "ut"),
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temp)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        # A shell that has started the tests beside itself has them ignore it, and all they start.
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509
    )
    # It has begun to collect when there is something to collect in.
    wait_for(lambda: bool(list(temp.glob("naringslivsrapport-*"))))
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out) == (1, "")
    assert err.splitlines() == [
        "Du avbröt innan det var klart. Försök igen, eller välj en annan mapp."
    ]
    assert not (tmp_path / "ut").exists()
    assert list(temp.glob("naringslivsrapport-*")) == []
