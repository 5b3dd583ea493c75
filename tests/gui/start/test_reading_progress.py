"""Waiting for files: all of them or none, and something to see where it takes long."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.formats.errors import FormatErrorCode
from app.formats.xlsform.read_form import ReadForm
from app.gui.kit.services import Services
from app.gui.start.incoming import Incoming, ReadingProgress
from app.services.errors import ImportRefused
from app.services.reading.report_reader import ReadReport
from tests.support.officer import click
from tests.support.reports import whole_report

FIRST, SECOND = Path("första.docx"), Path("andra.docx")


class ReadingAsTold:
    """It is done when somebody sets `gives`, to a report or to why there is none."""

    gives: ReadReport | Exception | None = None

    def done(self) -> bool:
        return self.gives is not None

    def result(self) -> ReadReport:
        assert self.gives is not None
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives

    def stop(self) -> None:
        """There is nothing to stop."""


class ReaderAsTold:
    """Begins with a file as `fails` lets it."""

    def __init__(self) -> None:
        self.begun: list[ReadingAsTold] = []
        self.fails: Callable[[Path], object] = lambda path: None
        self.closed = False

    def begin(self, path: Path) -> ReadingAsTold:
        self.fails(path)
        self.begun.append(ReadingAsTold())
        return self.begun[-1]

    def read_workbook(self, path: Path) -> ReadForm:
        raise AssertionError("no workbook is read here")

    def close(self) -> None:
        self.closed = True


class Told:
    """What somebody who waits for the files is told."""

    def __init__(self, progress: ReadingProgress) -> None:
        self.all: list[object] = []
        progress.done.connect(self.all.append)
        progress.refused.connect(self.all.append)
        progress.stopped.connect(lambda: self.all.append("stopped"))


@pytest.fixture
def reader() -> ReaderAsTold:
    return ReaderAsTold()


@pytest.fixture
def progress(
    styled_app: QApplication, qtbot: QtBot, reader: ReaderAsTold
) -> Iterator[ReadingProgress]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield ReadingProgress([FIRST, SECOND], reader, window)


@pytest.fixture
def told(progress: ReadingProgress) -> Told:
    return Told(progress)


def _dialog(progress: ReadingProgress) -> QProgressDialog:
    return progress._dialog


def _report() -> ReadReport:
    return ReadReport.of(whole_report())


def test_all_the_files_are_told_of_at_once(
    qtbot: QtBot, progress: ReadingProgress, reader: ReaderAsTold, told: Told
) -> None:
    progress.begin()
    assert FIRST.name in _dialog(progress).labelText()
    reader.begun[0].gives = _report()
    qtbot.waitUntil(lambda: len(reader.begun) == 2)
    assert SECOND.name in _dialog(progress).labelText()
    assert told.all == []
    reader.begun[1].gives = _report()
    qtbot.waitUntil(lambda: bool(told.all))
    assert told.all == [(_report(), _report())]
    assert reader.closed


def test_one_that_is_refused_takes_the_others_with_it(
    qtbot: QtBot, progress: ReadingProgress, reader: ReaderAsTold, told: Told
) -> None:
    progress.begin()
    reader.begun[0].gives = _report()
    qtbot.waitUntil(lambda: len(reader.begun) == 2)
    reader.begun[1].gives = ImportRefused(SECOND.name, FormatErrorCode.EMPTY)
    qtbot.waitUntil(lambda: bool(told.all))
    qtbot.wait(100)
    assert told.all == ["andra.docx är tom. Välj en annan fil."]


def test_what_nobody_foresaw_ends_it_at_once_and_nothing_is_taken(
    qtbot: QtBot, progress: ReadingProgress, reader: ReaderAsTold, told: Told
) -> None:
    reader.fails = _fail
    with pytest.raises(BlockingIOError):
        progress.begin()
    reader.fails = lambda path: None
    qtbot.wait(100)
    assert told.all == ["stopped"]
    assert reader.begun == []
    assert reader.closed


def test_what_nobody_foresaw_ends_it_later_too(
    qtbot: QtBot, progress: ReadingProgress, reader: ReaderAsTold, told: Told
) -> None:
    progress.begin()
    reader.fails = _fail
    with qtbot.captureExceptions() as raised:
        reader.begun[0].gives = _report()
        qtbot.waitUntil(lambda: bool(told.all))
        qtbot.wait(100)
    assert told.all == ["stopped"]
    assert [kind for kind, _, _ in raised] == [BlockingIOError]


def _fail(path: Path) -> None:
    raise BlockingIOError(errno.EAGAIN, "fork")


def test_after_half_a_second_there_is_something_to_see(
    qtbot: QtBot, progress: ReadingProgress, told: Told
) -> None:
    seen: list[bool] = []
    # In the window's own time: what is due first comes first. Left to itself the dialog takes four.
    for milliseconds in (400, 1500):
        QTimer.singleShot(milliseconds, lambda: seen.append(_dialog(progress).isVisible()))
    progress.begin()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [False, True]
    assert _dialog(progress).labelText() == "Läser ”första.docx” …"
    click(_dialog(progress).findChildren(QPushButton)[0])
    assert told.all == ["stopped"]


def test_files_handed_over_meanwhile_are_read_after_them(
    styled_app: QApplication, qtbot: QtBot, services: Services, reader: ReaderAsTold
) -> None:
    object.__setattr__(services, "reader", lambda context: reader)
    window = QWidget()
    qtbot.addWidget(window)
    incoming = Incoming(window, services)
    told: list[object] = []
    incoming.reports_received.connect(told.append)
    incoming.refused.connect(told.append)
    incoming.receive([FIRST])
    incoming.receive([SECOND])
    assert len(reader.begun) == 1
    reader.begun[0].gives = _report()
    qtbot.waitUntil(lambda: len(reader.begun) == 2)
    assert told == [(_report(),)]
    incoming.receive([FIRST])
    incoming.close()
    assert len(reader.begun) == 2
