"""A number or a day is kept as it is typed, and written in one way when the field is left."""

import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit
from pytestqt.qtbot import QtBot

from app.gui.values.line_value_field import DateField, LineValueField
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.value import Unfinished
from tests.support.terms import a_term
from tests.support.typing import press, type_text

T1 = a_term("2025-T1")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def other(qtbot: QtBot) -> QLineEdit:
    """Where the focus goes."""
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


def _shown(qtbot: QtBot, field: LineValueField) -> LineValueField:
    qtbot.addWidget(field)
    field.show()
    field.focus_first()
    return field


@pytest.fixture
def amount(qtbot: QtBot) -> LineValueField:
    return _shown(qtbot, LineValueField(AskedValue(kind=Kind.NUMBER, unit="tkr", decimals=1), T1))


@pytest.fixture
def day(qtbot: QtBot) -> DateField:
    field = DateField(AskedValue(kind=Kind.DATE), T1)
    _shown(qtbot, field)
    return field


def _leave(field: LineValueField) -> None:
    field.field.editingFinished.emit()


def test_a_number_is_written_as_numbers_are_when_it_is_left(amount: LineValueField) -> None:
    type_text(amount.field, "1250.5")
    assert amount.field.text() == "1250.5"
    assert amount.content() == (Decimal("1250.5"), ())
    _leave(amount)
    assert amount.field.text() == "1\u00a0250,5"
    assert amount.content() == (Decimal("1250.5"), ())


def test_what_is_no_number_is_said_when_it_is_left_and_kept(amount: LineValueField) -> None:
    type_text(amount.field, "tolv")
    assert not amount.fault.isVisibleTo(amount)
    assert amount.content() == (None, (Unfinished(text="tolv"),))
    _leave(amount)
    assert amount.fault.text() == "Skriv talet med siffror i stället för ord."
    assert amount.field.text() == "tolv"
    type_text(amount.field, "x")
    assert not amount.fault.isVisibleTo(amount)


def test_what_was_not_finished_is_there_again(amount: LineValueField) -> None:
    edited = []
    amount.edited.connect(lambda: edited.append(1))
    amount.show_content(None, (Unfinished(text="12,"),))
    assert amount.field.text() == "12,"
    assert amount.fault.text().startswith("Talet är inte färdigt.")
    assert edited == []


def test_to_show_a_value_edits_nothing(amount: LineValueField) -> None:
    edited = []
    amount.edited.connect(lambda: edited.append(1))
    amount.show_content(Decimal("-3.5"), ())
    assert amount.field.text() == "−3,5"
    assert edited == []
    type_text(amount.field, "1")
    assert edited == [1]


def test_the_unit_is_heard(amount: LineValueField) -> None:
    amount.describe("Vad kostade det?", "Ett tal i tkr.")
    assert amount.field.accessibleName() == "Vad kostade det?, tkr"
    assert amount.field.accessibleDescription() == "Ett tal i tkr."


def test_a_number_that_is_only_read_stays_as_it_is(amount: LineValueField) -> None:
    amount.show_content(None, (Unfinished(text="1250"),))
    amount.set_read_only(True)
    _leave(amount)
    assert amount.field.text() == "1250"


def test_a_day_without_a_year_is_in_the_term(day: DateField) -> None:
    type_text(day.field, "12/3")
    _leave(day)
    assert day.field.text() == "12 mars 2025"
    assert day.content() == (datetime.date(2025, 3, 12), ())


def test_a_day_is_picked_in_a_calendar_by_keys(day: DateField, qtbot: QtBot) -> None:
    edited = []
    day.edited.connect(lambda: edited.append(1))
    press(day.field, Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    (calendar,) = popup.findChildren(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2025, 1, 1)
    calendar.activated.emit(QDate(2025, 2, 3))
    assert day.content() == (datetime.date(2025, 2, 3), ())
    assert day.field.text() == "3 februari 2025"
    assert edited
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_calendar_begins_on_the_day_that_is_written(day: DateField) -> None:
    day.show_content(datetime.date(2025, 4, 9), ())
    day.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    (calendar,) = popup.findChildren(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2025, 4, 9)
    popup.close()


def test_a_calendar_keeps_within_the_screen(day: DateField) -> None:
    screen = day.screen().availableGeometry()
    day.window().move(screen.right() - 20, screen.bottom() - 20)
    day.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert screen.contains(popup.geometry())
    popup.close()
