"""The program tries itself, in a process of its own, and says what works and what does not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE_S
from tests.support.word_form import OLD_FORM

PROJECT = Path(__file__).resolve().parents[2]


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _checked(
    form: Path, folder: Path, home: Path, screen: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    without = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    screen = {"QT_QPA_PLATFORM": "offscreen"} if screen is None else screen
    environment = {**without, **screen, "HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "app", "self-check", str(form), "-o", str(folder)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_from_an_old_form_to_a_pair_that_is_read_back(tmp_path: Path, home: Path) -> None:
    form = tmp_path / "gammal.docx"
    form.write_bytes(OLD_FORM)
    ended = _checked(form, tmp_path / "ut", home)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert (lines[0], lines[-1]) == ("Fönstret visas.", "Allt fungerar.")
    (exported,) = (tmp_path / "ut").glob("*_farsta_r1.json")
    answers = {a["question_id"]: a for a in json.loads(exported.read_bytes())["answers"]}
    assert answers["vaxla-upp-stockholm"]["plain"] == "Vi växlar upp."
    # Of the user's own data nothing is touched.
    assert [path for path in home.rglob("*.json") if "Naringslivsrapport" in str(path)] == []


def test_a_form_that_is_none_is_told(tmp_path: Path, home: Path) -> None:
    form = tmp_path / "lista.txt"
    form.write_text("Mjölk", "utf-8")
    ended = _checked(form, tmp_path / "ut", home)
    assert ended.returncode == 1
    assert "Något fungerar inte. Det gick inte att läsa en rapport. lista.txt " in ended.stdout


def test_a_folder_that_cannot_be_written_in_is_told(tmp_path: Path, home: Path) -> None:
    form = tmp_path / "gammal.docx"
    form.write_bytes(OLD_FORM)
    (tmp_path / "ut").write_text("a file", "utf-8")
    ended = _checked(form, tmp_path / "ut", home)
    assert ended.returncode == 1
    assert "Något fungerar inte. Exporten gick inte att göra." in ended.stdout


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(
            {}, marks=pytest.mark.skipif(sys.platform != "linux", reason="named on Linux only")
        ),
        {"QT_QPA_PLATFORM": "none"},
        pytest.param(
            {"DISPLAY": ":987"},
            marks=pytest.mark.skipif(sys.platform != "linux", reason="X is the screen on Linux"),
        ),
    ],
    ids=["none", "unknown", "dead"],
)
def test_without_a_screen_it_says_so_and_ends(
    tmp_path: Path, home: Path, screen: dict[str, str]
) -> None:
    ended = _checked(tmp_path / "gammal.docx", tmp_path / "ut", home, screen)
    sentence = "Programmet behöver en skärm att visa sitt fönster på.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", sentence)
