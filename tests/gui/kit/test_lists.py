"""A row that is selected is gone to, whoever selects it; one is measured once."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.gui.kit import lists
from app.gui.kit.lists import HtmlRows, add_row, fill_row, sync_current_with_selection
from app.gui.kit.navigation import Navigation
from app.gui.kit.theme import STEP
from app.model.places import Place
from tests.support.terms import RESPONDENT
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
    navigation = Navigation(bundled_icons(), RESPONDENT)
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


def test_rows_have_room_for_their_text_in_a_list_that_became_narrower(
    styled_app: object, qtbot: QtBot
) -> None:
    """As it does when its scroll bar comes."""
    shown = QListWidget()
    qtbot.addWidget(shown)
    HtmlRows.install(shown)
    for _ in range(2):
        add_row(shown, "I dag 16:09", "innan det mesta av svaret på Svart ekonomi försvann", None)
    shown.resize(450, 300)
    shown.show()
    before = _height_of_first(shown)
    shown.resize(250, 300)
    qtbot.waitUntil(lambda: _height_of_first(shown) == shown.sizeHintForRow(0) > before)


def _height_of_first(rows: QListWidget) -> int:
    """Up to the second, which may be painted upon it."""
    first, second = (rows.visualItemRect(rows.item(row)) for row in range(2))
    return second.top() - first.top()


def test_a_row_is_laid_out_once_where_its_lines_have_room(
    styled_app: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = QListWidget()
    qtbot.addWidget(shown)
    HtmlRows.install(shown)
    shown.viewport().resize(400, 300)
    item = add_row(shown, "Norrmalms stadsdelsnämnd", "Kvar: 3 svar", None)
    height = shown.sizeHintForRow(0)
    real, laid_out = lists._document, 0

    def count(option: QStyleOptionViewItem, index: lists.Index, room: float) -> QTextDocument:
        nonlocal laid_out
        laid_out += 1
        return real(option, index, room)

    monkeypatch.setattr(lists, "_document", count)
    for wide in (400, 401, 700):
        shown.viewport().resize(wide, 300)
        assert shown.sizeHintForRow(0) == height
    assert laid_out == 0
    shown.viewport().resize(120, 300)
    assert shown.sizeHintForRow(0) > height
    assert laid_out == 1
    fill_row(item, "Norrmalms stadsdelsnämnd", "Kvar: 3 svar. " * 40)
    tall = shown.sizeHintForRow(0)
    assert shown.sizeHintForRow(0) == tall > height
    assert laid_out == 3


def test_a_row_is_as_high_as_its_text_in_any_room(styled_app: object, qtbot: QtBot) -> None:
    shown = QListWidget()
    qtbot.addWidget(shown)
    HtmlRows.install(shown)
    add_row(shown, "Norrmalms stadsdelsnämnd", "Kvar: 3 svar", None, "Försenad")
    option = QStyleOptionViewItem()
    shown.initViewItemOption(option)
    for wide in range(100, 300):
        shown.viewport().resize(wide, 300)
        room = lists.width_of(shown) - 2 * lists.ROW_MARGIN
        document = lists._document(option, shown.model().index(0, 0), room)
        assert shown.sizeHintForRow(0) == round(document.size().height()) + 2 * STEP
