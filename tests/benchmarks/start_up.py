"""From process start to a window that takes a typed letter, against a bare PySide6 window.

Three processes in turn, so that the machine's noise meets them all:
  bare    a main window with a text editor; the letter is typed after the first paint
  typed   the application's window; likewise, in the field where a committee is typed
  loaded  the same, until the committees that fit the letter are suggested
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 15

BARE = """
import sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, typed)

def typed():
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(editor, key)
    assert editor.toPlainText() == "a"
    window.repaint()
    print("typed", flush=True)
    import os; os._exit(0)

app = QApplication([])
window = Window()
editor = QTextEdit()
window.setCentralWidget(editor)
window.show()
editor.setFocus()
app.exec()
"""

_APPLICATION = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from app.gui.shell import application

def typed():
    field = window.start.panel.committee
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b")
    QApplication.sendEvent(field, key)
    assert field.text() == "b"
    window.repaint()
    print("typed", flush=True)
    if {loaded}:
        application.begin(window, None, Path(sys.argv[1]))
        assert field.completer().completionModel().rowCount() > 0
    os._exit(0)

app = QApplication(["x", *application.STYLE])
window = application.make_window(app, None, Path(sys.argv[1]))
window.first_painted.disconnect()
window.first_painted.connect(typed)
window.show()
app.exec()
"""


def main() -> None:
    """Print the median of each and the ratios to the bare window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    programs = {
        "bare": BARE,
        "typed": _APPLICATION.format(loaded=False),
        "loaded": _APPLICATION.format(loaded=True),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for round_ in range(ROUNDS + 1):
        for name, source in programs.items():
            seconds = _run(source)
            if round_:
                times[name].append(seconds)
    bare = times["bare"]
    for name, taken in times.items():
        ratios = [a / b for a, b in zip(taken, bare, strict=True)]
        print(
            f"{name:8} median {statistics.median(taken) * 1000:5.0f} ms   "
            f"to bare: median {statistics.median(ratios):.2f}  "
            f"(min {min(ratios):.2f}, max {max(ratios):.2f})"
        )


def _run(source: str) -> float:
    command = [sys.executable, "-c", source, "/nonexistent"]
    begun = time.perf_counter()
    nowhere = subprocess.DEVNULL
    subprocess.run(command, check=True, cwd=PROJECT, stdout=nowhere, stderr=nowhere)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
