"""Where there is little room, or large text, one still sees where one writes and where one is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.gui.kit.navigation import NarrowNavigation
from app.gui.kit.theme.appearance import Appearance
from app.gui.shell.application import prepare
from app.model.places import CONTACT
from app.storage.settings import Settings
from tests.support.officer import Officer
from tests.support.typing import press

FIRST = "kulturella-kreativa-naringar"


@pytest.fixture
def small(officer: Officer) -> Officer:
    officer.window.resize(700, 460)
    officer.start_report("kulturnämnden", "2022-T1")
    return officer


@pytest.fixture
def large_text(styled_app: QApplication, tmp_path: Path) -> Iterator[Appearance]:
    appearance = prepare(styled_app, Settings(tmp_path / "look.json"))
    appearance.set_zoom(200)
    yield appearance
    appearance.set_zoom(100)


def _navigation(officer: Officer) -> NarrowNavigation:
    (found,) = officer.view.findChildren(NarrowNavigation)
    assert found.isVisible()
    assert not officer.navigation.is_shown()
    return found


def _seen(part: QRect, of: QWidget) -> bool:
    """Whether a part of a widget is seen, on a page that may be scrolled."""
    around: QWidget | None = of
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    assert around is not None
    viewport = around.viewport()
    place = QRect(of.mapTo(viewport, part.topLeft()), part.size())
    return viewport.rect().contains(place)


def test_keys_go_from_page_to_page_and_stay_in_the_list(small: Officer) -> None:
    navigation = _navigation(small)
    assert navigation.currentText() == "Kontaktuppgifter"
    navigation.setFocus()
    press(navigation, Qt.Key.Key_Down)
    assert small.navigation.current() == FIRST
    assert navigation.hasFocus()
    press(navigation, Qt.Key.Key_Down)
    assert small.navigation.current() == "vaxla-upp-stockholm"
    assert small.question.text() == ""


def test_what_is_chosen_in_the_open_list_is_gone_to(small: Officer) -> None:
    navigation = _navigation(small)
    navigation.setFocus()
    navigation.showPopup()
    view = navigation.view()
    row = next(i for i in range(navigation.count()) if "Växla" in navigation.itemText(i))
    view.setCurrentIndex(navigation.model().index(row, 0))
    press(view, Qt.Key.Key_Return)
    assert small.navigation.current() == "vaxla-upp-stockholm"
    assert small.question.has_focus()


def test_the_wheel_chooses_nothing(small: Officer) -> None:
    navigation = _navigation(small)
    navigation.setFocus()
    centre = QPointF(navigation.rect().center())
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        centre,
        QPointF(navigation.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, -120),
        no_buttons,
        no_keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(navigation, turn)
    assert small.navigation.current() == CONTACT


def test_one_sees_what_one_writes(large_text: Appearance, officer: Officer, qtbot: QtBot) -> None:
    officer.window.resize(1024, 700)
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(FIRST)
    officer.question.focus()
    for number in range(12):
        officer.question.type(f"rad {number}")
        officer.question.press(Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda: _seen(officer.question.editor.cursorRect(), officer.question.viewport())
        )
    officer.question.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: _seen(officer.question.editor.cursorRect(), officer.question.viewport())
    )
    officer.find.open()
    officer.find.look_for("rad 11")
    officer.find.next()
    qtbot.waitUntil(
        lambda: _seen(officer.question.editor.cursorRect(), officer.question.viewport())
    )
    assert large_text.zoom == 200


def test_the_reports_follow_the_size_of_the_text(large_text: Appearance, officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.leave()
    QApplication.processEvents()
    large = officer.start.drafts.height()
    large_text.set_zoom(100)
    QApplication.processEvents()
    assert officer.start.drafts.height() < large * 0.7
