"""Words are looked for in the whole report, and misspelled ones gone to, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.model.places import CONTACT, REVIEW
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
    officer.question.type("Teatern i Älvsjö 🎭 och teater på torget.")
    officer.set_aside(SECOND, "Ingen teater berörs")
    return officer


def _selected(officer: Officer) -> str:
    return officer.question.selected()


def test_one_goes_from_hit_to_hit_through_the_report(writing: Officer) -> None:
    writing.go_to(REVIEW)
    writing.press(Qt.Key.Key_F, CTRL)
    bar = writing.find
    assert bar.has_focus()
    type_text(bar.field, "teater")
    assert bar.count() == "4 träffar"
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count() == "1 av 4"
    assert writing.navigation.current() == CONTACT
    assert writing.contact.fields["name"].selectedText() == "Teater"
    press(bar.field, Qt.Key.Key_Return)
    assert (writing.navigation.current(), _selected(writing)) == (FIRST, "Teater")
    press(bar.field, Qt.Key.Key_F3)
    assert (bar.count(), _selected(writing)) == ("3 av 4", "teater")
    press(bar.field, Qt.Key.Key_F3)
    assert writing.navigation.current() == SECOND
    assert writing.question.reason.textCursor().selectedText() == "teater"
    press(bar.field, Qt.Key.Key_F3)
    assert writing.navigation.current() == CONTACT, "round the end"
    press(bar.field, Qt.Key.Key_Return, SHIFT)
    press(bar.field, Qt.Key.Key_F3, SHIFT)
    assert (bar.count(), _selected(writing)) == ("3 av 4", "teater")
    press(bar.field, Qt.Key.Key_Escape)
    assert not bar.is_shown()
    assert writing.question.has_focus()
    assert _selected(writing) == "teater"


def test_what_is_selected_is_looked_for(writing: Officer) -> None:
    writing.go_to(FIRST)
    writing.question.focus()
    writing.question.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert writing.question.editor.find("Älvsjö")
    writing.question.press(Qt.Key.Key_F, CTRL)
    assert writing.find.words() == "Älvsjö"
    assert writing.find.count() == "1 träff"
    marked = [one.cursor.selectedText() for one in writing.question.marked()]
    assert "Älvsjö" in marked
    press(writing.find.field, Qt.Key.Key_Escape)
    assert "Älvsjö" not in [one.cursor.selectedText() for one in writing.question.marked()]


def test_what_is_not_there_is_said(writing: Officer) -> None:
    writing.press(Qt.Key.Key_F3)
    bar = writing.find
    assert bar.has_focus(), "F3 asks what to look for where nothing is looked for"
    type_text(bar.field, "opera")
    assert bar.count() == "Inga träffar"
    press(bar.field, Qt.Key.Key_Return)
    assert bar.count() == "Inga träffar"


def test_f7_goes_to_the_next_misspelled_word(writing: Officer) -> None:
    writing.go_to(FIRST)
    writing.question.type(" Vi har mötts offta.")
    writing.go_to(THIRD)
    writing.question.type("Lokalt ochh regionalt.")
    writing.go_to(CONTACT)
    found = []
    for _ in range(3):
        press(QApplication.focusWidget() or writing.view, Qt.Key.Key_F7)
        found.append((writing.navigation.current(), _selected(writing)))
        assert writing.question.has_focus()
    assert found == [(FIRST, "offta"), (THIRD, "ochh"), (FIRST, "offta")]


def test_where_nothing_is_misspelled_that_is_said(writing: Officer) -> None:
    writing.press(Qt.Key.Key_F7)
    assert writing.notices.text() == "Inga ord i svaren är felstavade."


def test_without_a_report_there_is_nothing_to_find(officer: Officer) -> None:
    actions = officer.actions()
    assert not actions[Command.FIND].isEnabled()
    officer.start_report("kulturnämnden", "2022-T1")
    assert actions[Command.FIND].isEnabled()
    officer.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not officer.has_report()
    assert not actions[Command.FIND].isEnabled()


def test_every_contact_detail_is_come_to(writing: Officer) -> None:
    """To find a word in one field must not find it in that field for ever."""
    writing.fill_contact("Teater Ek", "08-508 21 000", "ek.teater@stockholm.se")
    writing.go_to(CONTACT)
    writing.press(Qt.Key.Key_F, CTRL)
    bar = writing.find
    type_text(bar.field, "ek")
    found = []
    for _ in range(3):
        press(bar.field, Qt.Key.Key_Return)
        fields = writing.contact.fields.items()
        found.append(
            [(name, field.selectedText()) for name, field in fields if field.hasSelectedText()]
        )
    assert found == [[("email", "ek")], [("name", "Ek")], [("email", "ek")]]
    press(bar.field, Qt.Key.Key_Escape)
    assert writing.contact.fields["email"].hasFocus()
    assert writing.contact.fields["email"].selectedText() == "ek"


def test_from_the_text_the_focus_goes_along_to_the_very_words(writing: Officer) -> None:
    """Or keys that are meant for the text would tick something, or be written elsewhere."""
    writing.press(Qt.Key.Key_F, CTRL)
    type_text(writing.find.field, "teater")
    press(writing.find.field, Qt.Key.Key_Escape)
    writing.go_to(FIRST)
    writing.question.editor.moveCursor(QTextCursor.MoveOperation.Start)
    writing.question.focus()
    focused = []
    for _ in range(4):
        press(QApplication.focusWidget() or writing.view, Qt.Key.Key_F3)
        focused.append(QApplication.focusWidget())
    editor, reason = writing.question.editor, writing.question.reason
    assert focused == [editor, editor, reason, writing.contact.fields["name"]]
    assert not writing.find.is_shown(), "it is looked for without asking again"
    assert writing.contact.fields["name"].selectedText() == "Teater"


def test_letters_that_qt_counts_twice_are_counted_once(writing: Officer) -> None:
    writing.question.reason.setPlainText("🎭🎭 dansen\noch scenen")
    writing.save_now()
    writing.press(Qt.Key.Key_F, CTRL)
    for wanted in ("dansen", "scenen"):
        writing.find.look_for(wanted)
        press(writing.find.field, Qt.Key.Key_Return)
        assert writing.question.reason.textCursor().selectedText() == wanted
    writing.go_to(CONTACT)
    name = writing.contact.fields["name"]
    # As some keyboards write é.
    name.setText("Ame\u0301lie 🎭 Ek")
    writing.find.look_for("🎭 ek")
    press(writing.find.field, Qt.Key.Key_Return)
    assert name.selectedText() == "🎭 Ek"


def test_what_stands_at_the_cursor_is_not_passed_over(writing: Officer) -> None:
    writing.go_to(THIRD)
    writing.question.type("Offtare ochh oftare.")
    writing.question.editor.moveCursor(QTextCursor.MoveOperation.Start)
    writing.question.press(Qt.Key.Key_F7)
    assert _selected(writing) == "Offtare"
    writing.question.press(Qt.Key.Key_F7)
    assert _selected(writing) == "ochh"


def test_only_the_answer_that_is_shown_has_marks(writing: Officer) -> None:
    writing.go_to(THIRD)
    writing.question.type("En annan text.")
    writing.question.press(Qt.Key.Key_F, CTRL)
    type_text(writing.find.field, "teater")
    marked = [one.cursor.selectedText() for one in writing.question.marked()]
    assert not [text for text in marked if text.casefold() == "teater"]
    writing.go_to(FIRST)
    marked = [one.cursor.selectedText() for one in writing.question.marked()]
    assert [text for text in marked if text.casefold() == "teater"] == ["Teater", "teater"]


def test_the_last_misspelled_word_is_said_to_be_the_last(writing: Officer) -> None:
    writing.go_to(FIRST)
    writing.question.type(" Offtare.")
    for _ in range(2):
        writing.question.press(Qt.Key.Key_F7)
    assert _selected(writing) == "Offtare"
    assert "Inga fler" in writing.notices.text()
