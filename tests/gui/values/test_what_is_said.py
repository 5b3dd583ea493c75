"""What officers may write in Swedish, what stands there when they go on, and what they are told."""

import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.values.line_value_field import DateField, LineValueField
from app.gui.values.table_model import TableModel
from app.model.form import Question
from app.model.kinds.kind import Kind
from app.model.kinds.value import Unfinished
from app.model.kinds.worded import worded_value
from tests.support.terms import a_term
from tests.support.typing import type_text

TERM = a_term("2022-T2")
NUMBER = "Skriv ett tal med siffror, till exempel 1 250,5."
DIGITS = "Skriv talet med siffror i stället för ord."
ABOUT = "Skriv bara talet. Att det är ungefärligt kan stå i en kommentar."
RANGE = "Skriv ett enda tal. Hur mycket det kan skilja kan stå i en kommentar."
MORE = "Skriv bara talet. Mer kan stå i en kommentar."
GROUPS = "Siffrorna är delade på ett oväntat sätt. Skriv till exempel 1 250 eller 1250,5."
UNFINISHED = "Talet är inte färdigt. Skriv siffrorna som fattas, eller ta bort tecknet på slutet."
DAY = "Skriv en dag, till exempel 12 maj 2022 eller 2022-05-12."
ONE_DAY = "Skriv en enda dag. Fler dagar kan stå i en kommentar."
NO_SUCH_DAY = "Den dagen finns inte i kalendern. Kontrollera dag och månad."
WEEKDAY = "Veckodagen stämmer inte med datumet. Kontrollera vilket som är rätt."
YES_OR_NO = "Svara ja eller nej. Mer kan stå i en kommentar."


def _in_other(unit: str) -> str:
    return f"Räkna om talet till {unit} och skriv det utan enhet."


NUMBERS_THAT_FIT = [
    ("1.250,5", "kr", "1\u00a0250,5", "1250.5"),
    ("1 250 kr", "kr", "1\u00a0250", "1250"),
    ("1 250:-", "kr", "1\u00a0250", "1250"),
    ("1.250:50", "kr", "1\u00a0250,5", "1250.5"),
    ("kr 75", "kr", "75", "75"),
    ("−5", "kr", "−5", "-5"),
    ("minus 5", "kr", "−5", "-5"),
    ("5 000 SEK", "kr", "5\u00a0000", "5000"),
    ("1,5 milj", "mnkr", "1,5", "1.5"),
    ("1.5 Mkr", "mnkr", "1,5", "1.5"),
    ("0,50", "mnkr", "0,5", "0.5"),
    (",75", "mnkr", "0,75", "0.75"),
    ("12,5 procent", "%", "12,5", "12.5"),
    ("4 stycken", "st", "4", "4"),
    ("12st.", "st", "12", "12"),
    ("12,0", "st", "12", "12"),
    ("1'250'000", "st", "1\u00a0250\u00a0000", "1250000"),
]
NUMBERS_THAT_MUST_NOT = [
    ("ca 12 st", "st", ABOUT),
    ("ett 20-tal", "st", ABOUT),
    ("12 eller fler", "st", ABOUT),
    ("tolv", "st", DIGITS),
    ("inga", "st", DIGITS),
    ("2 tusen", "st", DIGITS),
    ("10–12", "st", RANGE),
    ("3 av 4", "st", RANGE),
    ("12 + 3", "st", NUMBER),
    ("vet inte", "st", NUMBER),
    ("½", "kr", NUMBER),
    ("l2", "st", NUMBER),
    ("12 besök", "st", MORE),
    ("12 st/år", "st", MORE),
    ("1 250 kr exkl. moms", "kr", MORE),
    ("1,5 milj", "kr", _in_other("kr")),
    ("500 tkr", "mnkr", _in_other("mnkr")),
    ("12‰", "%", _in_other("%")),
    ("1,250", "st", GROUPS),
    ("12 50", "kr", GROUPS),
    ("1 250,", "kr", UNFINISHED),
    ("12,5", "st", "Skriv ett heltal, utan decimaler."),
    ("0,555", "kr", "Skriv talet med högst två decimaler."),
    (
        "1234567890123456",
        "st",
        ("Talet har fler siffror än programmet räknar med. Kontrollera det."),
    ),
]
DAYS_THAT_FIT = [
    ("12 maj -22", "12 maj 2022"),
    ("2022-5-1", "1 maj 2022"),
    ("12/5", "12 maj 2022"),
    ("12.5.", "12 maj 2022"),
    ("den 3:e juni", "3 juni 2022"),
    ("tors 12 maj", "12 maj 2022"),
    ("220512", "12 maj 2022"),
    ("29/2 2024", "29 februari 2024"),
    ("12 MAJ", "12 maj 2022"),
]
DAYS_THAT_MUST_NOT = [
    ("i maj", "Skriv också vilken dag det gäller, till exempel 12 maj."),
    ("12–14 maj", ONE_DAY),
    ("12/5, 13/5", ONE_DAY),
    ("31/6", NO_SUCH_DAY),
    ("29/2", NO_SUCH_DAY),
    ("ons 12 maj", WEEKDAY),
    ("12 maj 87", "Skriv året med fyra siffror, till exempel 12 maj 2022."),
    ("vecka 20", DAY),
    ("i går", DAY),
    ("senast 12 maj", DAY),
    ("våren 2022", DAY),
]
YES_AND_NO = [
    ("japp", "Ja"),
    ("Jodå", "Ja"),
    ("det stämmer", "Ja"),
    ("nä", "Nej"),
    ("NEJ!", "Nej"),
    ("stämmer inte", "Nej"),
]
NEITHER = ["nej, inte än", "ja, delvis", "kanske", "ja/nej", "både och", "x", "1", "absolut inte"]


