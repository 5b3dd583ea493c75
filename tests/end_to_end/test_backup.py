"""Everything in one file, and back again: on a new computer, or beside what is there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QListWidget,
    QProgressDialog,
    QPushButton,
)

from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.report.versions_dialog import VersionsDialog
from app.services.backup import making, taking_in
from app.services.backup.telling import VERSION_NAME
from app.storage.disk import Disk
from app.storage.stoppable_disk import StoppableDisk
from tests.support.backup_files import opened
from tests.support.example_report import paragraph
from tests.support.failing import FailingDisk, names_in
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.two_officers import turn_to
from tests.support.workplace import Clock

QUESTION = "svart-ekonomi"


@pytest.fixture
def kopia(officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the officer puts the file."""
    target = tmp_path / "usb" / "kopia.zip"
    target.parent.mkdir()
    proposed: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
        proposed.append(suggested)
        return str(target), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    return target


def _back_up(officer: Officer) -> str:
    """Gives what is said."""
    officer.choose(Command.BACKUP)
    QApplication.processEvents()
    return officer.start.message() if not officer.has_report() else officer.notices.text()


def _take_in(officer: Officer) -> str:
    turn_to(officer)
    officer.choose(Command.TAKE_IN_BACKUP)
    click(officer.backup.take_in)
    return officer.start.message()


def _files(services: Services) -> dict[str, bytes]:
    root = services.user.root
    paths = (path for path in root.rglob("*") if path.is_file() and path.parent.name != "open")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_everything_is_put_in_one_file_and_is_there_on_a_new_computer(
    begun: Officer, kopia: Path, colleague: Officer, their_services: Services, services: Services
) -> None:
    turn_to(begun)
    said = _back_up(begun)
    assert said == f"Säkerhetskopian är gjord och kontrollerad: en rapport i {kopia}."
    opened(kopia.read_bytes()).verify()
    assert names_in(kopia.parent) == ["kopia.zip"]

    turn_to(colleague)
    colleague.choose(Command.TAKE_IN_BACKUP)
    text = colleague.backup.text()
    assert "Den gjordes 14 september 2022" in text
    assert "har en rapport." in text
    assert "En ny rapport läggs till." in text
    assert colleague.start.drafts_listed() == []
    click(colleague.backup.take_in)
    assert "Säkerhetskopian är inläst.\nEn ny rapport är tillagd." in colleague.start.message()
    assert colleague.start.drafts_listed() == begun.start.drafts_listed()
    reports = {name: data for name, data in _files(services).items() if "reports/" in name}
    assert {name: _files(their_services)[name] for name in reports} == reports


def test_what_was_changed_since_stays_and_the_copy_is_among_its_versions(
    begun: Officer, kopia: Path, services: Services
) -> None:
    _back_up(begun)
    begun.start.open_draft()
    begun.answer(QUESTION, [paragraph("Det jag skrev sedan.")])
    begun.leave()
    assert "finns redan här med annan text och ändras inte" in _take_in(begun)
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(QUESTION).plain == "Det jag skrev sedan."
    begun.start.open_draft()
    begun.choose(Command.VERSIONS)
    (dialog,) = begun.window.findChildren(VersionsDialog)
    (listed,) = dialog.findChildren(QListWidget)
    (row,) = [row for row in range(listed.count()) if VERSION_NAME in listed.item(row).text()]
    listed.setCurrentRow(row)
    click(dialog.restore)
    assert begun.report.answer(QUESTION).plain != "Det jag skrev sedan."


def test_what_the_officer_has_removed_comes_back_and_is_told_before(
    begun: Officer, kopia: Path
) -> None:
    _back_up(begun)
    before = begun.start.drafts_listed()
    begun.start.remove()
    assert begun.start.drafts_listed() == []
    begun.drop(kopia)
    said = begun.backup.text()
    assert "som du har tagit bort här blir pågående igen" in said
    assert "Det du tog bort ligger kvar under Borttagna." in said
    assert "nyare version" not in said
    click(begun.backup.take_in)
    assert begun.start.drafts_listed() == before


def test_a_backup_in_which_all_is_here_already_has_nothing_to_be_taken_in(
    begun: Officer, kopia: Path
) -> None:
    _back_up(begun)
    begun.drop(kopia)
    assert begun.backup.text().endswith("Allt i den finns redan här, så inget ändras.")
    assert not begun.backup.take_in.isVisible()
    assert not begun.backup.cancel.isVisible()
    assert QApplication.focusWidget() is begun.backup.close
    click(begun.backup.close)
    assert begun.start.is_shown()


def test_what_was_changed_before_it_was_removed_is_told_when_the_copy_comes_back(
    begun: Officer, kopia: Path, services: Services
) -> None:
    _back_up(begun)
    assert isinstance(services.now, Clock)
    services.now.advance(hours=1)
    begun.start.open_draft()
    begun.answer(QUESTION, [paragraph("Det jag skrev sedan.")])
    begun.leave()
    begun.start.remove()
    begun.drop(kopia)
    said = begun.backup.text()
    assert "Det du tog bort ligger kvar under Borttagna." in said
    assert "Under Borttagna ligger en nyare version än den i kopian: " in said
    click(begun.backup.take_in)
    assert begun.start.bin.text() == "Borttagna (1)"


