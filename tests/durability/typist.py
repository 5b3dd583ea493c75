"""A person at the real program who types without a pause, in a process that can be killed.

`python -m tests.durability.typist FOLDER PACE [--pure-debounce]` begins a report in the folder and
types; each letter is told on stdout before it is typed, with how many milliseconds come after it.
PACE seeds the rhythm.
"""

import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from app.gui.report import autosave
from app.gui.shell import application
from app.gui.shell.window import MainWindow
from tests.support.officer import Officer
from tests.support.typing import type_text

QUESTION = "samverkan-lokalt-naringsliv"
_TEXT = "Nämnden mötte företagen på torget och åtgärdade det som var i vägen. "
_BETWEEN_LETTERS_MS = (30, 60)


class Typist:
    """Types into one answer until the process ends."""

    def __init__(self, window: MainWindow, rhythm: random.Random) -> None:
        self._rhythm = rhythm
        self._letters: Iterator[str] = itertools.cycle(_TEXT)
        officer = Officer(window)
        officer.start_report("älvsjö", "2022-T2")
        officer.go_to(QUESTION)
        self._editor = officer.question.editor
        self._editor.setFocus()
        self._type_one()

    def _type_one(self) -> None:
        letter, pause = next(self._letters), self._rhythm.randint(*_BETWEEN_LETTERS_MS)
        sys.stdout.write(f"{pause} {letter}\n")
        sys.stdout.flush()
        type_text(self._editor, letter)
        QTimer.singleShot(pause, self._editor, self._type_one)


def main(folder: str, pace: str, *options: str) -> int:
    """Start the program, and type in it."""
    if "--pure-debounce" in options:
        # Saving only once nobody has typed for a second.
        autosave._QUIET_MS, autosave._LONGEST_MS = 1000, 10**9
    begin = application.begin
    typists = []

    def begin_and_type(window: MainWindow, file: Path | None, data: Path | None) -> None:
        begin(window, file, data)
        typists.append(Typist(window, random.Random(int(pace))))

    application.begin = begin_and_type
    return application.run_window(None, Path(folder))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
