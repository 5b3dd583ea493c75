"""Words are looked for in the whole report, and misspelled ones gone to, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.gui.commands import Command
from app.gui.places import CONTACT, REVIEW
from tests.support.officer import Officer
from tests.support.typing import CTRL, SHIFT, press, type_text

FIRST, SECOND, THIRD = (
    "kulturella-kreativa-naringar",
    "vaxla-upp-stockholm",
    "platssamverkan-platsaktivering",
)


@pytest.fixture
def writing(officer: Officer) -> Officer:
    """A report in which some words stand in several places."""
    officer.start_report("kulturnämnden", "2022-T1")
    officer.fill_contact("Teater Ek", "08-508 21 000", "ek@stockholm.se")
    officer.go_to(FIRST)
    type_text(officer.view.question.editor, "Teatern i Älvsjö 🎭 och teater på torget.")
    officer.set_aside(SECOND, "Ingen teater berörs")
    return officer


def _selected(officer: Officer) -> str:
    return officer.view.question.editor.textCursor().selectedText()


def test_one_goes_from_hit_to_hit_through_the_report(writing: Officer) -> None:
    view = writing.view
    writing.go_to(REVIEW)
    press(view, Qt.Key.Key_F, CTRL)
    bar = view.find_bar
    assert bar.field.hasFocus()
    type_text(bar.field, "teater")
    assert bar.count.text() == "4 träffar"
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 av 4"
    assert view.navigation.current() == CONTACT
    assert view.contact.fields["name"].selectedText() == "Teater"
    press(bar.field, Qt.Key.Key_Return)
    assert (view.navigation.current(), _selected(writing)) == (FIRST, "Teater")
    press(bar.field, Qt.Key.Key_F3)
    assert (bar.count.text(), _selected(writing)) == ("3 av 4", "teater")
    press(bar.field, Qt.Key.Key_F3)
    assert view.navigation.current() == SECOND
    assert view.question.reason.textCursor().selectedText() == "teater"
    press(bar.field, Qt.Key.Key_F3)
    assert view.navigation.current() == CONTACT, "round the end"
    press(bar.field, Qt.Key.Key_Return, SHIFT)
    press(bar.field, Qt.Key.Key_F3, SHIFT)
    assert (bar.count.text(), _selected(writing)) == ("3 av 4", "teater")
    press(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.question.editor.hasFocus()
    assert _selected(writing) == "teater"


def test_what_is_selected_is_looked_for(writing: Officer) -> None:
    writing.go_to(FIRST)
    editor = writing.view.question.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.find("Älvsjö")
    press(editor, Qt.Key.Key_F, CTRL)
    assert writing.view.find_bar.field.text() == "Älvsjö"
    assert writing.view.find_bar.count.text() == "1 träff"
    marked = [one.cursor.selectedText() for one in editor.extraSelections()]
    assert "Älvsjö" in marked
    press(writing.view.find_bar.field, Qt.Key.Key_Escape)
    assert "Älvsjö" not in [one.cursor.selectedText() for one in editor.extraSelections()]


def test_what_is_not_there_is_said(writing: Officer) -> None:
    press(writing.view, Qt.Key.Key_F3)
    bar = writing.view.find_bar
    assert bar.field.hasFocus(), "F3 asks what to look for where nothing is looked for"
    type_text(bar.field, "opera")
    assert bar.count.text() == "Inga träffar"
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "Inga träffar"


def test_f7_goes_to_the_next_misspelled_word(writing: Officer) -> None:
    writing.go_to(FIRST)
    editor = writing.view.question.editor
    type_text(editor, " Vi har mötts offta.")
    writing.go_to(THIRD)
    type_text(editor, "Lokalt ochh regionalt.")
    writing.go_to(CONTACT)
    found = []
    for _ in range(3):
        press(QApplication.focusWidget() or writing.view, Qt.Key.Key_F7)
        found.append((writing.view.navigation.current(), _selected(writing)))
        assert editor.hasFocus()
    assert found == [(FIRST, "offta"), (THIRD, "ochh"), (FIRST, "offta")]


def test_where_nothing_is_misspelled_that_is_said(writing: Officer) -> None:
    press(writing.view, Qt.Key.Key_F7)
    assert writing.view.notice_text() == "Inga ord i svaren är felstavade."


def test_without_a_report_there_is_nothing_to_find(officer: Officer) -> None:
    actions = officer.window.menus.actions_by_command
    assert not actions[Command.FIND].isEnabled()
    officer.start_report("kulturnämnden", "2022-T1")
    assert actions[Command.FIND].isEnabled()
    press(officer.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert officer.window.views.report is None
    assert not actions[Command.FIND].isEnabled()