@pytest.mark.usefixtures("kopia")
def test_that_it_is_made_is_framed_above_the_reports(begun: Officer) -> None:
    _back_up(begun)
    news = begun.window.start.news
    assert news.isVisible()
    assert news.property("role") == "notice"
    begun.start.refresh()
    assert not news.isVisible()


def test_it_is_recognised_where_it_is_dropped_also_over_a_report(
    begun: Officer, kopia: Path
) -> None:
    _back_up(begun)
    begun.start.open_draft()
    begun.answer(QUESTION, [paragraph("Det senaste.")])
    begun.drop(kopia)
    assert "Det här händer när du läser in den" in begun.backup.text()
    click(begun.backup.cancel)
    # Back in the report, where what was typed is saved.
    assert begun.report.answer(QUESTION).plain == "Det senaste."
    begun.leave()
    begun.open_file(kopia)
    assert begun.backup.take_in.hasFocus()


@pytest.mark.parametrize("broken", [lambda data: data[:-30], lambda data: data[:200]])
def test_one_that_is_cut_is_refused_with_a_sentence(
    begun: Officer, kopia: Path, broken: Callable[[bytes], bytes], services: Services
) -> None:
    _back_up(begun)
    kopia.write_bytes(broken(kopia.read_bytes()))
    before = _files(services)
    begun.drop(kopia)
    assert begun.start.message() == (
        "kopia.zip: säkerhetskopian är skadad eller inte hel, så inget är läst ur den. Försök med "
        "en annan kopia av filen."
    )
    assert _files(services) == before


def test_a_name_without_the_suffix_gets_it_and_takes_no_other_ones_place(
    begun: Officer, kopia: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = str(kopia.with_suffix(""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (bare, ""))
    _back_up(begun)
    before = kopia.read_bytes()
    _back_up(begun)
    assert names_in(kopia.parent) == ["kopia.zip", "kopia_2.zip"]
    assert kopia.read_bytes() == before


# A disk that is full, and one that is slow.


def test_on_a_full_disk_there_is_no_copy_and_that_is_said(
    begun: Officer, kopia: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = FailingDisk(1, for_good=True, writes_half=True, counted=("write",))
    monkeypatch.setattr(making, "StoppableDisk", lambda _disk: full)
    assert "Säkerhetskopian är inte gjord. kopia.zip: disken är full." in _back_up(begun)
    assert names_in(kopia.parent) == []


def test_where_the_disk_is_full_in_the_middle_the_rest_comes_the_next_time(
    begun: Officer,
    kopia: Path,
    colleague: Officer,
    their_services: Services,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun.start_report("farsta", "2022-T2")
    begun.leave()
    _back_up(begun)
    with monkeypatch.context() as patched:
        full = FailingDisk(3, for_good=True, writes_half=True, counted=("write",))
        full.stop = lambda: None  # type: ignore[attr-defined]
        patched.setattr(taking_in, "StoppableDisk", lambda _disk: full)
        said = _take_in(colleague)
    assert "Disken är full" in said
    assert "resten kommer om du läser in den en gång till" in said
    _take_in(colleague)
    reports = {name: data for name, data in _files(services).items() if "reports/" in name}
    assert {name: _files(their_services)[name] for name in reports} == reports


class _Slow(Disk):
    """Waits a little each time it is asked to read."""

    def read(self, path: Path, most: int) -> bytes:
        self.pause(0.15)
        return super().read(path, most)


def test_it_is_told_how_far_taking_in_has_come(
    begun: Officer, kopia: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _back_up(begun)
    steps = 2 * len(opened(kopia.read_bytes()).paths)
    begun.start.remove()
    begun.choose(Command.TAKE_IN_BACKUP)
    told: set[str] = set()

    def listen() -> None:
        for dialog in begun.window.findChildren(QProgressDialog):
            told.add(dialog.labelText())

    timer = QTimer(begun.window)
    timer.timeout.connect(listen)
    timer.start(10)
    monkeypatch.setattr(taking_in, "StoppableDisk", lambda _disk: StoppableDisk(_Slow()))
    click(begun.backup.take_in)
    timer.stop()
    assert f"Läser in säkerhetskopian … {steps} av {steps}" in told


def test_it_can_be_stopped_and_leaves_nothing(
    begun: Officer, kopia: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "StoppableDisk", lambda _disk: StoppableDisk(_Slow()))
    said: list[str] = []

    def stop() -> None:
        for dialog in begun.window.findChildren(QProgressDialog):
            if dialog.isVisible():
                timer.stop()
                said.append(dialog.labelText())
                click(dialog.findChildren(QPushButton)[0])

    timer = QTimer(begun.window)
    timer.timeout.connect(stop)
    timer.start(20)
    assert _back_up(begun) == "Du avbröt, så ingen säkerhetskopia gjordes."
    assert said == ["Gör säkerhetskopian …"]
    assert names_in(kopia.parent) == []
