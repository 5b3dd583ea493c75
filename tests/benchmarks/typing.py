"""A key typed in a report of 10,000 words, against a key in a bare text editor with its text."""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.gui.application import prepare
from app.gui.report_view import ReportView
from app.gui.widgets.document import load
from app.services.editing import EditingSession
from tests.benchmarks.long_report import FORM_OF_IT, long_report, text_of
from tests.support.typing import type_text
from tests.support.workplace import services_in

TYPED = "ordet och ett till av de nya ord som skrivs. "
ROUNDS = 15


def main() -> None:
    """Print the median time of a key, until it is painted, in both."""
    app = QApplication([])
    prepare(app)
    with TemporaryDirectory() as folder:
        services = services_in(Path(folder))
        services.spelling.speller.load()
        report = long_report()
        # All of it in one answer: the worst there is.
        first = report.answers[0]
        blocks = tuple(block for answer in report.answers for block in answer.blocks)
        first_words = len(text_of(report).split())
        report = report.with_answer(first.model_copy(update={"blocks": blocks}))
        view = ReportView(
            EditingSession(report, FORM_OF_IT, services.library, services.now), services
        )
        view.resize(1240, 800)
        view.show()
        view.navigation.go_to(first.question_id)
        bare = QTextEdit()
        load(bare.document(), blocks)
        bare.document().setDefaultFont(bare.font())
        bare.document().setIndentWidth(view.question.editor.document().indentWidth())
        bare.resize(view.question.editor.size())
        bare.show()
        editors = {"bare": bare, "ours": view.question.editor}
        for editor in editors.values():
            editor.moveCursor(QTextCursor.MoveOperation.End)
            QTest.qWaitForWindowExposed(editor.window())
        times: dict[str, list[float]] = {name: [] for name in editors}
        for _ in range(ROUNDS):
            for name, editor in editors.items():
                editor.window().activateWindow()
                editor.setFocus()
                QTest.qWait(20)
                times[name].append(_keys(editor))
        assert view.question.editor.toPlainText().endswith(TYPED * ROUNDS)
        assert bare.toPlainText().endswith(TYPED * ROUNDS)
        view.autosave.save_now()
        type_text(view.question.editor, "a")
        pause = _timed(view.autosave.save_now)
        view.autosave.stop()
        print(f"{first_words} words in one answer, {len(TYPED)} keys a round, {ROUNDS} rounds")
        for name, taken in times.items():
            ratio = statistics.median(a / b for a, b in zip(taken, times["bare"], strict=True))
            print(f"{name:5} {statistics.median(taken) * 1000:6.3f} ms a key  {ratio:5.2f} x")
        print(f"saving, reviewing and marking in a pause: {pause * 1000:.0f} ms")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _keys(editor: QTextEdit) -> float:
    start = time.perf_counter()
    for sign in TYPED:
        type_text(editor, sign)
        QApplication.processEvents()
    return (time.perf_counter() - start) / len(TYPED)


if __name__ == "__main__":
    main()
