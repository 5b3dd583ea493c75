"""280,000 letters pasted as one paragraph in a report, against a bare text editor.

What is measured is how long the window does not answer, after each thing that is done with them.
QT_QPA_PLATFORM=xcb measures on a screen.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.gui.shell.application import prepare
from app.storage.settings import Settings
from tests.benchmarks.heartbeat import longest_stall
from tests.benchmarks.long_report import long_report, text_of
from tests.benchmarks.typing import bare_window, long_view
from tests.support.example_report import paragraph
from tests.support.typing import type_text

LETTERS = 280_000
LIMIT_MS = 500
ROUNDS = 5
_WORD = (
    "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><!--StartFragment-->"
    "<p class=MsoNormal>{}<o:p></o:p></p><!--EndFragment--></body></html>"
)
_WATCHED_S = 4.0


def main(arguments: list[str]) -> None:
    """Print the longest stall after each thing that is done, in both measures."""
    if arguments:
        _measure(arguments[0])
        return
    for name in ("bare", "text", "lines", "word"):
        figures: dict[str, list[tuple[float, float]]] = {}
        for _ in range(ROUNDS):
            run = [sys.executable, "-m", "tests.benchmarks.pasting", name]
            said = subprocess.run(run, capture_output=True, check=True, encoding="utf-8").stdout
            for line in said.splitlines():
                what, computing, wall = line.split("\t")
                figures.setdefault(what, []).append((float(computing), float(wall)))
        for what, taken in figures.items():
            computing, wall = (statistics.median(part) * 1000 for part in zip(*taken, strict=True))
            print(
                f"{name:5} {what:8} {computing:5.0f} ms of computing (limit {LIMIT_MS}), "
                f"{wall:5.0f} ms by the wall"
            )


def _measure(name: str) -> None:
    app = QApplication([])
    with TemporaryDirectory() as folder:
        prepare(app, Settings(Path(folder) / "settings.json"))
        if name == "bare":
            window = bare_window(())
            works = _in(window.findChildren(QTextEdit)[0], lambda e: e.insertPlainText(long_text()))
        else:
            view = long_view(Path(folder), (paragraph("Kort."),))
            window, source = view, _copied(name)
            works = _in(
                view.pages.question.editor, lambda editor: editor.insertFromMimeData(source)
            )
        QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        for what, work in works:
            stall = longest_stall(work, _WATCHED_S)
            print(what, stall.computing, stall.wall, sep="\t")
        if name != "bare":
            for what, step in (("leave", 1), ("return", -1)):
                stall = longest_stall(lambda step=step: view.step(step), _WATCHED_S)  # type: ignore[misc]
                print(what, stall.computing, stall.wall, sep="\t")
            view.discard()
        window.hide()


def _in(
    editor: QTextEdit, paste: Callable[[QTextEdit], object]
) -> Iterator[tuple[str, Callable[[], object]]]:
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.qWait(1500)
    yield "paste", lambda: paste(editor)
    yield "key", lambda: type_text(editor, "a")
    yield "undo key", editor.undo
    yield "undo", editor.undo
    yield "redo", editor.redo


def long_text() -> str:
    words = " ".join(text_of(long_report()).split())
    return (words * (LETTERS // len(words) + 1))[:LETTERS]


def _copied(name: str) -> QMimeData:
    text, source = long_text(), QMimeData()
    if name == "lines":
        text = "\n".join(text[start : start + 600] for start in range(0, len(text), 600))
    if name == "word":
        source.setHtml(_WORD.format(text))
    source.setText(text)
    return source


if __name__ == "__main__":
    main(sys.argv[1:])
