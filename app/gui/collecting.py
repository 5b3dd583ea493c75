"""Python's garbage, collected in the window's own thread and in no other.

What Qt has made must be destroyed in the thread it lives in. Python collects in whatever thread
happens to need memory; there, a timer of a report that was left was destroyed while Qt still asked
it, and the process ended (PySide 6.11).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1_000


class Collecting(QObject):
    """Does now and then, for as long as the program runs, what Python did by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(_LOOK_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, if any is."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    generations = [number for number, (count, most) in enumerate(due) if most and count > most]
    if generations:
        gc.collect(generations[-1])
