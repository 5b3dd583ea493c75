"""Nothing that was typed is lost when the officer goes about as people do."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from app.gui.shell.navigator import Navigator
from app.gui.shell.unexpected_errors import UnexpectedErrors
from app.gui.shell.window import MainWindow
from app.model.places import CONTACT
from app.services.reading.own_files import open_report
from app.storage.errors import StorageError, StorageErrorCode
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import RESPONDENT
from tests.support.typing import type_text

_QUESTION = "samverkan-lokalt-naringsliv"


def _begin(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.focus()


def _window(qtbot: QtBot, services: Services) -> MainWindow:
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    window.show()
    Navigator(window, services)
    return window


def test_the_window_closed_in_the_middle_of_a_word(
    officer: Officer, services: Services, qtbot: QtBot
) -> None:
    _begin(officer)
    officer.question.type("Under hösten sam")
    officer.window.close()

    again = _window(qtbot, services)
    Officer(again).start.open_draft()
    assert Officer(again).has_report()
    Officer(again).navigation.go_to(_QUESTION)
    assert Officer(again).question.blocks() == (paragraph("Under hösten sam"),)


def test_what_is_typed_is_saved_by_itself(
    officer: Officer, services: Services, qtbot: QtBot
) -> None:
    _begin(officer)
    officer.question.type("Sparas av sig själv.")
    assert officer.saving() == "Sparar …"
    qtbot.waitUntil(lambda: officer.saving().startswith("Sparad "))
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == "Sparas av sig själv."


def test_going_to_the_start_page_and_back_keeps_everything(officer: Officer) -> None:
    _begin(officer)
    officer.question.type("Kvar.")
    officer.go_to(CONTACT)
    type_text(officer.contact.fields["name"], "Åsa Öberg")
    officer.leave()
    officer.start.open_draft()
    assert officer.contact.fields["name"].text() == "Åsa Öberg"
    officer.go_to(_QUESTION)
    assert officer.question.blocks() == (paragraph("Kvar."),)


def test_each_question_keeps_its_own_undo(officer: Officer) -> None:
    _begin(officer)
    officer.question.type("Första.")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.type("Andra.")
    officer.go_to(_QUESTION)
    officer.question.undo()
    assert officer.question.blocks() == ()
    officer.go_to("vaxla-upp-stockholm")
    assert officer.question.blocks() == (paragraph("Andra."),)


def test_a_disk_that_refuses_is_told_and_the_text_stays(
    officer: Officer, services: Services, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _begin(officer)

    def full(_report: object, **_how: object) -> None:
        raise StorageError(Path("x"), StorageErrorCode.DISK_FULL)

    monkeypatch.setattr(services.library, "save", full)
    officer.question.type("Får inte plats.")
    qtbot.waitUntil(lambda: "disken är full" in officer.notices.trouble())
    answers = iter(["Gå tillbaka", "Gå tillbaka"])
    monkeypatch.setattr(QMessageBox, "exec", lambda box: _choose(box, next(answers)))
    officer.leave()
    assert officer.has_report()
    assert officer.question.blocks() == (paragraph("Får inte plats."),)
    officer.window.close()
    assert next(answers, None) is None
    assert officer.window.isVisible()

    monkeypatch.undo()
    assert officer.save_now()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == "Får inte plats."


def test_an_error_that_nobody_foresaw_in_saving_loses_nothing(
    officer: Officer, services: Services, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _begin(officer)

    def broken(_report: object, **_how: object) -> None:
        raise RuntimeError("oops")

    hook = UnexpectedErrors(officer.window)
    with monkeypatch.context() as patch, qtbot.captureExceptions() as raised:
        patch.setattr(services.library, "save", broken)
        officer.question.type("Kvar.")
        qtbot.waitUntil(lambda: bool(raised))
        hook(*raised[0])
        assert "det senaste du skrev är inte sparat" in officer.notices.text()
        assert "Kunde inte spara" in officer.saving()
        patch.setattr(QMessageBox, "exec", lambda box: _choose(box, "Gå tillbaka"))
        officer.window.close()
        assert officer.window.isVisible()
    assert officer.save_now()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == "Kvar."


def test_a_visit_changes_nothing(officer: Officer, services: Services) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.set_aside("vaxla-upp-stockholm", "Se 14\xa0000 kr\noch mer")
    officer.leave()
    (before,) = contents_of(services.library).drafts
    assert before.answer("vaxla-upp-stockholm").reason == "Se 14\xa0000 kr\noch mer"
    officer.start.open(before)
    for place in officer.navigation.places():
        officer.go_to(place)
    assert officer.report == before
    assert not officer.unsaved


def _choose(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def test_setting_a_question_aside_keeps_its_text_here_and_out_of_the_export(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report("kulturnämnden", "2022-VB")
    officer.fill_contact("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se")
    officer.answer("kulturella-kreativa-naringar", (paragraph("Svar."),))
    officer.answer("platssamverkan-platsaktivering", (paragraph("Hemligt utkast."),))
    officer.set_aside("platssamverkan-platsaktivering", "Uppdraget är avslutat.")
    page = officer.question
    assert not page.editor.isVisible()
    click(page.not_applicable)
    assert page.blocks() == (paragraph("Hemligt utkast."),)
    click(page.not_applicable)
    files = officer.export_to(tmp_path / "ut")
    assert len(files) == 3
    for file in (one for one in files if one.suffix != ".eml"):
        assert "Hemligt utkast" not in str(open_report(file, services.catalog.register))
    click(officer.notices.correct)
    officer.go_to("platssamverkan-platsaktivering")
    click(officer.question.not_applicable)
    assert officer.question.blocks() == (paragraph("Hemligt utkast."),)
