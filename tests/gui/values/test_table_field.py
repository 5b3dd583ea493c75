"""A table is written by Tab and Enter, takes rows from Excel, and every step is undone."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.gui.values.fields import field_for
from app.gui.values.table_field import TableField
from app.gui.values.table_view import pasted_rows
from app.model.form import Question
from app.model.kinds.asked import Column, Option
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Table, Unfinished, Value, value_of
from app.model.kinds.worded import worded_value
from app.model.report import empty_answers
from tests.support.small_form import small_form
from tests.support.terms import a_term
from tests.support.typing import type_text

T1 = a_term("2025-T1")
CTRL = Qt.KeyboardModifier.ControlModifier
COLUMNS = (
    Column(id="plats", text="Plats"),
    Column(id="antal", text="Antal", kind=Kind.NUMBER, unit="st"),
    Column(id="dag", text="Dag", kind=Kind.DATE),
    Column(
        id="form",
        text="Form",
        kind=Kind.CHOICE,
        options=(Option(id="m", text="Mässa"), Option(id="f", text="Frukost")),
    ),
)


def _field(qtbot: QtBot, **asked: object) -> TableField:
    content = {"id": "moten", "text": "Möten?", "kind": Kind.TABLE, "columns": COLUMNS, **asked}
    question = Question.model_validate(content)
    field = TableField(question, worded_value(question, T1)["columns"], T1)
    qtbot.addWidget(field)
    field.resize(700, 500)
    field.show()
    field.activateWindow()
    field.focus_first()
    qtbot.waitUntil(field.view.hasFocus)
    return field


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[TableField]:
    yield _field(qtbot, totals=True)
    QGuiApplication.clipboard().clear()


def _keys(text: str) -> None:
    """Typed where the focus is; a tab and a line end are keys."""
    keys = {"\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Return}
    for sign in text:
        target = QApplication.focusWidget()
        assert target is not None
        if sign in keys:
            QTest.keyClick(target, keys[sign])
        else:
            type_text(target, sign)
        QApplication.processEvents()


def _value(rows: list[dict[str, object]], **columns: object) -> Value | None:
    question = Question.model_validate(
        {"id": "x", "text": "x", "kind": Kind.TABLE, "columns": COLUMNS, **columns}
    )
    return value_of(Kind.TABLE, {"rows": rows}, (), worded_value(question, T1)["columns"])


ROWS: list[dict[str, object]] = [
    {"plats": "Farsta", "antal": "1200", "dag": "2025-03-12"},
    {"plats": "Högdalen", "antal": "34"},
]


def test_rows_are_written_by_tab(field: TableField) -> None:
    _keys("Farsta\t1200\t12/3\t\tHögdalen\t34\t")
    assert field.content() == (_value(ROWS), ())
    assert [field.model.data(field.model.index(0, column)) for column in range(4)] == [
        "Farsta",
        "1\u00a0200",
        "12 mars 2025",
        "",
    ]


def test_enter_goes_down(field: TableField) -> None:
    _keys("Farsta\nHögdalen\n")
    assert field.content()[0] == _value([{"plats": "Farsta"}, {"plats": "Högdalen"}])
    assert field.view.currentIndex().row() == 2


def test_the_numbers_are_added_up(field: TableField) -> None:
    field.show_content(_value(ROWS), ())
    last = field.model.rowCount() - 1
    assert field.model.headerData(last, Qt.Orientation.Vertical) == "Summa"
    assert field.model.data(field.model.index(last, 1)) == "1\u00a0234"
    assert not field.model.flags(field.model.index(last, 1)) & Qt.ItemFlag.ItemIsEditable


def test_rows_come_from_excel(field: TableField) -> None:
    QGuiApplication.clipboard().setText(
        'Plats\tAntal\tDag\tForm\r\nFarsta\t1 200\t2025-03-12\tMässa\r\n"Hög\ndalen"\t34\t\t\r\n'
    )
    field.view.paste()
    value, unfinished = field.content()
    assert isinstance(value, Table)
    assert unfinished == ()
    assert [row.at("plats") for row in value.rows] == ["Farsta", "Hög dalen"]
    assert value.rows[0].at("antal") == Decimal(1200)
    assert value.rows[0].at("dag") == datetime.date(2025, 3, 12)


def test_what_has_no_room_is_not_put_in_at_all(field: TableField) -> None:
    field.show_content(_value(ROWS), ())
    QGuiApplication.clipboard().setText("a\tb\tc\td\te\n")
    field.view.paste()
    assert field.content() == (_value(ROWS), ())
    assert field.fault.text().startswith("Det du klistrar in har 5 kolumner")


def test_too_many_rows_are_not_put_in_at_all(qtbot: QtBot) -> None:
    field = _field(qtbot, max_rows=2)
    QGuiApplication.clipboard().setText("a\nb\nc\n")
    field.view.paste()
    assert field.content() == (None, ())
    assert field.fault.text() == "Tabellen får ha högst 2 rader. Klistra in färre."


def test_every_step_is_undone_and_done_again(field: TableField) -> None:
    field.show_content(_value(ROWS), ())
    field.view.go_to(0, 0)
    field.remove.click()
    assert field.content() == (_value(ROWS[1:]), ())
    field.view.setFocus()
    QTest.keyClick(field.view, Qt.Key.Key_Z, CTRL)
    assert field.content() == (_value(ROWS), ())
    QTest.keyClick(field.view, Qt.Key.Key_Delete)
    assert field.content()[0] == _value([{**ROWS[0], "plats": None}, ROWS[1]])
    field.model.undo_stack.undo()
    assert field.content() == (_value(ROWS), ())


def test_what_is_no_value_is_kept_and_told_where_it_stands(field: TableField) -> None:
    _keys("Farsta\ttolv\t")
    assert field.content() == (
        _value([{"plats": "Farsta"}]),
        (Unfinished(text="tolv", row=0, column="antal"),),
    )
    assert field.fault.text() == "Något i rad 1 går inte att läsa."
    field.view.go_to(0, 1)
    assert field.fault.text() == "Skriv talet med siffror i stället för ord."
    other = _field_like(field)
    other.show_content(*field.content())
    assert other.content() == field.content()


def _field_like(field: TableField) -> TableField:
    return TableField(field.model.asked, field.model.columns, T1)


def test_an_empty_row_between_others_stays(field: TableField) -> None:
    value = _value([ROWS[0], {}, ROWS[1]])
    field.show_content(value, ())
    assert field.content() == (value, ())


def test_given_rows_are_there_and_are_no_answer_by_themselves(qtbot: QtBot) -> None:
    field = _field(qtbot, fixed_rows=("Vår", "Höst"))
    assert field.content() == (None, ())
    assert field.model.rowCount() == 2
    assert not field.remove.isVisibleTo(field)
    _keys("12\t")
    assert field.content()[0] == _value([{"plats": "Vår", "antal": "12"}, {"plats": "Höst"}])


def test_the_year_of_the_term_stands_in_rows_and_options(qtbot: QtBot) -> None:
    options = (Option(id="n", text="Nytt {year}"), Option(id="g", text="Gammalt"))
    columns = (*COLUMNS[:1], Column(id="vad", text="Vad", kind=Kind.CHOICE, options=options))
    asked: dict[str, object] = {"columns": columns, "fixed_rows": ("Vår {year}",)}
    content = {"id": "moten", "text": "Möten?", "kind": Kind.TABLE, **asked}
    question = Question.model_validate(content)
    (answer,) = empty_answers(small_form(sections=[{"questions": [question]}]), T1)
    field = field_for(question, answer, T1)
    assert isinstance(field, TableField)
    qtbot.addWidget(field)
    assert field.model.index(0, 0).data() == "Vår 2025"
    assert field.model.setData(field.model.index(0, 1), "nytt 2025")
    assert field.model.fault(0, 1) == ""
    (row,) = field.content()[0].rows  # type: ignore[union-attr]
    assert (row.at("plats"), row.at("vad")) == ("Vår 2025", Chosen(chosen=("n",)))


def test_tab_leaves_the_table_behind_an_empty_row(field: TableField) -> None:
    field.view.go_to(0, 3)
    _keys("\t")
    assert QApplication.focusWidget() is not field.view


def test_a_table_that_is_only_read_has_no_row_to_write_in(field: TableField) -> None:
    field.show_content(_value(ROWS), ())
    field.set_read_only(True)
    assert field.model.rowCount() == 3
    assert not field.model.setData(field.model.index(0, 0), "Annat")
    assert field.content() == (_value(ROWS), ())


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"a\nb"\tc', [["a b", "c"]]),
        ("\n\n", []),
        ("  ett   ord \u200b", [["ett ord"]]),
    ],
)
def test_what_a_spreadsheet_puts_on_the_clipboard(text: str, rows: list[list[str]]) -> None:
    assert pasted_rows(text) == rows


def test_what_is_typed_in_a_cell_is_content_before_it_is_left(field: TableField) -> None:
    edits: list[object] = []
    field.edited.connect(lambda: edits.append(field.content()))
    _keys("Far")
    assert edits[-1] == field.content() == (_value([{"plats": "Far"}]), ())
    assert field.fault.text() == ""
    _keys("\t12,")
    assert field.content()[1] == (Unfinished(text="12,", row=0, column="antal"),)
    QTest.keyClick(_focused(), Qt.Key.Key_Escape)
    assert field.content() == (_value([{"plats": "Far"}]), ())
    assert edits[-1] == field.content()
    assert field.model.undo_stack.count() == 1


def test_a_cell_that_is_written_in_stays_open_when_the_page_is_refreshed(
    field: TableField,
) -> None:
    _keys("Far")
    field.set_read_only(False)
    _keys("sta\t")
    field.set_read_only(False)
    _keys("12\t")
    assert field.content() == (_value([{"plats": "Farsta", "antal": "12"}]), ())
    assert (field.view.currentIndex().row(), field.view.currentIndex().column()) == (0, 2)


def test_what_is_chosen_in_a_cell_is_content_at_once(field: TableField) -> None:
    field.view.go_to(0, 3)
    QTest.keyClick(field.view, Qt.Key.Key_F2)
    box = _focused()
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert field.content()[0] == _value([{"form": {"chosen": ["m"], "other": ""}}])


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
