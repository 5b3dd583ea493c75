"""A row goes on in the next line where it is too long, and nothing in it is cut off."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.kit.flow import Flow
from app.gui.kit.parts import growing, label


def _row(width: int, *widgets: QWidget, at_the_end: tuple[QWidget, ...] = ()) -> QWidget:
    holder = QWidget()
    row = Flow(holder, margin=4)
    row.add(*widgets)
    if at_the_end:
        row.add_at_the_end(*at_the_end)
    holder.resize(width, row.heightForWidth(width))
    row.setGeometry(QRect(0, 0, width, holder.height()))
    return holder


def _buttons(count: int) -> list[QPushButton]:
    return [QPushButton(f"Knapp {number}") for number in range(count)]


@pytest.fixture(autouse=True)
def _dressed(styled_app: object, qtbot: QtBot) -> None:
    """In the program's own look."""


def test_beside_each_other_while_there_is_room() -> None:
    one, other = _buttons(2)
    holder = _row(600, one, other)
    assert one.y() == other.y()
    assert other.x() == one.x() + one.width() + 8
    assert holder.height() == one.sizeHint().height() + 8


def test_below_each_other_where_there_is_none() -> None:
    one, other = _buttons(2)
    holder = _row(one.sizeHint().width() + 20, one, other)
    assert (one.x(), other.x()) == (4, 4)
    assert other.y() >= one.y() + one.height()
    assert holder.height() >= other.y() + other.height()


def test_what_is_at_the_end_stands_there() -> None:
    one, other = _buttons(2)
    holder = _row(600, one, at_the_end=(other,))
    assert holder.width() == 600
    assert other.x() + other.width() == 600 - 4


def test_a_text_takes_the_room_that_is_left_and_the_lines_it_needs() -> None:
    text, one = growing(label("Ett ord till, " * 20)), QPushButton("Visa")
    holder = _row(600, text, one)
    assert text.width() == 600 - 8 - 8 - one.width()
    assert text.height() >= text.heightForWidth(text.width())
    assert holder.height() >= text.height()


def test_a_hidden_one_takes_no_room() -> None:
    one, other, last = _buttons(3)
    other.hide()
    holder = _row(600, one, other, last)
    assert not other.isVisibleTo(holder)
    assert last.x() == one.x() + one.width() + 8


class _Counted(Flow):
    """Counts how often its lines are laid out."""

    laid_out = 0

    def _arrange(self, room: QRect, *, move: bool) -> int:
        self.laid_out += 1
        return super()._arrange(room, move=move)


def test_a_height_is_reckoned_once_until_something_in_the_row_is_another() -> None:
    holder, text = QWidget(), growing(label("Ett ord"))
    around, row = QVBoxLayout(holder), _Counted()
    row.add(text)
    around.addLayout(row)
    around.activate()
    before, laid_out = row.heightForWidth(240), row.laid_out
    assert (row.heightForWidth(240), row.laid_out) == (before, laid_out)
    text.setText("Ett ord till, " * 20)
    around.activate()
    assert row.heightForWidth(240) > before
    row.add(*_buttons(1))
    assert row.heightForWidth(100) > row.heightForWidth(240)


@given(
    st.lists(st.sampled_from(["button", "label", "text", "field"]), min_size=1, max_size=7),
    st.integers(240, 900),
)
def test_nothing_lies_over_another_or_outside(kinds: list[str], width: int) -> None:
    make: dict[str, Callable[[], QWidget]] = {
        "button": lambda: QPushButton("Granska"),
        "label": lambda: QLabel("Sparad kl. 14.02"),
        "text": lambda: growing(label("Några ord som tar mer än en rad om det är ont om plats.")),
        "field": QLineEdit,
    }
    widgets = [make[kind]() for kind in kinds]
    holder = _row(width, *widgets)
    places = [widget.geometry() for widget in widgets]
    assert all(holder.rect().contains(place) for place in places)
    for index, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[:index])
