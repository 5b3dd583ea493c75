"""From process start to the start page with all reports, for libraries of 5, 200 and 1,000.

The reports are half begun, half exported, each with its earlier versions. Processes in turn, so
that the machine's noise meets them all:
  first    at the first start, or after the index was thrown away
  again    at every start after that
The times are those of the processor; what the disk does is in the wall time beside them.

    python -m tests.benchmarks.library [ROUNDS]
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from app.paths import user_data
from tests.benchmarks.long_report import fill_library
from tests.benchmarks.timing import Taken, run_process

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 5
SIZES = (5, 200, 1000)

_APPLICATION = """
import os, sys
from pathlib import Path
from app.gui.shell import application
from PySide6.QtWidgets import QApplication

def listed(navigator):
    start = window.start
    assert start.drafts.count() + start.submitted.count() == int(sys.argv[2])
    window.repaint()
    QApplication.processEvents()
    assert "Kvar" in start.drafts.item(0).text()
    os._exit(0)

app = QApplication(["x", *application.STYLE])
window = application.make_window(app, None, Path(sys.argv[1]), listed)
window.show()
app.exec()
"""


def main() -> None:
    """Print the median of each, and the ratios to the smallest library."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    runs = [(size, look) for size in SIZES for look in ("first", "again")]
    taken: dict[tuple[int, str], list[Taken]] = {run: [] for run in runs}
    with tempfile.TemporaryDirectory() as made:
        folders = {size: Path(made) / str(size) for size in SIZES}
        for size, folder in folders.items():
            fill_library(folder, size)
            _start(folder, size)
        for _ in range(rounds):
            for size, look in runs:
                if look == "first":
                    (user_data(folders[size]).reports / "index").unlink(missing_ok=True)
                taken[size, look].append(_start(folders[size], size))
    least = taken[SIZES[0], "again"]
    for (size, look), times in taken.items():
        ratios = [one.cpu / other.cpu for one, other in zip(times, least, strict=True)]
        cpu, wall = median(run.cpu for run in times), median(run.wall for run in times)
        print(
            f"{size:5} {look:6} median {cpu * 1000:5.0f} ms (wall {wall * 1000:5.0f} ms)   "
            f"to {SIZES[0]}: median {median(ratios):.2f}  "
            f"(min {min(ratios):.2f}, max {max(ratios):.2f})"
        )
    print("limits: 200 reports 2 x, 1,000 reports 4 x")


def _start(folder: Path, size: int) -> Taken:
    return run_process([sys.executable, "-c", _APPLICATION, str(folder), str(size)], PROJECT)


if __name__ == "__main__":
    main()
