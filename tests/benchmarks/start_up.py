"""From process start to a window that takes a typed letter, against a bare PySide6 window.

Three processes in turn, so that the machine's noise meets them all:
  bare    a main window with a text editor; the letter is typed after the first paint
  typed   the application's window; likewise, in the field where a committee is typed
  loaded  the same, until the committees that fit the letter are suggested
The ratios are of the time of the processor, so that they hold on a busy machine.

    python -m tests.benchmarks.start_up [ROUNDS]
"""

import os
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.timing import Taken, run_process

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
from app.gui.shell import application
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

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
    # A shell may have it set, and all of the program would be compiled at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    programs = {
        "bare": BARE,
        "typed": _APPLICATION.format(loaded=False),
        "loaded": _APPLICATION.format(loaded=True),
    }
    times: dict[str, list[Taken]] = {name: [] for name in programs}
    for round_ in range(rounds + 1):
        for name, source in programs.items():
            taken = run_process([sys.executable, "-c", source, "/nonexistent"], PROJECT)
            if round_:
                times[name].append(taken)
    for name, runs in times.items():
        ratios = [one.cpu / bare.cpu for one, bare in zip(runs, times["bare"], strict=True)]
        cpu, wall = median(run.cpu for run in runs), median(run.wall for run in runs)
        print(
            f"{name:8} median {cpu * 1000:5.0f} ms (wall {wall * 1000:5.0f} ms)   "
            f"to bare: median {median(ratios):.2f}  (min {min(ratios):.2f}, max {max(ratios):.2f})"
        )
    print("limits: typed 1.5 x, loaded 3 x")


if __name__ == "__main__":
    main()
