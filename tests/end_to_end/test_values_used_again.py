"""Values beside the page and in the whole report: used again, undone, searched for, gone to."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton

from app.formats.html.text_to_copy import report_to_copy
from app.formats.report_json import read_report_json, write_report_json
from app.model.kinds.value import Chosen, Unfinished
from app.model.merge import Side
from app.model.places import REVIEW
from app.model.report_stages import question_alone
from tests.support.arriving import arrive
from tests.support.boxes import answer_box
from tests.support.keyboard import ALT, Keyboard
from tests.support.kinds_report import VALUES, example_file, value_for
from tests.support.officer import Officer, click
from tests.support.terms import CALENDAR
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


def test_values_of_two_versions_stand_side_by_side_and_one_is_chosen(
    answered: Officer, tmp_path: Path
) -> None:
    mine = answered.report
    theirs = mine
    changes: dict[str, object] = {NUMBER: Decimal(7), TABLE: None}
    for place, value in changes.items():
        theirs = theirs.with_answer(mine.answer(place).model_copy(update={"value": value}))
    later = theirs.modified_at + datetime.timedelta(minutes=5)
    theirs = theirs.model_copy(update={"modified_at": later, "built_on": None})
    file = tmp_path / "kollegans.nrapport"
    file.write_bytes(write_report_json(theirs))
    answered.drop(file)
    assert set(answered.two_versions.rows) == {NUMBER, TABLE}
    assert "1 250 st" in _sides(answered, NUMBER)
    assert "7 st" in _sides(answered, NUMBER)
    assert "Frukostmöten" in _sides(answered, TABLE)
    click(answered.two_versions.side(NUMBER, Side.THEIRS))
    click(answered.two_versions.side(TABLE, Side.MINE))
    click(answered.two_versions.merge)
    merged = answered.report
    assert merged.answer(NUMBER).value == Decimal(7)
    assert merged.answer(TABLE).value == mine.answer(TABLE).value


def _sides(officer: Officer, place: str) -> str:
    texts = officer.two_versions.rows[place].findChildren(QAbstractButton)
    return " ".join(one.accessibleDescription() for one in texts).replace("\u00a0", " ")


def test_one_question_alone_and_a_copy_have_its_value(answered: Officer) -> None:
    whole = answered.report
    alone = question_alone(whole, TABLE)
    again = read_report_json(write_report_json(alone), "", CALENDAR)
    assert again.only == (TABLE,)
    assert again.answer(TABLE).value == whole.answer(TABLE).value
    copied = report_to_copy(whole, answered.form)
    assert "Mässa i Älvsjö" in copied.plain
    assert "1 250 st" in copied.plain.replace("\u00a0", " ")
