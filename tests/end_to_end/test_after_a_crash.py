"""The program came to its end in the middle of the work: what it says when it starts again."""

import os
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.gui.report.changes_view import ChangesDialog
from app.gui.shell.navigator import Navigator
from app.gui.shell.window import MainWindow
from app.gui.start.recovery_prompt import Questions
from app.services.reports.draft_saver import open_draft
from app.services.reports.library import Library
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import RESPONDENT
from tests.support.workplace import Clock, services_in

_QUESTION = "samverkan-lokalt-naringsliv"
_HEADING = "Programmet avslutades innan rapporten stängdes"


@pytest.fixture
def crashed(officer: Officer, services: Services) -> None:
    """A report was written, put away, opened and written on, and then nothing more came."""
    clock = services.now
    assert isinstance(clock, Clock)
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.type("Före.")
    officer.leave()
    clock.advance(hours=1)
    officer.start.open_draft()
    officer.go_to(_QUESTION)
    clock.advance(minutes=5)
    officer.question.type(" Efter omstarten.")
    assert officer.save_now()
    officer.end_at_once()


@pytest.fixture
def again(tmp_path: Path, qtbot: QtBot) -> Officer:
    """The next start. What is to be found has to be there before."""
    return _start_again(tmp_path, qtbot)


def _start_again(folder: Path, qtbot: QtBot) -> Officer:
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    window.show()
    Navigator(window, replace(services_in(folder), new_id=uuid4))
    return Officer(window)


def _panel(officer: Officer) -> Questions:
    (panel,) = officer.window.findChildren(Questions)
    return panel


def _asked(officer: Officer) -> str:
    """What is asked about, as it is seen."""
    texts = _panel(officer).findChildren(QLabel)
    return "\n".join(text.text() for text in texts if text.isVisible())


def _answer(officer: Officer, text: str) -> None:
    (button,) = (one for one in _panel(officer).buttons() if one.text() == text)
    click(button)


@pytest.mark.usefixtures("crashed")
def test_it_is_said_what_was_found_from_when_and_how_much_differs(again: Officer) -> None:
    said = _asked(again)
    assert _HEADING in said
    assert "Hägersten-Älvsjö stadsdelsnämnd · Tertialrapport 2 2022" in said
    assert "2 ord har tillkommit" in said


@pytest.mark.usefixtures("crashed")
def test_going_on_opens_what_was_typed_last(again: Officer, services: Services) -> None:
    _answer(again, "Fortsätt med det senaste")
    again.go_to(_QUESTION)
    assert again.question.blocks() == (paragraph("Före. Efter omstarten."),)
    again.leave()
    assert not _panel(again).isVisible()
    assert services.recovery.find() == ()


@pytest.mark.usefixtures("crashed")
def test_going_back_opens_what_was_there_before_and_the_rest_is_a_version(
    again: Officer, services: Services
) -> None:
    _answer(again, "Ta tillbaka den från i dag kl. 09.30")
    again.go_to(_QUESTION)
    assert again.question.blocks() == (paragraph("Före."),)
    assert "som den var i dag kl. 09.30" in again.notices.text()
    report_id = again.report.report_id
    kept = {
        version.report.answer(_QUESTION).plain
        for version in services.library.history.versions(report_id)
    }
    assert "Före. Efter omstarten." in kept
    click(again.notices.undo)
    assert again.question.blocks() == (paragraph("Före. Efter omstarten."),)


@pytest.mark.usefixtures("crashed")
def test_what_differs_can_be_looked_at_first(again: Officer) -> None:
    _answer(again, "Visa vad som skiljer")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangesDialog)
    assert "Före. Efter omstarten." in dialog.changes.text.toPlainText()
    click(dialog.leave)
    assert _HEADING in _asked(again)


@pytest.mark.usefixtures("crashed")
def test_opening_the_report_from_the_list_is_an_answer_too(again: Officer) -> None:
    again.start.open_draft()
    again.go_to(_QUESTION)
    assert again.question.blocks() == (paragraph("Före. Efter omstarten."),)
    again.leave()
    assert not _panel(again).isVisible()


