"""A row that is selected is gone to, whoever selects it."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.gui.kit.lists import sync_current_with_selection
from app.gui.kit.navigation import Navigation
from app.model.places import Place
from tests.support.typing import press
from tests.support.workplace import bundled_icons

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect


@pytest.fixture
def rows(styled_app: object, qtbot: QtBot) -> QListWidget:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItems(["a", "b", "c"])
    rows.setCurrentRow(0)
    sync_current_with_selection(rows)
    return rows


def test_a_row_that_is_selected_is_the_current_one(rows: QListWidget) -> None:
    rows.selectionModel().select(rows.model().index(2, 0), _ONLY)
    assert rows.currentRow() == 2
    assert [index.row() for index in rows.selectedIndexes()] == [2]


def test_a_selection_that_is_taken_away_leads_nowhere(rows: QListWidget) -> None:
    rows.clearSelection()
    assert rows.currentRow() == 0


def test_a_place_is_told_once_however_it_is_gone_to(styled_app: object, qtbot: QtBot) -> None:
    navigation = Navigation(bundled_icons())
    qtbot.addWidget(navigation)
    for place in "abc":
        navigation.add_place(place, place)
    told: list[Place] = []
    navigation.chosen.connect(told.append)
    navigation.go_to("a")
    press(navigation, Qt.Key.Key_Down)
    navigation.selectionModel().select(navigation.model().index(2, 0), _ONLY)
    navigation.go_to("a")
    assert told == ["a", "b", "c", "a"]
