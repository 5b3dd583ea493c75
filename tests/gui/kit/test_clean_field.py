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
