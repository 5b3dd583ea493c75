"""A key typed in a report of 10,000 words, against a key in a bare text editor with its text.

Each is measured in a process of its own, by turns: several windows in one process disturb each
other's painting.
"""

import os
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from app.gui.editor.text_document import load
from app.gui.report.report_view import ReportView
from app.gui.shell.application import prepare
from app.model.rich_text import Block
from app.services.reports.editing_session import EditingSession
from app.storage.settings import Settings
from tests.benchmarks.heartbeat import longest_stall
from tests.benchmarks.long_report import FORM_OF_IT, long_report, text_of
from tests.support.reports import saver_of
from tests.support.typing import type_text
from tests.support.workplace import services_in

TYPED = "ordet och ett till av de nya ord som skrivs. " * 8
ROUNDS = 9
_SIZE = (1240, 800)
# The editor's place in the window of a report.
_AROUND = (330, 160, 50, 110)


def main(arguments: list[str]) -> None:
    """Print the median time of a key, until it is painted, in both."""
    if arguments:
        _measure(arguments[0])
        return
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    pauses: list[float] = []
    for _ in range(ROUNDS):
        for name, taken in times.items():
            run = [sys.executable, "-m", "tests.benchmarks.typing", name]
            figures = subprocess.run(
                run, capture_output=True, check=True, encoding="utf-8"
            ).stdout.split()
            taken.append(float(figures[0]))
            pauses += map(float, figures[1:])
    words = len(text_of(long_report()).split())
    print(f"{words} words in one answer, {len(TYPED)} keys a process, {ROUNDS} rounds")
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, times["bare"], strict=True))
        print(f"{name:5} {statistics.median(taken) * 1000:6.3f} ms a key  {ratio:5.2f} x")
    pause = statistics.median(pauses) * 1000
    print(f"the window stands still in a pause: {pause:.0f} ms of CPU (limit 30)")


def _measure(name: str) -> None:
    app = QApplication([])
    blocks = tuple(block for answer in long_report().answers for block in answer.blocks)
    with TemporaryDirectory() as folder:
        prepare(app, Settings(Path(folder) / "settings.json"))
        if name == "bare":
            window = bare_window(blocks)
            print(_keys(window.findChildren(QTextEdit)[0]))
            return
        view = long_view(Path(folder), blocks)
        print(_keys(view.pages.question.editor))
        key = partial(type_text, view.pages.question.editor, "a")
        stalls = [longest_stall(key, 0.8) for _ in range(5)]
        print(statistics.median(stall.computing for stall in stalls))
        view.discard()
        view.hide()


def bare_window(blocks: tuple[Block, ...]) -> QWidget:
    editor = QTextEdit()
    load(editor.document(), blocks)
    editor.document().setIndentWidth(24)
    window = QWidget()
    window.resize(*_SIZE)
    inside = QVBoxLayout(window)
    inside.setContentsMargins(*_AROUND)
    inside.addWidget(editor)
    window.show()
    return window


def long_view(folder: Path, blocks: tuple[Block, ...]) -> ReportView:
    services = services_in(folder)
    services.spelling.speller.load()
    report = long_report()
    first = report.answers[0]
    # All of it in one answer: the worst there is.
    report = report.with_answer(first.model_copy(update={"blocks": blocks}))
    session = EditingSession(report, FORM_OF_IT, saver_of(report, services.library), services.now)
    view = ReportView(session, services)
    view.resize(*_SIZE)
    view.show()
    view.navigation.go_to(first.question_id)
    return view


def _keys(editor: QTextEdit) -> float:
    QTest.qWaitForWindowExposed(editor.window())
    editor.window().activateWindow()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.qWait(1500)
    taken = []
    for sign in TYPED:
        start = time.perf_counter()
        type_text(editor, sign)
        QApplication.processEvents()
        taken.append(time.perf_counter() - start)
    assert editor.toPlainText().endswith(TYPED)
    return statistics.median(taken)


if __name__ == "__main__":
    main(sys.argv[1:])
