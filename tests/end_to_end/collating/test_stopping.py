"""What is read takes the place of what is shown when it is whole, and not before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.collate import collate_controller
from app.services.collating.folder_collation import FolderCollation
from tests.support.collating import choose_folders, until, wait_for_collation
from tests.support.officer import Officer, click
from tests.support.pages.collate import Collating
from tests.support.pages.page import rows
from tests.support.patience import wait_for
from tests.support.reading_processes import reading_processes
from tests.support.sent_in import BEFORE, report_from, send_in
from tests.support.slow_reading import is_read, read_slowly
from tests.support.typing import press


@pytest.fixture
def slow(page: Collating, monkeypatch: pytest.MonkeyPatch) -> Collating:
    """The page; files that are called so hold up whoever reads them from now on."""
    read_slowly(monkeypatch)
    return page


# Stopping.


def test_the_first_reading_can_be_stopped(
    officer: Officer, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (incoming / "sleeps.json").write_bytes(b"{}")
    read_slowly(monkeypatch)
    officer.drop(incoming)
    page = officer.collating
    assert until(lambda: is_read(page))
    click(page.stop)
    assert until(page.choose.isVisible)
    assert until(page.choose.hasFocus)
    assert page.problem() == ""
    assert not page.is_collated()
    wait_for(lambda: reading_processes() == set())


def test_it_can_be_stopped_at_once(officer: Officer, incoming: Path) -> None:
    officer.drop(incoming)
    page = officer.collating
    click(page.stop)
    assert until(page.choose.isVisible)
    assert not page.is_collated()
    wait_for(lambda: reading_processes() == set())


def _stop_by_button(page: Collating) -> None:
    click(page.stop)


def _stop_by_key(page: Collating) -> None:
    press(page.stop, Qt.Key.Key_Escape)


@pytest.mark.parametrize("stop", [_stop_by_button, _stop_by_key])
def test_stopped_in_an_earlier_folder_the_collation_is_as_it_was(
    slow: Collating,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop: Callable[[Collating], None],
) -> None:
    page = slow
    send_in(tmp_path / "förra", report_from("bromma", BEFORE))
    (tmp_path / "förra" / "sleeps.json").write_bytes(b"{}")
    page.show_answers()
    before = page.all_shown()
    choose_folders(monkeypatch, tmp_path / "förra", tmp_path / "ut")
    click(page.fetch)
    assert until(lambda: is_read(page))
    assert not page.save.isVisible()
    stop(page)
    assert until(page.is_collated)
    assert page.all_shown() == before
    assert page.problem() == ""
    assert not page.comparing.isVisible()
    # It is whole, and can be worked with.
    click(page.save)
    assert len(list((tmp_path / "ut").iterdir())) == 4
    wait_for(lambda: reading_processes() == set())


def test_escape_does_not_leave_what_has_been_read(officer: Officer, page: Collating) -> None:
    before = page.page
    for one in (page.committees, page.again, page.words):
        press(one, Qt.Key.Key_Escape)
    assert officer.collating.page is before
    assert page.is_collated()


# What goes wrong.


def test_a_folder_that_is_gone_leaves_the_collation_and_is_told_of(
    page: Collating, incoming: Path
) -> None:
    before = page.all_shown()
    incoming.rename(incoming.with_name("flyttad"))
    click(page.again)
    assert until(page.is_collated)
    assert page.all_shown() == before
    assert page.problem().startswith("Det gick inte att sammanställa. inkommet: mappen finns")


def test_an_error_that_nobody_foresaw_leaves_the_collation(
    page: Collating, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    class Broken(FolderCollation):
        def read_folder(self, *_: object, **__: object) -> None:
            raise ZeroDivisionError

    before = page.all_shown()
    monkeypatch.setattr(collate_controller, "FolderCollation", Broken)
    with qtbot.capture_exceptions() as raised:
        click(page.again)
        assert until(page.is_collated)
        assert until(lambda: bool(raised))
    assert [one[0] for one in raised] == [ZeroDivisionError]
    assert page.all_shown() == before
    # It can be tried again.
    monkeypatch.setattr(collate_controller, "FolderCollation", FolderCollation)
    click(page.again)
    assert until(page.stop.isVisible)
    wait_for_collation(page)
    assert page.all_shown() == before


def test_an_error_in_the_first_reading_leaves_where_one_began(
    officer: Officer, incoming: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    class Broken(FolderCollation):
        def collation(self, *_: object) -> None:  # type: ignore[override]
            raise ZeroDivisionError

    monkeypatch.setattr(collate_controller, "FolderCollation", Broken)
    with qtbot.capture_exceptions() as raised:
        officer.drop(incoming)
        page = officer.collating
        assert until(page.choose.isVisible)
    assert [one[0] for one in raised] == [ZeroDivisionError]
    assert until(page.choose.hasFocus)


def test_a_folder_with_files_and_no_report_shows_what_they_are(
    officer: Officer, tmp_path: Path
) -> None:
    folder = tmp_path / "inskannat"
    folder.mkdir()
    (folder / "rapport.pdf").write_bytes(b"%PDF-1.7")
    (folder / "logga.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    officer.drop(folder)
    page = wait_for_collation(officer.collating)
    assert page.problem().startswith("Det finns ingen rapport i mappen. ")
    assert page.files.isVisible()
    assert rows(page.files) == [
        "rapport.pdf\nGick inte att läsa · PDF-filen är skadad eller inte hel. "
        "Be nämnden om en ny fil.",
        "logga.png\nGick inte att läsa · Filen är en bild.",
    ]
    assert page.summary().startswith("0 av ")
