"""A folder on a slow disk: the window goes on, says what it waits for, and can be told to stop."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.model.places import EXPORT
from app.model.report import ReportStatus
from app.paths import bundled_data
from app.services.sending.export import Exporter
from app.storage.disk import Disk
from tests.support.example_report import EXAMPLE
from tests.support.failing import names_in
from tests.support.officer import Officer, click
from tests.support.patience import PATIENCE_S
from tests.support.window import window_with
from tests.support.workplace import TODAY, bundled_catalog, services_in


class _SlowDisk(Disk):
    """Holds each new file until it is let go."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked = 0

    def create(self, path: Path, mode: int) -> int:
        self.asked += 1
        assert self.go_on.wait(PATIENCE_S)
        return super().create(path, mode)


@pytest.fixture
def slow() -> _SlowDisk:
    return _SlowDisk()


@pytest.fixture
def officer(styled_app: object, tmp_path: Path, slow: _SlowDisk) -> Iterator[Officer]:
    """With a report that is written, and a slow disk to export it to."""
    services = services_in(tmp_path)
    template = bundled_data().report_template
    exporter = Exporter(bundled_catalog().register, template, lambda: TODAY, slow)
    with window_with(replace(services, make_exporter=lambda: exporter)) as window:
        officer = Officer(window)
        officer.start_report(EXAMPLE.committee, EXAMPLE.term)
        officer.write(EXAMPLE)
        officer.go_to(EXPORT)
        officer.export.choose_folder(str(tmp_path / "ut"))
        yield officer


def _dialogs(officer: Officer) -> list[QProgressDialog]:
    return [one for one in officer.window.findChildren(QProgressDialog) if one.isVisible()]


def _is_sent(officer: Officer) -> bool:
    return officer.report.status is ReportStatus.SUBMITTED


def _once_it_waits(officer: Officer, do: object) -> None:
    """Do something when the window says that it waits."""

    def look() -> None:
        if _dialogs(officer):
            timer.stop()
            assert callable(do)
            do(_dialogs(officer)[0])

    timer = QTimer(officer.window)
    timer.timeout.connect(look)
    timer.start(20)


def test_what_takes_long_is_told_and_comes_to_its_end(
    officer: Officer, slow: _SlowDisk, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []

    def go_on(dialog: QProgressDialog) -> None:
        told.append(dialog.labelText())
        slow.go_on.set()

    _once_it_waits(officer, go_on)
    click(officer.export.pair)
    assert told == ["Skriver till mappen …"]
    assert len(names_in(tmp_path / "ut")) == 3
    assert _is_sent(officer)
    assert not _dialogs(officer)
    qtbot.waitUntil(officer.window.isActiveWindow)


def test_it_can_be_stopped_and_nothing_is_left(
    officer: Officer, slow: _SlowDisk, tmp_path: Path, qtbot: QtBot
) -> None:
    def stop(dialog: QProgressDialog) -> None:
        click(dialog.findChildren(QPushButton)[0])
        slow.go_on.set()

    _once_it_waits(officer, stop)
    click(officer.export.pair)
    assert "Du avbröt" in officer.export.problem()
    assert not _is_sent(officer)
    qtbot.waitUntil(lambda: names_in(tmp_path / "ut") == [])
    click(officer.export.pair)
    assert _is_sent(officer)
    assert len(names_in(tmp_path / "ut")) == 3


def test_a_disk_that_never_answers_is_left_to_itself(
    officer: Officer, slow: _SlowDisk, tmp_path: Path, qtbot: QtBot
) -> None:
    _once_it_waits(officer, lambda dialog: click(dialog.findChildren(QPushButton)[0]))
    click(officer.export.pair)
    assert "Du avbröt" in officer.export.problem()
    assert slow.asked == 1
    assert QApplication.activeModalWidget() is None
    # When it answers after all, what it had begun is taken back.
    slow.go_on.set()
    qtbot.waitUntil(lambda: names_in(tmp_path / "ut") == [])
