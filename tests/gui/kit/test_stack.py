"""The focus comes to a page when the page is there, and nowhere else on the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.kit.stack import Stack, hold_focus_around
from tests.support.patience import PATIENCE_MS, wait_for
from tests.support.typing import type_text


@pytest.fixture(params=[False, True], ids=["alone", "followed"])
def followed(request: pytest.FixtureRequest, styled_app: object) -> Iterator[None]:
    """Whether a screen reader follows the window."""
    before = QAccessible.isActive()
    QAccessible.setActive(request.param)
    yield
    QAccessible.setActive(before)


class Two:
    """Two pages with a field each, in a window with a button below them."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.stack = Stack()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.below = QPushButton("Nästa")
        column = QVBoxLayout(self.window)
        column.addWidget(self.stack)
        column.addWidget(self.below)
        self.pages = [QWidget(), QWidget()]
        for page, field in zip(self.pages, (self.first, self.second), strict=True):
            QVBoxLayout(page).addWidget(field)
            self.stack.add_page(page)


@pytest.fixture
def two(followed: None, qtbot: QtBot) -> Two:
    made = Two()
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow, timeout=PATIENCE_MS)
    made.first.setFocus()
    return made


@pytest.fixture
def stops(two: Two) -> Iterator[list[QWidget]]:
    """The fields and buttons that the focus comes to, in order."""
    came: list[QWidget] = []

    def note(_before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPushButton):
            came.append(now)

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(note)
    yield came
    app.focusChanged.disconnect(note)


def _come(two: Two) -> None:
    """Wait until the focus has come to something that can be used."""
    fields = (two.first, two.second, two.below)
    wait_for(lambda: any(field.hasFocus() for field in fields), QApplication.processEvents)


def test_nothing_has_the_focus_between_two_pages(two: Two, stops: list[QWidget]) -> None:
    two.stack.hold_focus(two.second.setFocus)
    two.stack.turn_to(two.pages[1])
    assert not two.stack.page_has_focus(), "the page is shown first"
    _come(two)
    assert two.stack.page_has_focus()
    assert stops == [two.second]


def test_what_is_typed_on_is_for_the_page_that_comes(two: Two) -> None:
    two.stack.hold_focus(two.second.setFocus)
    two.stack.turn_to(two.pages[1])
    for sign in "åäö":
        focused = QApplication.focusWidget()
        assert focused is not None
        type_text(focused, sign)
    assert (two.first.text(), two.second.text()) == ("", "åäö")


def test_who_goes_elsewhere_meanwhile_stays_there(two: Two) -> None:
    two.stack.hold_focus(two.second.setFocus)
    two.stack.turn_to(two.pages[1])
    two.below.setFocus()
    QApplication.processEvents()
    assert two.below.hasFocus()


def test_what_is_wanted_last_is_where_the_focus_comes(two: Two) -> None:
    two.stack.hold_focus(two.second.setFocus)
    two.stack.focus_when_shown(two.below.setFocus)
    two.stack.turn_to(two.pages[1])
    assert not two.below.hasFocus()
    _come(two)
    assert two.below.hasFocus()
    two.stack.focus_when_shown(two.second.setFocus)
    assert two.second.hasFocus(), "at once, where no page is turned"


def test_what_has_the_focus_may_go(two: Two, stops: list[QWidget]) -> None:
    goes = QPushButton("Stämmer, nästa")
    goes.setParent(two.pages[0])
    goes.show()
    goes.setFocus()
    stops.clear()
    hold_focus_around(goes, two.first.setFocus)
    goes.hide()
    _come(two)
    assert stops == [two.first]
