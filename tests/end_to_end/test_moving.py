"""Newer questions are installed: the draft that is begun goes on with them, and may go back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListWidget

from app.gui.kit.services import Services
from app.gui.report.versions_dialog import VersionsDialog
from app.model.places import EXPORT
from app.model.report import AnswerStatus
from app.storage.disk import Disk
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.failing import FailingDisk
from tests.support.library_contents import contents_of
from tests.support.office_mail import draft_row, go_home, install, open_draft
from tests.support.officer import Officer, click
from tests.support.pages.page import rows
from tests.support.question_sets import ADDED, DROPPED, NEW_WORDING, REWORDED
from tests.support.window import window_with
from tests.support.workplace import services_in

ASIDE = "verksamhetsomraden"


def test_a_draft_goes_on_with_the_newer_questions(
    begun: Officer, services: Services, newer: Path
) -> None:
    (before,) = contents_of(services.library).drafts
    install(begun, newer)
    done = begun.question_sets.done()
    assert "En pågående rapport kan byta till nya frågor" in done
    go_home(begun)
    assert "Frågorna har ändrats" in draft_row(begun)
    begun.start.open_draft()
    told = begun.move.text()
    assert told.count("Svaret är kvar som det är") == 6
    assert told.count("Svaret väntar på att du bekräftar det") == 1
    assert told.count("Ny fråga.") == 1
    assert "Nya frågor: 1 · Omformulerade: 1 · Desamma: 7 · Svar på frågor som inte" in told
    assert "Frågor som inte ställs längre\nDet du har skrivit finns kvar under Granska" in told
    click(begun.move.move)

    report = begun.report
    assert "Ett svar väntar på att du bekräftar" in begun.notices.text()
    for question_id in {*EXAMPLE.answers, ASIDE} - {DROPPED, REWORDED}:
        assert report.answer(question_id) == before.answer(question_id)
    assert report.answer(REWORDED).blocks == EXAMPLE.answers[REWORDED]
    assert report.answer(REWORDED).question == NEW_WORDING
    assert report.answer(ADDED).status is AnswerStatus.BLANK
    (beside,) = report.unplaced
    assert beside.blocks == EXAMPLE.answers[DROPPED]
    assert report.contact == before.contact

    # Undone, and done again.
    click(begun.notices.undo)
    assert begun.report.answers == before.answers
    assert begun.report.unplaced == ()
    assert begun.notices.offers_questions(), "not a wall the next time"
    click(begun.notices.see_questions)
    click(begun.move.move)
    assert begun.report.answers == report.answers


def test_what_was_asked_otherwise_stops_the_export_until_it_is_looked_at(
    begun: Officer, services: Services, newer: Path, tmp_path: Path
) -> None:
    install(begun, newer)
    open_draft(begun)
    click(begun.move.move)
    waiting = [line for line in begun.findings() if "Frågan har ändrats sedan du" in line]
    assert len(waiting) == 1
    assert begun.review.has_unplaced()
    assert (
        "Hur samverkar nämnden för att underlätta för närvaron av kultur" in begun.review.unplaced()
    )
    begun.answer(ADDED, (paragraph("Tre butiker."),))
    begun.go_to(EXPORT)
    assert not begun.export.can_export()
    begun.go_to(REWORDED)
    assert begun.question.is_carried()
    earlier = "Frågan löd då: ”Hur sker samverkan med socialnämnden"
    assert earlier in begun.question.carried()
    assert begun.question.editor.textCursor().atStart()
    click(begun.question.confirm)
    assert len(begun.export_to(tmp_path / "ut")) == 3
    (sent,) = contents_of(services.library).submitted
    assert sent.form.version == 2


def test_another_window_another_day_knows_of_it(
    begun: Officer, newer: Path, tmp_path: Path
) -> None:
    install(begun, newer)
    open_draft(begun)
    click(begun.move.move)
    after = begun.report
    begun.window.close()
    with window_with(services_in(tmp_path)) as window:
        again = Officer(window)
        assert "Frågorna har ändrats" not in draft_row(again)
        Officer(window).start.open_draft()
        assert again.report == after
        assert again.form.version == 2


def test_the_old_questions_may_be_kept(begun: Officer, services: Services, newer: Path) -> None:
    (before,) = contents_of(services.library).drafts
    install(begun, newer)
    open_draft(begun)
    click(begun.move.keep)
    assert begun.report == before
    assert begun.notices.offers_questions()
    begun.leave()
    begun.start.open_draft()
    assert begun.notices.offers_questions(), "a notice, and no page"
    begun.go_to(REWORDED)
    begun.question.type("Sist skrivet. ")
    click(begun.notices.see_questions)
    click(begun.move.move)
    assert "Sist skrivet." in begun.report.answer(REWORDED).plain
    assert not begun.notices.offers_questions()


def test_a_version_on_the_old_questions_can_be_brought_back_later(
    begun: Officer, newer: Path
) -> None:
    install(begun, newer)
    open_draft(begun)
    click(begun.move.move)
    begun.answer(ADDED, (paragraph("Tre butiker."),))
    begun.save_now()
    click(begun.navigation.versions)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    (versions,) = dialog.findChildren(QListWidget)
    others = [row for row, text in enumerate(rows(versions)) if "före byte av frågor" in text]
    versions.setCurrentRow(others[0])
    assert "andra frågor" in rows(versions)[others[0]]
    assert "Tre butiker." in dialog.changes.text.toPlainText()
    click(dialog.restore)
    assert begun.form.version == 1
    assert begun.report.answer(DROPPED).blocks == EXAMPLE.answers[DROPPED]
    assert "med de frågor den hade då" in begun.notices.text()
    click(begun.notices.undo)
    assert begun.report.answer(ADDED).plain == "Tre butiker."


def test_a_disk_that_refuses_the_change_leaves_the_draft_as_it_was(
    begun: Officer, services: Services, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = contents_of(services.library).drafts
    install(begun, newer)
    open_draft(begun)
    disk = FailingDisk(1, for_good=True)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "create", disk.create)
        click(begun.move.move)
    assert "Frågorna är inte bytta" in begun.move.problem()
    (draft,) = contents_of(services.library).drafts
    assert draft == before


def test_what_was_sent_is_shown_on_the_questions_it_answered(
    officer: Officer, newer: Path, exported: list[Path]
) -> None:
    assert exported
    install(officer, newer)
    go_home(officer)
    officer.start.open_exported()
    assert officer.form.version == 1
    click(officer.notices.correct)
    assert officer.form.version == 1, "a correction answers what was asked"
    assert not officer.notices.offers_questions()
