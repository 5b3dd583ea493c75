"""The program's commands, on Linux and on Windows on the same files; what comes out is compared.

Usage: python -m tools.windows.commands PYTHON_FOLDER, where PYTHON_FOLDER holds a WindowsPython.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath

from app.formats.report_json import write_report_json
from tests.support.printed_form import printed_form
from tests.support.report_documents import exported, form_named
from tests.support.reports import unfinished_report, whole_report
from tests.support.sent_in import BEFORE, TERM, report_from, usual_folder
from tests.support.shared_data import SHARED
from tests.support.terms import a_term
from tests.support.word_form import OLD_FORM
from tools.environment import PROJECT
from tools.windows.backups import backup_differences
from tools.windows.same_files import differences
from tools.windows.windows_python import WindowsPython
from tools.windows.wine import windows_path

Command = tuple[str, ...]
Run = Callable[[Path, Command], subprocess.CompletedProcess[str]]

_FORMS = sorted(path.stem for path in (PROJECT / "forms").glob("*.toml"))
# Where the committees are, as the C runtime of Windows can be told it.
_ZONE = "CET-1CEST,M3.5.0,M10.5.0/3"
_EXPORTED = ("hel", "bromma", "kultur")


def main(arguments: Sequence[str]) -> int:
    """Compare; says what differs. Returns the exit code."""
    windows = WindowsPython(Path(arguments[0]))
    with tempfile.TemporaryDirectory() as place:
        here, there = Path(place, "linux"), Path(place, "windows")
        names, _ = (_write_inputs(folder) for folder in (here, there))
        stages = _stages(names)
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for stage in stages:
                _run_all(pool, _on_linux, here, stage)
                _run_all(pool, _on_windows(windows), there, stage)
        found = [*_not_written(here), *differences(here, there)]
        systems = {"Linux": _on_linux, "Windows": _on_windows(windows)}
        found += backup_differences(Path(place), systems)
    for line in found:
        print(line)
    count = Counter(command[0] for stage in stages for command in stage)
    each = ", ".join(f"{number} x {name}" for name, number in sorted(count.items()))
    print(f"{count.total()} commands on Linux and on Windows ({each}): {len(found)} differences")
    return 1 if found else 0


def _write_inputs(folder: Path) -> list[str]:
    """What the commands are given; returns the names of the old forms among it."""
    folder.mkdir()
    (folder / "gammal blankett.docx").write_bytes(OLD_FORM)
    for form in sorted((SHARED / "legacy").glob("*.docx")):
        (folder / form.name).write_bytes(form.read_bytes())
    (folder / "gammal blankett.pdf").write_bytes(printed_form())
    names = sorted(path.name for path in folder.iterdir())
    reports = {
        "hel": whole_report(),
        "bromma": report_from("bromma"),
        "kultur": report_from("kulturnamnden", a_term("2022-VB")),
        "halv": unfinished_report(),
    }
    for name, report in reports.items():
        (folder / f"{name}.json").write_bytes(write_report_json(report))
    document = exported(whole_report(), form_named("stadsdelsnamnd"))
    (folder / "exporterad.docx").write_bytes(document)
    (folder / "text.txt").write_bytes("Anna Ek\r\nVi träffade åtta företag.\r\n".encode("cp1252"))
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "trasig.toml").write_bytes('id = "å"\nversion = "två"\n'.encode())
    usual_folder(folder / "inkommet")
    usual_folder(folder / "inkommet" / "åter")
    return names


def _stages(forms: Iterable[str]) -> list[list[Command]]:
    """Commands by stage: those of one need what the stage before has written."""
    term = ("--term", TERM.code)
    to = ("--committee", "hagersten-alvsjo", *term)
    read = [("read", name, *term, "-o", f"{name}.json") for name in forms]
    return [
        [
            ("forms",),
            ("forms", "--json"),
            *(("forms", "--print", name, "--term", BEFORE.code) for name in _FORMS),
            *(("forms", "--docx", name, "-o", f"tom {name}.docx") for name in _FORMS),
            ("committees", "--json"),
            ("check-forms", "trasig.toml"),
            ("new", "--committee", "norrmalm", *term, "-o", "ny.nrapport"),
            *read,
            ("read", "exporterad.docx", "-o", "exporterad.json"),
            ("read", "text.txt", *to, "-o", "text.json"),
            ("read", "bild.png", "-o", "bild.json"),
            ("read", "finns inte.docx", "-o", "finns inte.json"),
            ("read", "hel.json", "-o", "finns inte/hel.json"),
            ("check", "halv.json", "--json"),
            *(("export", f"{name}.json", "-o", f"par {name}") for name in _EXPORTED),
            ("export", "halv.json", "-o", "par halv"),
            ("export", "halv.json", "-o", "utkast", "--draft"),
            ("collate", "inkommet", "-o", "samman"),
            ("collate", "inkommet", "-o", "per nämnd", "--by-committee"),
        ],
        [
            *(("carry-over", name, *to, "-o", f"ny {name}.json") for name in forms),
            *(("check", f"{name}.json") for name in forms),
        ],
    ]


def _run_all(pool: ThreadPoolExecutor, run: Run, folder: Path, commands: list[Command]) -> None:
    """Run the commands, and leave beside their files how each of them ended."""
    before = len(list(folder.glob("*.result")))
    endings = pool.map(lambda command: run(folder, command), commands)
    for number, (command, ended) in enumerate(zip(commands, endings, strict=True), before):
        told = f"{' '.join(command)}\nexit code {ended.returncode}\n{ended.stdout}{ended.stderr}"
        (folder / f"{number:02} {command[0]}.result").write_text(told, "utf-8")


def _not_written(folder: Path) -> Iterator[str]:
    """What these commands are run for, and what would be the same if it were nowhere."""
    wanted = [*(f"par {name}/*.eml" for name in _EXPORTED), "samman/*.xlsx", "per nämnd/*.docx"]
    return (f"{name}: not there" for name in wanted if not any(folder.glob(name)))


def _on_linux(folder: Path, command: Command) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *_program(folder), *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "TZ": _ZONE},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _on_windows(windows: WindowsPython) -> Run:
    def run(folder: Path, command: Command) -> subprocess.CompletedProcess[str]:
        return windows.wine.run(
            [windows.executable, *_program(windows_path(folder)), *command],
            cwd=folder,
            variables={"PYTHONPATH": str(windows_path(PROJECT)), "PYTHONUTF8": "1", "TZ": _ZONE},
        )

    return run


def _program(folder: PurePath) -> Command:
    return ("-m", "app", "--data", str(folder / "data"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
