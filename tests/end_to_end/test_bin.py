"""A report that is removed by mistake comes back; one that is to go goes when it is told to."""

import errno
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.model.report import Report
from app.storage.disk import Disk
from tests.support.boxes import answer_box
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.patience import wait_for
from tests.support.typing import press
from tests.support.window import window_with
from tests.support.workplace import Clock

_QUESTION = "samverkan-lokalt-naringsliv"
_TITLE = "Hägersten-Älvsjö stadsdelsnämnd · Tertialrapport 2 2022"
_TEXT = "Tjugo minuters arbete."


@pytest.fixture
def written(officer: Officer, services: Services) -> Report:
    """A report with an answer, put away."""
    officer.start_report("älvsjö", "2022-T2")
    officer.answer(_QUESTION, (paragraph(_TEXT),))
    officer.leave()
    (report,) = contents_of(services.library).drafts
    return report


@pytest.mark.usefixtures("written")
def test_removed_by_mistake_and_undone_at_once(officer: Officer) -> None:
    officer.start.remove()
    assert officer.start.drafts_listed() == []
    assert officer.start.removed() == (
        f"”{_TITLE}” är borttagen. Den finns kvar under Borttagna i 30 dagar."
    )
    assert QApplication.focusWidget() is officer.start.undo_removal
    press(officer.start.undo_removal, Qt.Key.Key_Return)
    assert officer.start.removed() == ""
    assert officer.start.message() == "Rapporten är tillbaka."
    assert not officer.start.bin.isVisible()
    assert QApplication.focusWidget() is officer.start.drafts
    officer.start.open_draft()
    assert officer.report.answer(_QUESTION).plain == _TEXT


@pytest.mark.usefixtures("written")
def test_brought_back_with_its_versions_days_later_and_by_keyboard(
    officer: Officer, services: Services
) -> None:
    officer.start.remove()
    assert isinstance(services.now, Clock)
    services.now.advance(days=12)
    with window_with(services) as window:
        again = Officer(window)
        assert again.start.welcomes()
        assert again.start.bin.text() == "Borttagna (1)"
        again.start.bin.setFocus()
        press(again.start.bin, Qt.Key.Key_Return)
        (row,) = again.bin.listed()
        assert row == (f"{_TITLE}\n18 dagar kvar · borttagen 14 september kl. 09.30")
        assert QApplication.focusWidget() is again.bin.reports
        press(again.bin.reports, Qt.Key.Key_Return)
        assert again.bin.done().endswith("är tillbaka bland dina rapporter.")
        assert again.bin.listed() == []
        press(again.bin.back, Qt.Key.Key_Escape)
        again.start.open_draft()
        assert again.report.answer(_QUESTION).plain == _TEXT
        assert len(services.library.history.versions(again.report.report_id)) > 1


