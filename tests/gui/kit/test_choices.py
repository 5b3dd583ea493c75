"""A box of choices is chosen in by its list too, which need not be open."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from app.gui.kit.choices import ChoiceBox

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect


@pytest.fixture
def box(styled_app: object, qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["T1", "T2", "VB"])
    box.show()
    return box


def _select(box: ChoiceBox, row: int) -> None:
    box.view().selectionModel().select(box.model().index(row, 0), _ONLY)


def test_a_row_that_is_selected_is_chosen(box: ChoiceBox) -> None:
    _select(box, 2)
    assert box.currentText() == "VB"


def test_a_row_that_is_passed_over_in_the_open_list_is_not(box: ChoiceBox, qtbot: QtBot) -> None:
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    _select(box, 1)
    assert box.currentText() == "T1"
    box.hidePopup()
    assert box.currentText() == "T1"


def test_what_is_chosen_in_the_program_is_shown_and_kept(box: ChoiceBox) -> None:
    box.setCurrentIndex(1)
    assert box.currentText() == "T2"
    box.clear()
    assert box.currentIndex() == -1


def test_the_list_has_the_name_of_the_box(box: ChoiceBox) -> None:
    box.setAccessibleName("Period")
    assert box.accessibleName() == box.view().accessibleName() == "Period"


def test_it_has_room_for_choices_that_come_after_it_is_shown(
    styled_app: object, qtbot: QtBot
) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.show()
    before = box.minimumSizeHint().width()
    box.addItem("Verksamhetsberättelse")
    text = box.fontMetrics().horizontalAdvance("Verksamhetsberättelse")
    assert before < text < box.minimumSizeHint().width()
    box.clear()
    box.addItem("1")
    assert box.minimumSizeHint().width() < text
