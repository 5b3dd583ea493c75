"""The real window, killed in the middle of typing: a second and a half of it is lost at most."""

import datetime
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from app.paths import user_data
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.storage.report_store import ReportStore
from tests.durability.typist import QUESTION
from tests.support.figures import Figures
from tests.support.library_contents import contents_of
from tests.support.patience import PATIENCE_S
from tests.support.terms import CALENDAR

PROJECT = Path(__file__).resolve().parents[2]

_MOST_LOST_S = 1.5
_TYPING_S = (1.2, 4.0)
# Four cases, so that they can be spread over several processes.
_CASES = 4
_AT_ONCE = 5
_START_AND_QUIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.gui.shell import application

given = application.begin
def begin(window, file, data):
    given(window, file, data)
    print("ready", flush=True)
    QTimer.singleShot(0, QApplication.closeAllWindows)
application.begin = begin
sys.exit(application.run_window(None, Path(sys.argv[1])))
"""


@dataclass(frozen=True)
class _Killed:
    """A program that was killed: its folder, and each letter with the milliseconds after it."""

    folder: Path
    typed: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        return "".join(letter for _, letter in self.typed)

    def lost_s(self, saved: str) -> float:
        """How long the typing took that is not saved.

        In the window's own time: on a busy computer it stands still, and so does the typing.
        """
        return sum(pause for pause, _ in self.typed[len(saved) : -1]) / 1000


def _started(folder: Path, *command: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(PROJECT),
        "PYTHONIOENCODING": "utf-8",
    }
    folder.mkdir(exist_ok=True)
    with (folder / "stderr.txt").open("ab") as errors:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )


def _killed(folder: Path, number: int, typing_s: float, *options: str) -> _Killed:
    """Have somebody type in a folder of their own, and end the process after a while."""
    process = _started(folder, "-m", "tests.durability.typist", str(folder), str(number), *options)
    assert process.stdout is not None
    with process:
        try:
            lines = [process.stdout.readline()]
            while lines[-1] and _typed_s(lines) < typing_s:
                lines.append(process.stdout.readline())
            # Anywhere in what comes of a letter.
            time.sleep(random.Random(number).uniform(0, 0.06))
        finally:
            process.kill()
        # No more than a pipe holds.
        lines += process.stdout.readlines()
    assert lines[-1], (folder / "stderr.txt").read_text("utf-8")
    told = (line.rstrip("\n").partition(" ") for line in lines)
    return _Killed(folder, tuple((int(pause), letter) for pause, _, letter in told))


def _typed_s(lines: list[str]) -> float:
    return sum(int(line.partition(" ")[0]) for line in lines) / 1000


def _saved_text(folder: Path) -> str:
    """What a killed program has left of the answer."""
    contents = contents_of(Library(ReportStore(user_data(folder).reports), CALENDAR))
    assert contents.unreadable == ()
    (draft,) = contents.drafts
    return draft.answer(QUESTION).plain


def _checked(killed: _Killed) -> float:
    """See that all is well after a kill; gives how many seconds of typing were lost."""
    saved = _saved_text(killed.folder)
    assert killed.text.startswith(saved)
    _check_what_is_offered(killed, saved)
    _check_another_start(killed.folder)
    assert _saved_text(killed.folder) == saved
    return killed.lost_s(saved)


def _check_what_is_offered(killed: _Killed, saved: str) -> None:
    store = ReportStore(user_data(killed.folder).reports)
    found = Recovery(
        store, Library(store, CALENDAR), lambda: datetime.datetime.now(datetime.UTC)
    ).find()
    assert len(found) == bool(saved)
    for one in found:
        assert one.report is not None
        offered = one.report.answer(QUESTION).plain
        # It may be more, where the program was killed before what it had written had its name.
        assert killed.text.startswith(offered)
        assert len(offered) >= len(saved)


def _check_another_start(folder: Path) -> None:
    process = _started(folder, "-c", _START_AND_QUIT, str(folder))
    try:
        out, _ = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    said = (folder / "stderr.txt").read_text("utf-8")
    assert (out, process.returncode) == ("ready\n", 0), said
    assert "Traceback" not in said


@pytest.mark.parametrize("case", range(_CASES))
def test_little_typing_is_lost_when_the_program_is_killed(
    case: int, full: bool, figures: Figures, tmp_path: Path
) -> None:
    windows = range(case, 200 if full else 20, _CASES)

    def lost(number: int) -> float:
        typing_s = random.Random(number).uniform(*_TYPING_S)
        return _checked(_killed(tmp_path / str(number), number, typing_s))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        all_lost = list(pool.map(lost, windows))
    figures(
        f"{len(windows)} windows killed while somebody typed: "
        f"at most {max(all_lost):.2f} s of typing lost, {median(all_lost):.2f} s in the middle"
    )
    assert max(all_lost) < _MOST_LOST_S


def test_saving_only_in_the_pauses_would_be_found_out(tmp_path: Path) -> None:
    killed = _killed(tmp_path / "naive", 0, 3.0, "--pure-debounce")
    saved = _saved_text(killed.folder)
    assert killed.text.startswith(saved)
    assert killed.lost_s(saved) > _MOST_LOST_S