def _typed_and_left(qtbot: QtBot, field: LineValueField, text: str) -> None:
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.focus_first()
    qtbot.waitUntil(field.field.hasFocus)
    type_text(field.field, text)
    assert field.fault.text() == "", "nobody is told while they write"
    QTest.keyClick(field.field, Qt.Key.Key_Return)


def _number(qtbot: QtBot, unit: str, text: str) -> LineValueField:
    decimals = 0 if unit == "st" else 2
    asked = {"kind": Kind.NUMBER, "unit": unit, "decimals": decimals}
    question = Question.model_validate({"id": "a", "text": "A?", **asked})
    field = LineValueField(question, TERM)
    _typed_and_left(qtbot, field, text)
    return field


def _day(qtbot: QtBot, text: str) -> DateField:
    question = Question.model_validate({"id": "a", "text": "A?", "kind": Kind.DATE})
    field = DateField(question, TERM)
    _typed_and_left(qtbot, field, text)
    return field


@pytest.mark.parametrize(("text", "unit", "stands", "value"), NUMBERS_THAT_FIT)
def test_a_number_is_written_in_one_way(
    qtbot: QtBot, text: str, unit: str, stands: str, value: str
) -> None:
    field = _number(qtbot, unit, text)
    assert (field.field.text(), field.fault.text()) == (stands, "")
    assert field.content() == (Decimal(value), ())


@pytest.mark.parametrize(("text", "unit", "said"), NUMBERS_THAT_MUST_NOT)
def test_what_is_no_number_stays_as_it_is_written_and_is_told(
    qtbot: QtBot, text: str, unit: str, said: str
) -> None:
    field = _number(qtbot, unit, text)
    assert (field.field.text(), field.fault.text()) == (text, said)
    assert field.fault.isVisibleTo(field)
    assert field.content() == (None, (Unfinished(text=text),))


@pytest.mark.parametrize(("text", "stands"), DAYS_THAT_FIT)
def test_a_day_is_written_in_one_way(qtbot: QtBot, text: str, stands: str) -> None:
    field = _day(qtbot, text)
    assert (field.field.text(), field.fault.text()) == (stands, "")
    assert isinstance(field.content()[0], datetime.date)


@pytest.mark.parametrize(("text", "said"), DAYS_THAT_MUST_NOT)
def test_what_is_no_day_stays_as_it_is_written_and_is_told(
    qtbot: QtBot, text: str, said: str
) -> None:
    field = _day(qtbot, text)
    assert (field.field.text(), field.fault.text()) == (text, said)
    assert field.content() == (None, (Unfinished(text=text),))


def _cell(text: str) -> TableModel:
    columns = [{"id": "klar", "text": "Klar", "kind": Kind.YES_NO}]
    content = {"id": "a", "text": "A?", "kind": Kind.TABLE, "columns": columns}
    question = Question.model_validate(content)
    model = TableModel(question, worded_value(question, TERM)["columns"], TERM)
    assert model.setData(model.index(0, 0), text)
    return model


@pytest.mark.parametrize(("text", "stands"), YES_AND_NO)
def test_yes_and_no_are_written_in_one_way(qapp: object, text: str, stands: str) -> None:
    model = _cell(text)
    assert model.index(0, 0).data() == stands
    assert model.fault(0, 0) == ""


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_stays_as_it_is_written_and_is_told(qapp: object, text: str) -> None:
    model = _cell(text)
    assert model.index(0, 0).data() == text
    assert model.fault(0, 0) == YES_OR_NO
