"""What Python collects of a window takes nothing of Qt's along."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]

# In a process of its own, for it ended in the midst of Qt (PySide 6.11): a window that has asked
# for its screen owns it, in Python's eyes, and takes it along when it is collected.
_COLLECTED = """
import gc, sys
gc.disable()
from PySide6.QtWidgets import QApplication, QWidget
from app.gui.shell.window import MainWindow
from app.model.respondent import Respondent
app = QApplication([])
before = QWidget()
before.screen()
window = MainWindow(Respondent("nämnd", "nämnden", "nämnder", "nämnderna"))
window.in_a_circle = window
window.show()
app.processEvents()
window.close()
del window
gc.collect()
another = QWidget()
another.show()
app.processEvents()
print(app.primaryScreen().availableSize().width() > 0, flush=True)
"""


def test_a_window_that_is_collected_leaves_the_screen() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}
    run = subprocess.run(
        [sys.executable, "-c", _COLLECTED],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "True\n"), run.stderr
