"""Tries a frozen program as a user gets it: an empty home, no Python, nobody who watches.

Usage: frozen_trial.py FOLDER [STARTS]. It opens its window, reads an old Word form in its other
process, begins a term from it, exports the pair and reads it back; then a second start finds the
first. So many starts more, or five, tell how long it takes until the window is painted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
# The form is that of the tests.
sys.path.insert(0, str(PROJECT))

from tests.support.printed_form import printed_form  # noqa: E402
from tests.support.word_form import OLD_FORM  # noqa: E402
from tools.failure import SetupError, wait_until  # noqa: E402

_LONGEST_S = 120
_STARTS = 5


def main(arguments: list[str]) -> int:
    """Try it; says what it found. Returns the exit code."""
    folder = Path(arguments[0]).resolve()
    count = int(arguments[1]) if len(arguments) > 1 else _STARTS
    program = program_in(folder)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        form = home / "gammal blankett.docx"
        form.write_bytes(OLD_FORM)
        try:
            ended = _run(program, home, "self-check", str(form), "-o", str(home / "ut"))
            print(ended.stdout, end="")
            _require(ended.returncode == 0, f"the program's check of itself failed: {ended.stderr}")
            exported = sorted(path.name for path in (home / "ut").iterdir())
            print(f"Left: {', '.join(exported)}")
            _require(any(name.endswith("_farsta_r1.json") for name in exported), "no JSON is there")
            _try_commands(program, home)
            _try_second_start(program, home)
        except SetupError as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
        starts = [seconds_until_shown(program, home) for _ in range(count)]
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"Size: {size / 1e6:.0f} MB")
    print(f"Until the window is painted: {statistics.median(starts):.2f} s (median of {count})")
    return 0


def program_in(folder: Path) -> Path:
    """What is started to be watched: on Windows only the one with a console says anything."""
    name = "naringslivsrapport-kommando.exe" if os.name == "nt" else "naringslivsrapport"
    return folder / name


def seconds_until_shown(program: Path, home: Path) -> float:
    """From the start of the process to the first line it writes, which is that its window shows."""
    begun = time.perf_counter()
    with _started(program, home, "self-check", "none", "-o", "none") as process:
        line = process.stdout.readline() if process.stdout else ""
        seconds = time.perf_counter() - begun
        process.kill()
    _require(bool(line), "the window does not show")
    return seconds


def _try_commands(program: Path, home: Path) -> None:
    report = home / "rapport.nrapport"
    made = _run(program, home, "new", "--committee", "norrmalm", "--term", "2022-T2", "-o", report)
    _require(made.returncode == 0 and report.exists(), f"no report was made: {made.stderr}")
    # What is missing is told with exit code 1.
    checked = _run(program, home, "check", report)
    _require(checked.returncode == 1 and "Fel, " in checked.stdout, f"no review: {checked.stderr}")
    printed = home / "gammal blankett.pdf"
    printed.write_bytes(printed_form())
    read = _run(program, home, "read", printed, "-o", home / "inläst.json")
    _require(read.returncode == 0, f"the PDF was not read: {read.stderr}")
    collated = _run(program, home, "collate", home / "ut", "-o", home / "samman")
    results = sorted(path.suffix for path in (home / "samman").glob("*"))
    _require(results == [".csv", ".docx", ".json", ".xlsx"], f"not collated: {collated.stderr}")
    print("The commands work.")


def _try_second_start(program: Path, home: Path) -> None:
    """The one that is open takes the file that another start was to open."""
    data = home / "data"
    report = home / "rapport.nrapport"
    drafts = data / "reports" / "drafts"
    with _started(program, home, "--data", data) as first:
        try:
            running = data / "running"
            wait_until(lambda: any(running.glob("*/running")), "the window does not open")
            second = _run(program, home, "--data", data, report)
            _require(second.returncode == 0, f"the second start failed: {second.stderr}")
            wait_until(lambda: any(drafts.glob("*.json")), "the file is not opened")
        finally:
            first.kill()
    print("A second start hands its file over.")


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise SetupError(otherwise)


def _run(program: Path, home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    with _started(program, home, *arguments) as process:
        try:
            out, err = process.communicate(timeout=_LONGEST_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise SetupError(f"{' '.join(map(str, arguments))} does not end") from None
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def _started(program: Path, home: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return subprocess.Popen(
        [str(program), *map(str, arguments)],
        cwd=home,
        env={**kept, **places, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


# Without the first Windows starts no program at all, a program asks for the name of the computer,
# and without the last Qt has no font off screen.
_KEPT = {"SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "COMPUTERNAME", "QT_QPA_FONTDIR"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
