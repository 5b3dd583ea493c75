"""Invisible signs do not come into a field, whatever way they take."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.gui.kit.clean_field import CleanField
from app.model.invisible_characters import clean_detail
from tests.support.dragging import drop
from tests.support.typing import CTRL, SHIFT, compose, press, type_text


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[CleanField]:
    field = CleanField(clean=clean_detail)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    yield field
    QGuiApplication.clipboard().clear()


def _paste(field: CleanField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(field, Qt.Key.Key_V, CTRL)


def _drop(field: CleanField, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    drop(field, mime)


WAYS: dict[str, Callable[[CleanField, str], None]] = {
    "typed": type_text,
    "pasted": _paste,
    "dropped": _drop,
    "composed": lambda field, text: compose(field, "", text),
    "inserted": lambda field, text: field.insert(text),
    "set": lambda field, text: field.setText(field.text() + text),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u202c", "\u00ad", "\u200d", "\U000e0041"])
def test_what_nobody_sees_does_not_come_in(field: CleanField, way: str, sign: str) -> None:
    WAYS[way](field, f"{sign}ås{sign}a\u00a0ö{sign}")
    assert field.text() == "åsa ö"


def test_all_who_listen_see_it_clean(field: CleanField) -> None:
    seen = []
    field.textChanged.connect(lambda: seen.append(field.text()))
    _paste(field, "å\u200bsa")
    assert set(seen) == {"åsa"}


def test_one_step_takes_it_back_and_one_puts_it_in_again(field: CleanField) -> None:
    type_text(field, "Hej ")
    _paste(field, "å\u200bsa\ufeff")
    press(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "Hej "
    press(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert field.text() == "Hej åsa"
    press(field, Qt.Key.Key_Z, CTRL)
    press(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""


def test_the_cursor_stands_behind_what_came(field: CleanField) -> None:
    field.setText("👩 näringsliv")
    field.setSelection(3, 7)
    _paste(field, "f\u200böretags")
    assert field.text() == "👩 företagsliv"
    type_text(field, "|")
    assert field.text() == "👩 företags|liv"


def test_nothing_but_such_signs_is_nothing(field: CleanField) -> None:
    field.setText("åsa")
    _paste(field, "\u200b\u2060")
    assert field.text() == "åsa"


# What is too long.

_MOST = 10


@pytest.fixture
def short(qtbot: QtBot) -> Iterator[tuple[CleanField, list[str]]]:
    """A field with room for ten signs, and what it says of what it does not take."""
    field = CleanField(clean=clean_detail, most=_MOST)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    said: list[str] = []
    field.refused.connect(said.append)
    yield field, said
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("way", [way for way in WAYS if way != "typed"])
@pytest.mark.parametrize("number", [5, 40_000])
def test_what_is_too_long_is_refused_whole_and_told(
    short: tuple[CleanField, list[str]], way: str, number: int
) -> None:
    field, said = short
    type_text(field, "före|")
    WAYS[way](field, "a" * (number + 1))
    assert field.text() == "före|"
    assert said == ["Texten togs inte med, för här får högst 10 tecken plats."]
    WAYS[way](field, "abcde")
    assert field.text() == "före|abcde"
    assert said[1:] == [""]


def test_a_sign_too_many_is_refused_alone(short: tuple[CleanField, list[str]]) -> None:
    field, said = short
    type_text(field, "0123456789x")
    assert (field.text(), len(said)) == ("0123456789", 1)


def test_it_fits_without_what_nobody_sees(short: tuple[CleanField, list[str]]) -> None:
    field, said = short
    _paste(field, "\u200b" * 100 + "0123456789")
    assert (field.text(), said) == ("0123456789", [])


def test_what_is_not_taken_is_no_change(short: tuple[CleanField, list[str]]) -> None:
    field, _ = short
    changes: list[str] = []
    field.taken.connect(changes.append)
    _paste(field, "abc")
    _paste(field, "0123456789")
    assert changes == ["abc"]
