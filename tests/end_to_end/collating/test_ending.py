"""Who ends it while it reads leaves nothing behind."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.collating import until, wait_for_collation
from tests.support.officer import Officer, click
from tests.support.patience import wait_for
from tests.support.reading_processes import reading_processes
from tests.support.sent_in import report_from, send_in
from tests.support.slow_reading import is_read, read_slowly


def _nothing_is_left(temp: Path, threads: set[threading.Thread]) -> bool:
    QApplication.processEvents()
    running = {one for one in threading.enumerate() if one not in threads}
    return not running and not list(temp.iterdir()) and not reading_processes()


@pytest.mark.parametrize("shows_a_collation", [False, True])
def test_the_window_is_closed_while_it_reads_and_nothing_is_left(
    officer: Officer,
    incoming: Path,
    temp: Path,
    monkeypatch: pytest.MonkeyPatch,
    shows_a_collation: bool,
) -> None:
    threads = set(threading.enumerate())
    read_slowly(monkeypatch)
    if shows_a_collation:
        officer.drop(incoming)
        wait_for_collation(officer.collating)
    (incoming / "sleeps.json").write_bytes(b"{}")
    officer.drop(incoming)
    page = officer.collating
    assert until(lambda: is_read(page))
    assert list(temp.iterdir())
    assert officer.window.close()
    wait_for(lambda: _nothing_is_left(temp, threads))


def test_closed_before_anything_is_read_nothing_is_left(
    officer: Officer, incoming: Path, temp: Path
) -> None:
    threads = set(threading.enumerate())
    officer.drop(incoming)
    assert officer.window.close()
    wait_for(lambda: _nothing_is_left(temp, threads))


def test_the_page_is_left_while_it_reads(officer: Officer, incoming: Path, temp: Path) -> None:
    threads = set(threading.enumerate())
    officer.drop(incoming)
    before = officer.collating.page
    click(officer.collating.back)
    assert not officer.is_beside()
    assert officer.start.is_shown()
    wait_for(lambda: _nothing_is_left(temp, threads))
    officer.drop(incoming)
    assert officer.collating.page is not before
    wait_for_collation(officer.collating)


def test_another_folder_while_one_is_read_takes_its_place(
    officer: Officer, incoming: Path, tmp_path: Path, temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_slowly(monkeypatch)
    send_in(tmp_path / "annat", report_from("norrmalm"))
    (incoming / "sleeps.json").write_bytes(b"{}")
    officer.drop(incoming)
    page = officer.collating
    before = page.page
    assert until(lambda: is_read(page))
    officer.drop(tmp_path / "annat")
    wait_for_collation(page)
    assert page.page is before
    assert page.summary().startswith("1 av ")
    # Nothing but what is shown is kept.
    wait_for(lambda: len(list(temp.iterdir())) == 1 and not reading_processes())
