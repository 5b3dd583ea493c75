"""Files are read in a process of their own, and the window goes on meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.formats.report_json import write_report_json
from app.model.report_stages import content_of
from app.services.helper_process.guarded_reading import GuardedReader
from tests.support.dragging import drop_files
from tests.support.officer import Officer, click
from tests.support.reports import whole_report
from tests.support.troublesome_readers import TroublesomeReader
from tests.support.window import window_with
from tests.support.workplace import services_in

_reader = partial(GuardedReader, reader=TroublesomeReader)


@pytest.fixture
def officer(styled_app: object, tmp_path: Path) -> Iterator[Officer]:
    """An officer whose program reads files as it does outside tests."""
    with window_with(replace(services_in(tmp_path), reader=_reader)) as window:
        yield Officer(window)


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that takes longer to read than anybody waits."""
    path = tmp_path / "sleeps.docx"
    path.write_bytes(b"PK")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.json"
    path.write_bytes(write_report_json(whole_report()))
    return path


def _progress(officer: Officer) -> QProgressDialog:
    (dialog,) = officer.window.findChildren(QProgressDialog)
    return dialog


def test_a_report_is_opened(officer: Officer, report: Path, qtbot: QtBot) -> None:
    officer.open_file(report)
    qtbot.waitUntil(officer.has_report)
    assert content_of(officer.report) == content_of(whole_report())
    qtbot.waitUntil(lambda: not officer.window.findChildren(QProgressDialog))


def test_a_wrong_file_is_refused_in_a_sentence(
    officer: Officer, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "fel.docx"
    wrong.write_bytes(b"PK\x03\x04 and nothing else")
    drop_files(officer.window, [wrong])
    qtbot.waitUntil(lambda: "fel.docx" in officer.start.message())
    assert officer.start.message().startswith("Det gick inte att läsa en rapport. ")


def test_what_takes_its_time_is_shown_and_the_window_goes_on(
    officer: Officer, endless: Path, qtbot: QtBot
) -> None:
    officer.open_file(endless)
    qtbot.waitUntil(lambda: _progress(officer).isVisible())
    assert "sleeps.docx" in _progress(officer).labelText()
    (stop,) = _progress(officer).findChildren(QPushButton)
    assert stop.text() == "Avbryt"
    click(stop)
    qtbot.waitUntil(lambda: not officer.window.findChildren(QProgressDialog))
    assert not officer.has_report()
    assert not officer.start.has_message()


def test_after_one_that_was_stopped_the_next_is_read(
    officer: Officer, endless: Path, report: Path, qtbot: QtBot
) -> None:
    officer.open_file(endless)
    qtbot.waitUntil(lambda: _progress(officer).isVisible())
    click(_progress(officer).findChildren(QPushButton)[0])
    officer.open_file(report)
    qtbot.waitUntil(officer.has_report)


def test_one_that_takes_too_long_is_refused(
    styled_app: object, tmp_path: Path, endless: Path, qtbot: QtBot
) -> None:
    hasty = partial(_reader, seconds=1)
    with window_with(replace(services_in(tmp_path), reader=hasty)) as window:
        officer = Officer(window)
        officer.open_file(endless)
        qtbot.waitUntil(lambda: "tog för lång tid" in officer.start.message())


def test_the_window_can_be_closed_meanwhile(officer: Officer, endless: Path, qtbot: QtBot) -> None:
    officer.open_file(endless)
    qtbot.wait(50)
    assert officer.window.close()
    assert not officer.window.isVisible()
