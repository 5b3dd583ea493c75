"""The program as a process: what reaches the terminal, and what is not even loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE_S

ROOT = Path(__file__).parents[1]


def _run(
    *arguments: str, code: str | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    program = ["-c", code] if code else ["-m", "app"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_what_is_printed_is_utf8_wherever_it_goes(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    data = ("--data", str(tmp_path))
    listed = _run(*data, "committees", "--term", "2023-T2", **environment)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert "jarva: Järva stadsdelsnämnd (stadsdelsnämnd)" in listed.stdout.decode("utf-8")
    refused = _run(*data, "committees", "--term", "T9", **environment)
    assert refused.returncode == 1
    assert refused.stderr.decode("utf-8").startswith("”T9” är ingen period.")
    helped = _run("--help", **environment)
    assert helped.stdout.decode("utf-8").startswith("Så här startas programmet:")


def test_a_command_loads_no_window(tmp_path: Path) -> None:
    code = (
        "import sys; from app.__main__ import main;"
        f"assert main(['--data', {str(tmp_path)!r}, 'committees']) == 0;"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    ended = _run(code=code)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_window_is_shown_before_the_model_is_loaded() -> None:
    code = (
        "import sys; import app.gui.shell.application;"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'lxml', 'pypdfium2')))"
    )
    ended = _run(code=code, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stderr) == (0, b"")


_UNTIL_PAINTED = """
import builtins, os, sys
from pathlib import Path
pythons_own = builtins.__import__
from app.gui.shell import application
from PySide6 import QtWidgets

def tell():
    # PySide puts a class into its module when it loads it.
    loaded = [name for name in ("QWizard", "QMessageBox") if name in vars(QtWidgets)]
    print(builtins.__import__ is pythons_own, *loaded, flush=True)
    os._exit(0)

app = QtWidgets.QApplication(["x", *application.STYLE])
window = application.make_window(app, None, Path(sys.argv[1]))
window.first_painted.disconnect()
window.first_painted.connect(tell)
window.show()
app.exec()
"""


def test_what_pyside_would_load_does_not_delay_the_first_paint(tmp_path: Path) -> None:
    """Neither all kinds of widgets, nor the source of what is imported."""
    ended = _run(str(tmp_path), code=_UNTIL_PAINTED, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout.split()) == (0, [b"True"])


_UNTIL_READY = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.gui.shell import application

def tell(navigator):
    late = ("review.review", "review.spelling", "sending.export", "reading.report_reader")
    print(*(name for name in late if f"app.services.{name}" in sys.modules), flush=True)
    os._exit(0)

app = QApplication(["x", *application.STYLE])
window = application.make_window(app, None, Path(sys.argv[1]), tell)
window.show()
app.exec()
"""


def test_the_window_works_before_files_are_read_reviewed_or_exported(tmp_path: Path) -> None:
    ended = _run(str(tmp_path), code=_UNTIL_READY, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout.split()) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        (["--fel"], 2, "Så här startas programmet"),
        (["--help"], 0, "Så här startas programmet"),
        (["collate"], 2, "Kommandot är inte rätt skrivet"),
        (["check", "borta.json"], 1, "borta.json: den finns inte"),
        (["forms"], 0, ""),
        (["self-check"], 2, ""),
    ],
)
def test_a_program_without_a_console_says_in_a_box_why_it_ends(
    arguments: list[str], code: int, shown: str, tmp_path: Path
) -> None:
    box = tmp_path / "box.txt"
    program = (
        "import sys; from pathlib import Path; from app.gui.shell import text_box;"
        "sys.stdout = sys.stderr = None;"
        f"text_box.show_text = lambda text: Path({str(box)!r}).write_text(text, 'utf-8');"
        f"from app.__main__ import main; sys.exit(main({arguments!r}))"
    )
    ended = _run(code=program, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout, ended.stderr) == (code, b"", b"")
    said = box.read_text("utf-8") if box.exists() else ""
    assert said.startswith(shown) and bool(said) is bool(shown)
