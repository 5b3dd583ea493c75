"""The navigation tells how far each place has come, in words as well."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.kit.icons import Mark
from app.gui.kit.navigation import Navigation
from app.model.places import Place
from tests.support.terms import RESPONDENT
from tests.support.workplace import bundled_icons


@pytest.fixture
def navigation(styled_app: object, qtbot: QtBot) -> Navigation:
    navigation = Navigation(bundled_icons(), RESPONDENT)
    qtbot.addWidget(navigation)
    navigation.add_heading("1. Ett avsnitt med en rubrik som är så lång att den tar två rader")
    navigation.add_place("a", "Första")
    navigation.add_place("b", "Andra")
    return navigation


def test_a_heading_is_no_place(navigation: Navigation) -> None:
    assert navigation.places() == ["a", "b"]
    assert navigation.item(0).flags() == Qt.ItemFlag.NoItemFlags
    assert navigation.sizeHintForRow(0) > navigation.sizeHintForRow(1)


def test_going_to_a_place_tells_it_once(navigation: Navigation, qtbot: QtBot) -> None:
    told: list[Place] = []
    navigation.chosen.connect(told.append)
    navigation.go_to("b")
    navigation.go_to("b")
    assert told == ["b"]
    assert navigation.current() == "b"


def test_a_place_is_still_the_current_one_while_it_is_left(navigation: Navigation) -> None:
    navigation.go_to("a")
    left: list[Place] = []
    navigation.leaving.connect(lambda: left.append(navigation.current()))
    navigation.go_to("b")
    assert left == ["a"]


def test_an_unknown_place_is_an_error(navigation: Navigation) -> None:
    with pytest.raises(KeyError):
        navigation.go_to("finns inte")


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_is_spoken(navigation: Navigation, mark: Mark) -> None:
    navigation.show_mark("a", mark, "(3)")
    item = navigation.item(1)
    assert item.text() == "Första (3)"
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ("Första (3), " + mark.spoken if mark.spoken else "Första (3)")


def test_marks_differ_by_shape_and_not_by_colour_alone(navigation: Navigation) -> None:
    shapes = set()
    for mark in Mark:
        navigation.show_mark("a", mark)
        image = navigation.item(1).icon().pixmap(16, 16).toImage()
        pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        shapes.add(tuple(pixel.alpha() > 128 for pixel in pixels))
    assert len(shapes) == len(Mark)
