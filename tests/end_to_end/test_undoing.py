"""Undoing: its button, its line in the menu and its keys say and do the same, wherever one is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.gui.kit.commands import Command
from app.model.places import CONTACT, EXPORT, REVIEW
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, press, type_text

QUESTION, OTHER = "svart-ekonomi", "vaxla-upp-stockholm"


@pytest.fixture
def writing(officer: Officer) -> Officer:
    officer.start_report("farsta", "2022-T2")
    officer.go_to(QUESTION)
    officer.focus_first()
    officer.question.type("Ett svar")
    return officer


def _agree(officer: Officer) -> bool:
    """Whether the button and the menu say the same of undoing and of redoing; gives the first."""
    QApplication.processEvents()
    bar = officer.question.bar
    for action, command in ((bar.undo, Command.UNDO), (bar.redo, Command.REDO)):
        assert action.isEnabled() == officer.action(command).isEnabled(), command
    return bar.undo.isEnabled()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_there_is_nothing_to_undo_before_something_is_written(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.go_to(QUESTION)
    officer.focus_first()
    assert not _agree(officer)
    officer.question.type("a")
    assert _agree(officer)
    press(_focused(), Qt.Key.Key_Z, CTRL)
    assert not _agree(officer)
    assert officer.action(Command.REDO).isEnabled()
    press(_focused(), Qt.Key.Key_Y, CTRL)
    assert officer.question.text() == "a"
    assert _agree(officer)


@pytest.mark.parametrize("other", [REVIEW, EXPORT, CONTACT, OTHER])
def test_it_is_there_again_after_another_page(writing: Officer, other: object) -> None:
    writing.show_place(other)  # type: ignore[arg-type]
    assert not _agree(writing)
    press(_focused(), Qt.Key.Key_Z, CTRL)
    writing.show_place(QUESTION)
    assert writing.question.text() == "Ett svar", "what is not seen is not undone"
    assert _agree(writing)
    click(writing.question.bar._buttons[-2])
    assert writing.question.text() == ""


def test_a_finding_leads_to_a_text_that_can_be_undone(writing: Officer) -> None:
    writing.question.type(" se bilaga xx")
    writing.show_place(REVIEW)
    lines = writing.review.findings()
    writing.review.go_to(next(row for row, line in enumerate(lines) if "xx" in line))
    assert writing.question.has_focus()
    assert _agree(writing)


@pytest.mark.parametrize(
    "elsewhere",
    [
        lambda officer: officer.navigation.next,
        lambda officer: officer.question.not_applicable,
        lambda officer: officer.navigation.rows,
        lambda officer: officer.question.bar._buttons[-2],
    ],
    ids=["a step", "a tick", "the navigation", "the button itself"],
)
def test_keys_undo_the_answer_where_nothing_else_is_written_in(
    writing: Officer, elsewhere: Callable[[Officer], QWidget]
) -> None:
    elsewhere(writing).setFocus()
    assert _agree(writing)
    press(_focused(), Qt.Key.Key_Z, CTRL)
    assert writing.question.text() == ""
    assert not _agree(writing)
    press(_focused(), Qt.Key.Key_Y, CTRL)
    assert writing.question.text() == "Ett svar"


def test_what_is_written_in_is_undone_and_nothing_else(writing: Officer) -> None:
    writing.find.open()
    assert not writing.action(Command.UNDO).isEnabled()
    type_text(writing.find.field, "ord")
    assert writing.action(Command.UNDO).isEnabled()
    press(writing.find.field, Qt.Key.Key_Z, CTRL)
    assert writing.find.words() == ""
    press(writing.find.field, Qt.Key.Key_Y, CTRL)
    assert writing.find.words() == "ord", "with the keys that the menu shows"
    assert writing.question.text() == "Ett svar"


def test_a_question_that_is_set_aside_has_its_reason_undone(writing: Officer) -> None:
    click(writing.question.not_applicable)
    assert not writing.action(Command.UNDO).isEnabled()
    type_text(writing.question.reason, "Ingen hamn.")
    assert writing.action(Command.UNDO).isEnabled()
    writing.choose(Command.UNDO)
    assert writing.question.reason.toPlainText() == ""
    click(writing.question.not_applicable)
    assert _agree(writing), "the text that was kept can be undone again"


def test_the_formats_follow_what_is_undone_by_key(writing: Officer) -> None:
    bullets = writing.question.bar._bullets
    bullets.trigger()
    assert bullets.isChecked()
    press(writing.question.editor, Qt.Key.Key_Z, CTRL)
    assert not bullets.isChecked()


@pytest.mark.parametrize("which", ["answer", "reason", "contact", "find"])
def test_context_menus_have_the_keys_of_the_menu_bar(writing: Officer, which: str) -> None:
    field: QWidget = writing.question.editor
    if which == "reason":
        click(writing.question.not_applicable)
        field = writing.question.reason
    elif which == "contact":
        writing.go_to(CONTACT)
        field = writing.contact.fields["name"]
    elif which == "find":
        writing.find.open()
        field = writing.find.field
    texts = _menu_of(field)
    for command in (Command.UNDO, Command.REDO, Command.CUT, Command.COPY, Command.PASTE):
        assert f"{command.text}\t{command.shown_keys}" in texts


def _menu_of(field: QWidget) -> list[str]:
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    menu.close()
    return texts