def test_a_report_that_was_put_away_is_not_asked_about(
    officer: Officer, services: Services
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.type("Klart.")
    officer.window.close()
    assert services.recovery.find() == ()


def test_a_long_day_of_writing_is_asked_about_too(
    officer: Officer, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    clock = services.now
    assert isinstance(clock, Clock)
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    for _ in range(30):
        clock.advance(minutes=2)
        officer.question.type("Ord ")
        assert officer.save_now()
    officer.end_at_once()
    assert "30 ord har tillkommit" in _asked(_start_again(tmp_path, qtbot))


def test_a_draft_that_somebody_took_away_is_offered_as_its_newest_version(
    officer: Officer, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.type("Var finns jag?")
    officer.leave()
    (draft,) = (tmp_path / "data" / "reports" / "drafts").glob("*.json")
    draft.unlink()
    again = _start_again(tmp_path, qtbot)
    assert "En rapport saknas på sin plats" in _asked(again)
    _answer(again, "Använd den versionen")
    again.go_to(_QUESTION)
    assert again.question.blocks() == (paragraph("Var finns jag?"),)


def test_a_draft_that_is_gone_may_be_left_gone_and_still_comes_back(
    officer: Officer, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.leave()
    (draft,) = (tmp_path / "data" / "reports" / "drafts").glob("*.json")
    draft.unlink()
    again = _start_again(tmp_path, qtbot)
    _answer(again, "Låt den vara borta")
    assert not _panel(again).isVisible()
    assert services.recovery.find() == ()
    assert again.start.drafts_listed() == []
    click(again.start.undo_removal)
    assert len(again.start.drafts_listed()) == 1


@pytest.mark.usefixtures("crashed")
def test_a_report_that_is_taken_away_is_not_asked_about_any_more(
    again: Officer, services: Services
) -> None:
    again.start.remove()
    assert not _panel(again).isVisible()
    assert services.recovery.find() == ()


def _draft_with_an_answer(officer: Officer, tmp_path: Path) -> Path:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.type("Helt.")
    officer.leave()
    (file,) = (tmp_path / "data" / "reports" / "drafts").glob("*.json")
    return file


@pytest.fixture
def damaged(officer: Officer, services: Services, tmp_path: Path) -> Path:
    """A draft with a version, whose file was cut off."""
    file = _draft_with_an_answer(officer, tmp_path)
    file.write_bytes(file.read_bytes()[:200])
    return file


def test_of_a_damaged_report_the_newest_whole_version_is_offered(
    damaged: Path, again: Officer
) -> None:
    assert "skadad" in _asked(again)
    assert not again.start.has_unreadable()
    _answer(again, "Använd den versionen")
    again.go_to(_QUESTION)
    assert again.question.blocks() == (paragraph("Helt."),)
    (aside,) = (damaged.parents[1] / "damaged").iterdir()
    assert len(aside.read_bytes()) == 200


@pytest.fixture
def rotten(officer: Officer, services: Services, tmp_path: Path) -> Path:
    """A draft of the start page that the disk has lost, with its time and size as they were."""
    file = _draft_with_an_answer(officer, tmp_path)
    os.utime(file, (1_000_000_000, 1_000_000_000))
    assert services.library.listing().unreadable == ()
    file.write_bytes(bytes(file.stat().st_size))
    os.utime(file, (1_000_000_000, 1_000_000_000))
    return file


@pytest.mark.parametrize("at_the_last_moment", [False, True])
def test_a_report_that_turns_out_to_be_damaged_is_asked_about_at_once(
    rotten: Path,
    officer: Officer,
    services: Services,
    at_the_last_moment: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if at_the_last_moment:
        whole = services.library.history.newest(UUID(rotten.stem))
        monkeypatch.setattr(Library, "read", lambda *_: whole)
    officer.start.open_draft()
    assert not officer.has_report()
    assert "skadad" in _asked(officer)
    assert not officer.start.has_unreadable()
    _answer(officer, "Använd den versionen")
    officer.go_to(_QUESTION)
    assert officer.question.blocks() == (paragraph("Helt."),)
    (aside,) = (rotten.parents[1] / "damaged").iterdir()
    assert not aside.read_bytes().strip(b"\0")


def test_a_damaged_report_that_is_only_looked_at_is_asked_about_too(
    rotten: Path, officer: Officer, qtbot: QtBot
) -> None:
    officer.start_report("norrmalm", "2022-T2")
    officer.leave()
    qtbot.waitUntil(lambda: bool(officer.window.findChildren(Questions)))
    assert "skadad" in _asked(officer)
    officer.start_report("södermalm", "2022-T2")
    officer.leave()
    # Once is enough, and it stays until it is answered.
    qtbot.waitUntil(lambda: _asked(officer).count("skadad") == 1)
    _answer(officer, "Använd den versionen")
    assert officer.has_report()


def test_a_damaged_report_without_a_version_is_set_aside_and_named(
    officer: Officer, damaged: Path, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    for version in (tmp_path / "data" / "reports" / "versions").rglob("*.json"):
        version.unlink()
    again = _start_again(tmp_path, qtbot)
    _answer(again, "Lägg undan filen")
    assert "damaged" in again.start.message()
    assert not damaged.exists()
    (aside,) = (damaged.parents[1] / "damaged").iterdir()
    assert len(aside.read_bytes()) == 200


def test_a_report_of_a_newer_program_is_left_alone_with_a_clear_word(
    officer: Officer, damaged: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    newer = b'{"schema": "naringslivsrapport/report/9"}'
    damaged.write_bytes(newer)
    again = _start_again(tmp_path, qtbot)
    assert "nyare version av programmet" in again.start.unreadable()
    assert damaged.read_bytes() == newer


@pytest.fixture
def copied(officer: Officer, services: Services, tmp_path: Path) -> Path:
    """A copy of a draft as OneDrive leaves it, with other words."""
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.type("Här.")
    officer.leave()
    (draft,) = contents_of(services.library).drafts
    path = tmp_path / "data" / "reports" / "drafts" / f"{draft.report_id}.json"
    answer = draft.answer(_QUESTION).model_copy(update={"blocks": (paragraph("Där borta."),)})
    copy = path.with_name(f"{path.stem}-DATOR2.json")
    copy.write_bytes(write_report_json(draft.with_answer(answer)))
    return copy


def test_a_copy_that_a_program_made_is_taken_in(
    copied: Path, again: Officer, services: Services
) -> None:
    assert "Det finns en kopia av en rapport" in _asked(again)
    assert "2 ord har tillkommit och 1 är borta" in _asked(again)
    assert not again.start.has_unreadable()
    _answer(again, "Ta in den bland dina rapporter")
    said = {draft.answer(_QUESTION).plain for draft in contents_of(services.library).drafts}
    assert said == {"Här.", "Där borta."}
    assert not copied.exists()
    assert len(again.start.drafts_listed()) == 2
    assert not _panel(again).isVisible()


def test_what_another_window_has_open_is_no_crash(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    report = officer.report
    officer.leave()
    other = services_in(tmp_path)
    saver = open_draft(report, other.library, other.now(), other.new_id)
    assert services.recovery.find() == ()
    saver.release()
