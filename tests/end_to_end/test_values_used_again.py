"""Values beside the page and in the whole report: used again, undone, searched for, gone to."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from app.model.kinds.value import Chosen, Unfinished
from app.model.places import REVIEW
from tests.support.arriving import arrive
from tests.support.boxes import answer_box
from tests.support.keyboard import ALT, Keyboard
from tests.support.kinds_report import VALUES, example_file, value_for
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, press

NUMBER, CHOICE, TABLE = "antal-besok", "viktigaste-form", "insatser"


@pytest.fixture
def answered(officer: Officer, tmp_path: Path) -> Officer:
    """A report with a value of every kind, in its first period."""
    officer.drop(example_file(tmp_path))
    keyboard = Keyboard(officer.window)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Left, ALT)
    officer.start_report("farsta", "2022-T2")
    session = officer.view.session
    for answer in officer.report.answers:
        if answer.question_id in VALUES:
            session.set_value(answer.question_id, value_for(answer), ())
    assert officer.save_now()
    return officer


@pytest.fixture
def following(answered: Officer) -> Officer:
    """The next period's, where nothing is answered and last period's answers stand beside."""
    answered.leave()
    answered.start_report("farsta", "2022-VB")
    answered.begin_from_earlier()
    for answer in answered.report.answers:
        answered.view.session.set_value(answer.question_id, None, ())
    answered.go_to(REVIEW)
    return answered


def _show_dialogue(officer: Officer) -> None:
    officer.view.session.set_value("har-dialog", True, ())


def test_an_earlier_value_is_shown_and_used(
    following: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _show_dialogue(following)
    following.go_to(NUMBER)
    assert "1 250 st" in following.earlier.editor.toPlainText()
    click(following.earlier.use)
    assert following.report.answer(NUMBER).value == Decimal(1250)
    following.go_to(REVIEW)
    following.view.session.set_value(NUMBER, Decimal(7), ())
    following.go_to(NUMBER)
    asked = answer_box(monkeypatch, "Avbryt")
    click(following.earlier.use)
    assert len(asked) == 1
    assert following.report.answer(NUMBER).value == Decimal(7)
    answer_box(monkeypatch, "Byt")
    click(following.earlier.use)
    assert following.report.answer(NUMBER).value == Decimal(1250)


def test_an_earlier_table_is_used_and_undone(following: Officer) -> None:
    following.go_to(TABLE)
    click(following.earlier.use)
    table = following.report.answer(TABLE)
    assert table.value == value_for(table)
    press(following.value.table, Qt.Key.Key_Z, CTRL)
    following.view.collect()
    assert following.report.answer(TABLE).value is None


def test_what_is_chosen_is_undone_and_done_again(following: Officer) -> None:
    following.go_to(CHOICE)
    arrive()
    first = QApplication.focusWidget()
    assert isinstance(first, QRadioButton)
    press(first, Qt.Key.Key_Space)
    following.view.collect()
    chosen = following.report.answer(CHOICE).value
    assert isinstance(chosen, Chosen)
    press(first, Qt.Key.Key_Z, CTRL)
    following.view.collect()
    assert following.report.answer(CHOICE).value is None
    press(first, Qt.Key.Key_Y, CTRL)
    following.view.collect()
    assert following.report.answer(CHOICE).value == chosen


def test_words_in_values_are_found_and_gone_to(answered: Officer) -> None:
    answered.find.open()
    answered.find.look_for("mässa i")
    assert answered.find.count() == "1 träff"
    answered.find.next()
    assert answered.navigation.current() == TABLE
    answered.find.close()
    index = answered.value.table.currentIndex()
    assert (index.row(), index.column()) == (1, 0)
    answered.find.open()
    answered.find.look_for("1 250")
    answered.find.next()
    assert answered.navigation.current() == NUMBER


def test_a_finding_leads_to_its_cell(answered: Officer) -> None:
    answer = answered.report.answer(TABLE)
    wrong = (Unfinished(text="många", row=1, column="foretag"),)
    answered.view.session.set_value(TABLE, answer.value, wrong)
    answered.go_to(REVIEW)
    (finding,) = [one for one in answered.view.findings() if one.cell is not None]
    answered.view.pages._mend(finding)
    arrive()
    index = answered.value.table.currentIndex()
    assert (index.row(), index.column()) == (1, 2)
