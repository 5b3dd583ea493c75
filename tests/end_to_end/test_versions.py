"""Earlier versions of a report: looked at, brought back, and taken back again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from app.gui.kit.services import Services
from app.gui.report.versions_dialog import VersionsDialog
from app.storage.disk import Disk
from tests.support.example_report import paragraph
from tests.support.failing import FailingDisk
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.pages.page import rows
from tests.support.typing import press
from tests.support.workplace import Clock

_QUESTION = "samverkan-lokalt-naringsliv"


@pytest.fixture
def clock(services: Services) -> Clock:
    assert isinstance(services.now, Clock)
    return services.now


def _write(officer: Officer, text: str) -> None:
    officer.go_to(_QUESTION)
    officer.question.type(text)
    assert officer.save_now()


@pytest.fixture
def three_times(officer: Officer, clock: Clock) -> None:
    """A report that is written at three times, ten minutes apart."""
    officer.start_report("älvsjö", "2022-T2")
    for text in ("Först.", " Sedan.", " Sist."):
        clock.advance(minutes=10)
        _write(officer, text)


def _versions(officer: Officer) -> VersionsDialog:
    click(officer.navigation.versions)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    return dialog


def _list(dialog: VersionsDialog) -> QListWidget:
    (versions,) = dialog.findChildren(QListWidget)
    return versions


def _lines(dialog: VersionsDialog) -> list[str]:
    return rows(_list(dialog))


def _row_of(size: str, dialog: VersionsDialog) -> int:
    return next(row for row, line in enumerate(_lines(dialog)) if line.endswith(size))


def _shown(officer: Officer) -> object:
    return officer.question.blocks()


@pytest.mark.usefixtures("three_times")
def test_every_version_has_its_time_and_its_size(officer: Officer, clock: Clock) -> None:
    clock.advance(days=1)
    dialog = _versions(officer)
    assert [line.split("\n")[1] for line in _lines(dialog)] == [
        *("3 ord i svaren", "2 ord i svaren", "1 ord i svaren", "0 ord i svaren")
    ]
    assert _lines(dialog)[0].startswith("I går ")
    dialog.reject()


@pytest.mark.usefixtures("three_times")
def test_what_has_come_since_is_shown_word_by_word(officer: Officer) -> None:
    dialog = _versions(officer)
    assert dialog.changes._legend.text() == "Så här är rapporten nu."
    assert not dialog.restore.isEnabled()
    press(_list(dialog), Qt.Key.Key_Down)
    assert dialog.changes.text.toPlainText() == "Lokalt näringsliv\nFörst. Sedan. Sist."
    assert "tillkommit (1 ord)" in dialog.changes._legend.text()
    assert dialog.restore.isEnabled()
    dialog.reject()


@pytest.mark.usefixtures("three_times")
def test_a_version_is_brought_back_and_that_is_undone(officer: Officer, services: Services) -> None:
    dialog = _versions(officer)
    _list(dialog).setCurrentRow(2)
    click(dialog.restore)
    assert _shown(officer) == (paragraph("Först."),)
    assert "som den var i dag" in officer.notices.text()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == "Först."
    click(officer.notices.undo)
    assert _shown(officer) == (paragraph("Först. Sedan. Sist."),)
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == "Först. Sedan. Sist."


@pytest.mark.usefixtures("three_times")
def test_what_was_there_before_is_a_version_too(officer: Officer, clock: Clock) -> None:
    _write(officer, " Strax efter det.")
    dialog = _versions(officer)
    _list(dialog).setCurrentRow(_list(dialog).count() - 1)
    click(dialog.restore)
    clock.advance(minutes=10)
    _write(officer, "Helt nytt.")
    dialog = _versions(officer)
    _list(dialog).setCurrentRow(_row_of("6 ord i svaren", dialog))
    click(dialog.restore)
    assert _shown(officer) == (paragraph("Först. Sedan. Sist. Strax efter det."),)


@pytest.mark.usefixtures("three_times")
def test_the_place_in_the_report_is_kept(officer: Officer) -> None:
    officer.go_to("svart-ekonomi")
    dialog = _versions(officer)
    _list(dialog).setCurrentRow(2)
    click(dialog.restore)
    assert officer.navigation.current() == "svart-ekonomi"


@pytest.mark.usefixtures("three_times")
def test_opened_again_the_report_has_its_versions(officer: Officer) -> None:
    officer.leave()
    officer.start.open_draft()
    dialog = _versions(officer)
    assert _list(dialog).count() == 4
    dialog.reject()


@pytest.mark.usefixtures("three_times")
def test_a_disk_that_refuses_the_return_leaves_everything_as_it_was(
    officer: Officer, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _versions(officer)
    _list(dialog).setCurrentRow(1)
    disk = FailingDisk(1, for_good=True)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "create", disk.create)
        click(dialog.restore)
    assert _shown(officer) == (paragraph("Först. Sedan. Sist."),)
    assert "Disken är full" in officer.notices.text()
    officer.question.type(" Vidare.")
    assert officer.save_now()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == "Först. Sedan. Sist. Vidare."


@pytest.mark.usefixtures("three_times")
def test_after_something_new_is_written_the_return_is_not_undone_by_a_slip(
    officer: Officer,
) -> None:
    dialog = _versions(officer)
    _list(dialog).setCurrentRow(2)
    click(dialog.restore)
    assert officer.notices.can_undo()
    officer.question.type(" Nytt.")
    assert officer.save_now()
    assert not officer.notices.can_undo()
    assert "Nytt." in officer.report.answer(_QUESTION).plain


@pytest.mark.usefixtures("three_times")
def test_enter_in_the_list_brings_the_version_back(officer: Officer) -> None:
    dialog = _versions(officer)
    press(_list(dialog), Qt.Key.Key_Down)
    press(_list(dialog), Qt.Key.Key_Return)
    assert _shown(officer) == (paragraph("Först. Sedan."),)
