"""A report with an answer of 280,000 letters opened, left, searched, against a bare text editor.

What is measured is how long the window does not answer, after each thing that is done with it. A
short report has been open before. QT_QPA_PLATFORM=xcb measures on a screen.

    python -m tests.benchmarks.opening [ROUNDS]
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.gui.report.report_view import ReportView
from app.gui.shell.application import prepare
from app.model.places import REVIEW
from app.model.report import Report
from app.model.rich_text import Block, BlockKind, Span
from app.services.reports.editing_session import EditingSession
from app.storage.settings import Settings
from tests.benchmarks.heartbeat import longest_stall, print_stalls, tell
from tests.benchmarks.long_report import FORM_OF_IT, long_report
from tests.benchmarks.pasting import long_text
from tests.support.reports import saver_of
from tests.support.workplace import services_in

ROUNDS = 5
KINDS = ("bare", "one", "many", "list")
_SHORT = 100
_WATCHED_S = 2.5


def main(arguments: list[str]) -> None:
    """Print the longest stall after each thing that is done, in both measures."""
    if arguments and arguments[0] in KINDS:
        _measure(arguments[0])
        return
    rounds = int(arguments[0]) if arguments else ROUNDS
    print(f"bare: a text editor; one: a paragraph; many, list: of {_SHORT} letters each")
    for kind in KINDS:
        print_stalls("opening", kind, rounds)


def _measure(kind: str) -> None:
    app = QApplication([])
    with TemporaryDirectory() as folder:
        prepare(app, Settings(Path(folder) / "settings.json"))
        for what, work in _bare() if kind == "bare" else _ours(Path(folder), _blocks(kind)):
            tell(what, longest_stall(work, _WATCHED_S))


def _bare() -> Iterator[tuple[str, Callable[[], object]]]:
    editor = QTextEdit()
    editor.resize(700, 500)
    editor.show()
    QTest.qWait(500)
    yield "open", lambda: editor.setPlainText(long_text())
    yield "resize", lambda: editor.resize(650, 500)
    editor.hide()


def _ours(folder: Path, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Callable[[], object]]]:
    services = services_in(folder)
    views: list[ReportView] = []

    def show(report: Report) -> None:
        services.pages.remember(report.report_id, report.answers[0].question_id)
        saver = saver_of(report, services.library)
        view = ReportView(EditingSession(report, FORM_OF_IT, saver, services.now), services)
        view.resize(1240, 800)
        view.show()
        views.append(view)

    show(long_report(300))
    QTest.qWait(1000)
    views[0].discard()
    views[0].hide()
    report = long_report()
    report = report.with_answer(report.answers[0].model_copy(update={"blocks": blocks}))
    yield "open", lambda: show(report)
    view = views[-1]
    yield "leave", lambda: view.step(1)
    yield "return", lambda: view.step(-1)
    yield "resize", lambda: view.resize(1100, 800)
    view.searching.open()
    yield "find", lambda: view.frame.find_bar.field.setText("företag")
    yield "review", lambda: view.navigation.go_to(REVIEW)
    view.discard()
    view.hide()


def _blocks(kind: str) -> tuple[Block, ...]:
    text = long_text()
    long = len(text) if kind == "one" else _SHORT
    parts = (text[start : start + long].strip() for start in range(0, len(text), long))
    of_kind = BlockKind.BULLET if kind == "list" else BlockKind.PARAGRAPH
    return tuple(Block(kind=of_kind, spans=(Span(text=part),)) for part in parts if part)


if __name__ == "__main__":
    main(sys.argv[1:])
