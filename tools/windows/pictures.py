"""Pictures of the frozen Windows program at work, driven by its keys as an officer would.

Usage: python -m tools.windows.pictures PYTHON_FOLDER PROGRAM_FOLDER FOLDER. The pictures, of the
size of a small laptop's screen, come into FOLDER.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from app.formats.report_json import SUFFIX, write_report_json
from tests.support.reports import unfinished_report
from tests.support.sent_in import usual_folder
from tools.failure import SetupError, exit_code_of, wait_until
from tools.installer.product import PROGRAM
from tools.windows import virtual_screen
from tools.windows.windows_python import WindowsPython
from tools.windows.wine import windows_path

_SIZE = "1366x768"
_LONGEST_S = 120
_LOOKS, _LOOKS_EVERY_S = 4, 0.5
# A caret that blinks.
_MOVING = 60


class Screen:
    """A screen nobody sees: what is typed there, and what it shows."""

    def __init__(self, display: str) -> None:
        self.display = display
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._application = QGuiApplication([])

    def press(self, keys: str) -> None:
        self._run("key", keys)

    def type(self, text: str) -> None:
        self._run("type", "--delay", "40", text)

    def settled(self) -> QImage:
        """What is shown when it no longer changes, but for a caret. Raises SetupError."""
        deadline = time.monotonic() + _LONGEST_S
        now, at_rest = self._shown(), 0
        while at_rest < _LOOKS and time.monotonic() < deadline:
            time.sleep(_LOOKS_EVERY_S)
            before, now = now, self._shown()
            at_rest = at_rest + 1 if _differing(before, now) < _MOVING else 0
        if at_rest < _LOOKS:
            raise SetupError("the window does not come to rest")
        return now

    def changed(self, before: QImage) -> QImage:
        """What is shown at rest, and is not what was shown before. Raises SetupError."""
        deadline = time.monotonic() + _LONGEST_S
        while time.monotonic() < deadline:
            now = self.settled()
            if _differing(before, now) > _MOVING:
                return now
        raise SetupError("nothing happens in the window")

    def _shown(self) -> QImage:
        QGuiApplication.processEvents()
        picture = QGuiApplication.primaryScreen().grabWindow(0)
        return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)

    def _run(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True)


def main(arguments: Sequence[str]) -> int:
    """Take them; returns the exit code."""
    windows = WindowsPython(Path(arguments[0]))
    program, folder = Path(arguments[1]) / PROGRAM, Path(arguments[2])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, virtual_screen.shown(_SIZE) as display:
        home = Path(place)
        report = home / f"rapport{SUFFIX}"
        report.write_bytes(write_report_json(unfinished_report()))
        usual_folder(home / "inkommet")
        options = ("--data", str(windows_path(home / "data")), str(windows_path(report)))
        # A desktop of its own: there Wine itself looks after the windows and where the keys go.
        desktop = ("explorer", f"/desktop=pictures,{_SIZE}", windows_path(program), *options)
        screen = Screen(display)
        with windows.wine.start(desktop, variables={"DISPLAY": display}) as process:
            try:
                _take_all(screen, home, folder)
                screen.press("ctrl+q")
                process.communicate(timeout=_LONGEST_S)
            finally:
                process.kill()
    return 0


def _take_all(screen: Screen, home: Path, folder: Path) -> None:
    drafts = home / "data" / "reports" / "drafts"
    wait_until(lambda: any(drafts.glob("*.json")), "the report is not opened")
    shown = screen.settled()
    _save(shown, folder / "question.png")

    def picture(name: str, keys: str) -> None:
        nonlocal shown
        screen.press(keys)
        shown = screen.changed(shown)
        _save(shown, folder / f"{name}.png")

    picture("review", "ctrl+g")
    picture("export", "ctrl+shift+e")
    picture("start", "alt+Left")
    picture("menu", "alt+a")
    picture("collation-begun", "m")
    picture("folder-dialog", "Return")
    screen.type(str(windows_path(home / "inkommet")))
    picture("collation", "Return")


def _save(picture: QImage, file: Path) -> None:
    if not picture.save(str(file)):
        raise SetupError(f"{file} could not be written")
    print(file, flush=True)


def _differing(one: QImage, other: QImage) -> int:
    """How many pixels differ."""
    pair = (memoryview(image.constBits()).cast("I") for image in (one, other))
    return sum(a != b for a, b in zip(*pair, strict=True))


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
