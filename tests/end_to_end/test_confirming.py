"""What was carried over is read and confirmed, one thing after another."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.model.places import CONTACT, EXPORT, REVIEW
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, press

FIRST, SECOND, LAST = "samverkan-lokalt-naringsliv", "vaxla-upp-stockholm", "dialog-foretag"
LONG = tuple(paragraph(f"Stycke {number} om arbetet i nämnden.") for number in range(40))


@pytest.fixture
def carried(officer: Officer, tmp_path: Path) -> Officer:
    """The second period's report, begun from the first."""
    officer.window.resize(1366, 768)
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.answer(SECOND, LONG)
    officer.export_to(tmp_path / "t1")
    officer.leave()
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.begin_from_earlier()
    return officer


def test_all_is_confirmed_in_one_row_of_clicks(carried: Officer) -> None:
    questions = _waiting(carried)
    carried.go_to(CONTACT)
    click(carried.contact.confirm)
    seen = []
    for _ in questions:
        seen.append(carried.navigation.current())
        click(carried.question.confirm)
    assert seen == questions
    assert carried.navigation.current() == EXPORT, "nothing is left to look at"
    assert all(answer.origin.confirmed for answer in carried.report.answers)


def _waiting(officer: Officer) -> list[str]:
    return [one.question_id for one in officer.report.answers if not one.origin.confirmed]


def test_what_is_confirmed_already_is_passed_by(carried: Officer) -> None:
    places = carried.navigation.places()
    third = places[places.index(SECOND) + 1]
    carried.go_to(SECOND)
    carried.question.type("Nytt. ")
    carried.go_to(FIRST)
    click(carried.question.confirm)
    assert carried.navigation.current() == third


def test_after_the_last_it_goes_round_to_what_still_waits(carried: Officer) -> None:
    questions = _waiting(carried)
    carried.go_to(questions[-1])
    click(carried.question.confirm)
    assert carried.navigation.current() == CONTACT
    for place in questions[:-1]:
        carried.go_to(place)
        press(carried.navigation.rows, Qt.Key.Key_Return, CTRL)
    carried.answer(FIRST, ())
    carried.go_to(CONTACT)
    click(carried.contact.confirm)
    assert carried.navigation.current() == FIRST, "which has no answer any more"


def test_what_is_worth_a_look_comes_before_the_export(carried: Officer) -> None:
    carried.answer(FIRST, (paragraph("Se bilaga xx."),))
    carried.go_to(CONTACT)
    click(carried.contact.confirm)
    for _ in _waiting(carried):
        click(carried.question.confirm)
    assert carried.navigation.current() == REVIEW


def test_keys_confirm_where_one_reads(carried: Officer) -> None:
    carried.go_to(FIRST)
    carried.focus_first()
    carried.question.press(Qt.Key.Key_Return, CTRL)
    assert carried.navigation.current() == SECOND
    assert carried.question.has_focus()
    assert carried.report.answer(FIRST).origin.confirmed
    assert not carried.action(Command.CONFIRM).autoRepeat()
    carried.go_to(REVIEW)
    carried.action(Command.CONFIRM).trigger()
    assert carried.navigation.current() != REVIEW, "it goes to what waits"


@pytest.mark.parametrize("by_key", [True, False])
def test_no_name_is_selected_after_the_contacts_are_confirmed(
    carried: Officer, by_key: bool
) -> None:
    carried.go_to(CONTACT)
    if by_key:
        carried.contact.confirm.setFocus(Qt.FocusReason.TabFocusReason)
        press(carried.contact.confirm, Qt.Key.Key_Space)
    else:
        click(carried.contact.confirm)
    assert carried.report.contact_confirmed
    assert not any(field.hasSelectedText() for field in carried.contact.fields.values())
    carried.go_to(CONTACT)
    carried.focus_first()
    assert not any(field.hasSelectedText() for field in carried.contact.fields.values())


def test_a_carried_answer_opens_at_its_top_however_often(carried: Officer) -> None:
    for _ in range(2):
        carried.show_place(FIRST)
        carried.show_place(SECOND)
        _wait_until_scrolled()
        editor = carried.question.editor
        assert editor.verticalScrollBar().maximum() > 0
        assert editor.verticalScrollBar().value() == 0
        assert editor.textCursor().atStart()
    carried.question.type("Nytt. ")
    carried.show_place(FIRST)
    carried.show_place(SECOND)
    assert carried.question.editor.textCursor().atEnd(), "one writes on in what is one's own"


def _wait_until_scrolled() -> None:
    QTest.qWait(60)
    QApplication.processEvents()
