"""280,000 letters pasted as one paragraph in a report, against a bare text editor.

What is measured is how long the window does not answer, after each thing that is done with them.
QT_QPA_PLATFORM=xcb measures on a screen.
"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.gui.shell.application import prepare
from app.storage.settings import Settings
from tests.benchmarks.heartbeat import longest_stall, print_stalls, tell
from tests.benchmarks.long_report import long_report, text_of
from tests.benchmarks.typing import bare_window, long_view
from tests.support.example_report import paragraph
from tests.support.typing import type_text

LETTERS = 280_000
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
        print_stalls("pasting", name, ROUNDS)


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
            tell(what, longest_stall(work, _WATCHED_S))
        if name != "bare":
            for what, step in (("leave", 1), ("return", -1)):
                tell(what, longest_stall(partial(view.step, step), _WATCHED_S))
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