def test_removed_for_good_after_one_question(
    officer: Officer,
    written: Report,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    officer.start.remove()
    click(officer.start.bin)
    asked = answer_box(monkeypatch, "Behåll")
    click(officer.bin.remove)
    assert len(officer.bin.listed()) == len(asked) == 1
    asked = answer_box(monkeypatch, "Ta bort för alltid")
    click(officer.bin.remove)
    assert len(asked) == 1
    assert officer.bin.done().endswith("är borttagen för alltid.")
    assert officer.bin.listed() == []
    assert services.library.history.versions(written.report_id) == ()
    assert not [path for path in (tmp_path / "data" / "reports").rglob("*") if path.is_file()]


def test_the_bin_is_emptied(
    officer: Officer, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for committee in ("älvsjö", "farsta"):
        officer.start_report(committee, "2022-T2")
        officer.leave()
        officer.start.remove()
    officer.start_report("bromma", "2022-T2")
    officer.leave()
    click(officer.start.bin)
    assert len(officer.bin.listed()) == 2
    asked = answer_box(monkeypatch, "Töm")
    click(officer.bin.empty)
    assert "alla 2 rapporter" in asked[0]
    assert officer.bin.listed() == []
    assert officer.bin.done() == "Inga borttagna rapporter finns kvar."
    assert not officer.bin.empty.isVisible()
    assert len(contents_of(services.library).drafts) == 1


def test_each_report_that_could_not_be_removed_for_good_is_named(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for committee in ("älvsjö", "farsta"):
        officer.start_report(committee, "2022-T2")
        officer.leave()
        officer.start.remove()
    click(officer.start.bin)

    def refused(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Disk, "remove", refused)
    answer_box(monkeypatch, "Töm")
    click(officer.bin.empty)
    assert "Farsta" in officer.bin.problem() and "Älvsjö" in officer.bin.problem()


@pytest.mark.usefixtures("written")
def test_a_removed_report_is_in_the_way_of_no_new_one(officer: Officer) -> None:
    officer.start.remove()
    officer.start_report("älvsjö", "2022-T2")
    assert officer.has_report()
    officer.leave()
    # Both are there, each a report of its own.
    click(officer.start.bin)
    click(officer.bin.bring_back)
    officer.start.refresh()
    assert len(officer.start.drafts_listed()) == 2


@pytest.mark.usefixtures("written")
def test_the_next_report_is_chosen_when_one_is_removed(officer: Officer) -> None:
    for committee in ("farsta", "bromma"):
        officer.start_report(committee, "2022-T2")
        officer.leave()
    officer.start.drafts.setCurrentRow(1)
    officer.start.remove()
    assert officer.start.drafts.currentRow() == 1
    officer.start.remove()
    assert officer.start.drafts.currentRow() == 0
    click(officer.start.undo_removal)
    assert officer.start.drafts.currentRow() >= 0
    assert len(officer.start.drafts_listed()) == 2


@pytest.mark.usefixtures("written")
def test_after_thirty_days_it_is_told_and_goes_the_day_after(
    officer: Officer, services: Services
) -> None:
    officer.start.remove()
    assert isinstance(services.now, Clock)
    services.now.advance(days=30)
    with window_with(services) as window:
        again = Officer(window)
        assert again.start.bin_notice() == (
            "En borttagen rapport har legat under Borttagna i 30 dagar, och försvinner för alltid "
            "när du startar programmet i morgon eller senare. Ta tillbaka det du vill ha kvar."
        )
        again.start.refresh()
        assert again.start.bin_notice()
        click(again.start.bin)
        assert not again.start.bin_notice()
        assert "Tas snart bort för alltid" in again.bin.listed()[0]
    services.now.advance(days=1)
    with window_with(services) as window:
        again = Officer(window)
        assert again.start.bin_notice() == (
            "En rapport som låg under Borttagna i mer än 30 dagar har tagits bort för alltid."
        )
        assert not again.start.bin.isVisible()
    assert services.bin.contents() == ()


@pytest.mark.usefixtures("written")
def test_nothing_goes_or_is_told_before_the_start_page_is_looked_at(
    officer: Officer, services: Services, written: Report, tmp_path: Path
) -> None:
    officer.start.remove()
    assert isinstance(services.now, Clock)
    services.now.advance(days=30)
    file = tmp_path / "rapport.nrapport"
    file.write_bytes(write_report_json(written.model_copy(update={"report_id": UUID(int=7)})))
    for _ in range(2):
        with window_with(services, file) as window:
            again = Officer(window)
            wait_for(again.has_report, QApplication.processEvents)
        services.now.advance(days=2)
        assert len(services.bin.contents()) == 1
    with window_with(services, file) as window:
        again = Officer(window)
        wait_for(again.has_report, QApplication.processEvents)
        again.leave()
        assert "försvinner för alltid när du startar programmet" in again.start.bin_notice()


def test_a_file_of_a_removed_report_is_opened(
    officer: Officer, written: Report, tmp_path: Path
) -> None:
    officer.start.remove()
    file = tmp_path / "rapport.nrapport"
    file.write_bytes(write_report_json(written))
    officer.open_file(file)
    assert officer.report.answer(_QUESTION).plain == _TEXT
    assert not officer.read_only
    assert "ligger kvar under Borttagna" in officer.notices.news()


@pytest.mark.usefixtures("written")
def test_what_cannot_be_read_when_it_is_to_be_emptied_is_told(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.start.remove()
    click(officer.start.bin)
    asked = answer_box(monkeypatch, "Töm")

    def refused(*_arguments: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as away:
        for request in ("names", "stamps"):
            away.setattr(Disk, request, refused)
        click(officer.bin.empty)
    assert asked == []
    assert officer.bin.problem().startswith("Det som är borttaget går inte att läsa.")


@pytest.mark.usefixtures("exported")
def test_a_correction_is_removed_and_what_was_sent_stays(officer: Officer) -> None:
    officer.start.open_exported()
    click(officer.notices.correct)
    officer.leave()
    officer.start.remove()
    assert len(officer.start.submitted_listed()) == 1
    click(officer.start.undo_removal)
    assert len(officer.start.drafts_listed()) == 1
    assert officer.start.drafts_listed()[0].count("Rättelse") == 1


@pytest.mark.usefixtures("written")
def test_a_disk_that_refuses_is_told_and_leaves_all_where_it_is(
    officer: Officer, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Disk, "rename", refused)
        officer.start.remove()
        assert officer.start.message() == (
            "Rapporten kunde inte tas bort. Disken är full. Frigör utrymme och försök igen."
        )
        assert len(officer.start.drafts_listed()) == 1
    officer.start.remove()
    with monkeypatch.context() as full:
        full.setattr(Disk, "rename", refused)
        click(officer.start.undo_removal)
        assert officer.start.message().startswith("Rapporten kunde inte tas tillbaka. Disken")
        click(officer.start.bin)
        click(officer.bin.bring_back)
        assert officer.bin.problem().startswith("Rapporten kunde inte tas tillbaka. Disken")
        assert len(officer.bin.listed()) == 1
    with monkeypatch.context() as full:
        full.setattr(Disk, "remove", refused)
        answer_box(full, "Ta bort för alltid")
        click(officer.bin.remove)
        assert "kunde inte tas bort för alltid. Disken är full" in officer.bin.problem()
        assert len(officer.bin.listed()) == 1
    click(officer.bin.bring_back)
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == _TEXT
