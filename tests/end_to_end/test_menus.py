"""What the menus do, and what they do not offer, wherever the officer is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.help.about_dialog import AboutDialog
from app.gui.help.guide_window import GuideWindow
from app.gui.kit.commands import FORMAT, Command
from app.model.places import CONTACT, EXPORT, REVIEW
from app.model.rich_text import Span
from app.paths import bundled_data
from app.services.help.guide import read_guide
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.terms import STOCKHOLM
from tests.support.typing import CTRL

QUESTION, OTHER = "samverkan-lokalt-naringsliv", "svart-ekonomi"
OF_A_REPORT = {
    Command.SAVE,
    Command.SAVE_COPY,
    Command.PREVIEW,
    Command.EXPORT,
    Command.COPY_ANSWER,
    Command.COPY_ANSWER_AS_TEXT,
    Command.COPY_ALL,
    Command.COPY_ALL_AS_TEXT,
    Command.FIND,
    Command.FIND_NEXT,
    Command.FIND_PREVIOUS,
    Command.NEXT_MISSPELLED,
    Command.HOME,
    Command.PREVIOUS_PAGE,
    Command.NEXT_PAGE,
    Command.REVIEW,
    Command.EARLIER,
}
ALWAYS = {Command.NEW, Command.OPEN, Command.QUIT, Command.GUIDE, Command.ABOUT}
OF_A_FIELD = {Command.UNDO, Command.REDO, Command.CUT, Command.PASTE}


def _action(officer: Officer, command: Command) -> QAction:
    return officer.action(command)


def _do(officer: Officer, command: Command) -> None:
    action = _action(officer, command)
    assert action.isEnabled(), command
    action.trigger()
    QApplication.processEvents()


def _offered(officer: Officer) -> set[Command]:
    actions = officer.actions().items()
    return {command for command, action in actions if action.isEnabled()}


def _formats(officer: Officer) -> dict[str, bool]:
    menu = officer.window.menus.menus[FORMAT]
    return {action.text(): action.isEnabled() for action in menu.actions()}


@pytest.fixture
def writing(officer: Officer) -> Officer:
    officer.start_report("älvsjö", "2022-T1")
    officer.go_to(QUESTION)
    officer.focus_first()
    return officer


def test_what_is_offered_where(officer: Officer, tmp_path: Path) -> None:
    window = officer.window
    assert _offered(officer) & (OF_A_REPORT | ALWAYS) == ALWAYS
    assert not window.menus.menus[FORMAT].menuAction().isVisible()
    officer.start_report(EXAMPLE.committee, "2022-T1")
    assert _offered(officer) >= OF_A_REPORT | ALWAYS | {Command.VERSIONS}
    assert window.menus.menus[FORMAT].menuAction().isVisible()
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "ut")
    assert Command.VERSIONS not in _offered(officer), "what is sent has no earlier versions"
    assert _offered(officer) >= OF_A_REPORT
    _do(officer, Command.HOME)
    assert not _offered(officer) & OF_A_REPORT
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    assert _offered(officer) & OF_A_REPORT == {Command.HOME}
    _do(officer, Command.HOME)
    assert not officer.plan.is_shown()


def test_the_text_is_formatted_only_where_it_is_seen(writing: Officer) -> None:
    writing.question.type("Ett svar")
    assert _formats(writing)["Fet"]
    assert "Ångra" not in _formats(writing), "that stands among what is edited"
    for place in (REVIEW, EXPORT, CONTACT):
        writing.go_to(place)
        assert not any(_formats(writing).values()), place
    writing.go_to(QUESTION)
    writing.question.press(Qt.Key.Key_A, CTRL)
    writing.question.bar.bold.trigger()
    (block,) = writing.question.blocks()
    assert block.spans == (Span(text="Ett svar", bold=True),)
    click(writing.question.not_applicable)
    assert not any(_formats(writing).values())


def test_pages_are_turned(writing: Officer) -> None:
    for command, place in (
        (Command.REVIEW, REVIEW),
        (Command.NEXT_PAGE, EXPORT),
        (Command.PREVIOUS_PAGE, REVIEW),
        (Command.EXPORT, EXPORT),
    ):
        _do(writing, command)
        assert writing.navigation.current() == place


def test_answers_are_copied_as_they_stand(writing: Officer) -> None:
    clipboard = QGuiApplication.clipboard()
    writing.question.press(Qt.Key.Key_B, CTRL)
    # Copied at once, before it is saved.
    writing.question.type("Nytt")
    _do(writing, Command.COPY_ANSWER)
    assert clipboard.text() == "Nytt"
    assert "<strong>Nytt</strong>" in clipboard.mimeData().html()
    assert "kopierat" in writing.notices.text()
    writing.question.type(" och mer")
    _do(writing, Command.COPY_ANSWER_AS_TEXT)
    assert (clipboard.text(), clipboard.mimeData().hasHtml()) == ("Nytt och mer", False)
    writing.set_aside(OTHER, "Inget ärende")
    _do(writing, Command.COPY_ALL)
    assert "Nytt och mer" in clipboard.text()
    assert "Ej relevant: Inget ärende" in clipboard.text()
    assert "<h3>" in clipboard.mimeData().html()
    _do(writing, Command.COPY_ALL_AS_TEXT)
    assert not clipboard.mimeData().hasHtml()
    writing.go_to(REVIEW)
    clipboard.setText("orört")
    _do(writing, Command.COPY_ANSWER)
    assert clipboard.text() == "orört"
    assert "Gå till en fråga" in writing.notices.text()


def test_the_field_that_is_written_in_is_edited(writing: Officer) -> None:
    QGuiApplication.clipboard().setText("klistrat")
    _do(writing, Command.PASTE)
    assert writing.question.text() == "klistrat"
    _do(writing, Command.UNDO)
    assert writing.question.text() == ""
    _do(writing, Command.REDO)
    _do(writing, Command.SELECT_ALL)
    _do(writing, Command.CUT)
    assert writing.question.text() == ""
    _do(writing, Command.PASTE_AS_TEXT)
    assert writing.question.text() == "klistrat"
    writing.go_to(CONTACT)
    writing.contact.fields["name"].setFocus()
    assert Command.PASTE_AS_TEXT not in _offered(writing)
    _do(writing, Command.PASTE)
    assert writing.contact.fields["name"].text() == "klistrat"
    writing.navigation.focus_next()
    assert not _offered(writing) & (OF_A_FIELD | {Command.COPY, Command.SELECT_ALL})


def test_a_field_that_is_only_read_is_only_copied_from(officer: Officer, tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "ut")
    officer.go_to(QUESTION)
    officer.question.focus()
    assert not _offered(officer) & (OF_A_FIELD | {Command.PASTE_AS_TEXT})
    assert Command.COPY in _offered(officer)
    assert not any(_formats(officer).values())


def test_saving_says_so(writing: Officer) -> None:
    writing.question.type("Ett svar")
    _do(writing, Command.SAVE)
    assert "Rapporten är sparad" in writing.notices.text()
    assert not writing.unsaved
    writing.question.type(" till")
    writing.save_now()
    assert writing.notices.text() == "", "and it does not stay"


def test_the_keys_of_formatting_are_no_others_and_are_in_the_guide(writing: Officer) -> None:
    guide = read_guide(bundled_data().help, STOCKHOLM)
    keys = guide.topic("Tangenter")
    assert keys is not None
    menu = writing.window.menus.menus[FORMAT]
    own = {action.shortcut().toString() for action in menu.actions()}
    assert "" not in own
    assert not own & {QKeySequence(key).toString() for command in Command for key in command.keys}
    for shown in own:
        assert f"| {shown.replace('Shift', 'Skift')} | " in keys.text


def test_the_guide_opens_where_the_officer_is(
    officer: Officer, tmp_path: Path, qtbot: QtBot
) -> None:
    _do(officer, Command.GUIDE)
    (guide,) = officer.window.findChildren(GuideWindow)
    titles = [guide.text.toPlainText().split("\n")[0]]
    officer.start_report("älvsjö", "2022-T1")
    for place in (CONTACT, QUESTION, REVIEW, EXPORT):
        officer.go_to(place)
        _do(officer, Command.GUIDE)
        titles.append(guide.text.toPlainText().split("\n")[0])
    guide.close()
    officer.window.activateWindow()
    qtbot.waitUntil(officer.window.isActiveWindow)
    officer.write(EXAMPLE)
    officer.export_to(tmp_path)
    _do(officer, Command.GUIDE)
    titles.append(guide.text.toPlainText().split("\n")[0])
    assert titles == [
        *("Så här arbetar du", "Så här arbetar du", "Skriva och formatera"),
        *("Granska", "Exportera", "Skicka rapporten"),
    ]
    assert len(officer.window.findChildren(GuideWindow)) == 1
    _do(officer, Command.ABOUT)
    (about,) = officer.window.findChildren(AboutDialog)
    assert about.isVisible()
    about.reject()
