"""The rows of the start page: a click opens, each has an action of its own and a menu."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu

from app.gui.kit.parts import scroll_area_around
from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import RESPONDENT, a_term
from tests.support.typing import press
from tests.support.workplace import Clock
from tools.settled import settle

_COMMITTEES = ("farsta", "bromma", "älvsjö")


@pytest.fixture
def three(officer: Officer, services: Services) -> QListWidget:
    """The list of drafts, with three of them; the one of Älvsjö first."""
    assert isinstance(services.now, Clock)
    for committee in _COMMITTEES:
        services.now.advance(minutes=5)
        officer.start_report(committee, "2022-T2")
        officer.leave()
    return officer.start.drafts


def _committee(officer: Officer) -> str:
    assert officer.report.committee is not None
    return officer.report.committee.id


@pytest.mark.usefixtures("three")
def test_one_click_on_a_row_opens_its_report(officer: Officer) -> None:
    officer.start.click_row(officer.start.drafts, 2)
    assert _committee(officer) == "farsta"


def test_the_second_click_of_a_double_click_does_nothing(
    officer: Officer, three: QListWidget
) -> None:
    place = three.viewport().mapTo(officer.window, three.visualItemRect(three.item(1)).center())
    window = officer.window.windowHandle()
    assert window is not None
    before = QApplication.doubleClickInterval()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
    assert _committee(officer) == "bromma"
    report = officer.report
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(before + 50)
    assert officer.report == report
    assert officer.has_report()


def test_the_button_of_any_row_goes_on_with_its_report(
    officer: Officer, three: QListWidget
) -> None:
    click(officer.start.action(three, 1))
    assert _committee(officer) == "bromma"


def test_the_menu_of_a_row_has_all_that_can_be_done(officer: Officer, three: QListWidget) -> None:
    menu = officer.start.menu(three, 2)
    assert [one.text() for one in menu.actions()] == ["Fortsätt\tEnter", "Ta bort\tDelete"]
    menu.close()
    officer.start.choose(three, "Ta bort", 2)
    assert len(officer.start.drafts_listed()) == 2
    assert "”Farsta" in officer.start.removed()


def test_the_keys_of_a_row(officer: Officer, three: QListWidget) -> None:
    three.setFocus()
    press(three, Qt.Key.Key_Down)
    press(three, Qt.Key.Key_Delete)
    assert "”Bromma" in officer.start.removed()
    click(officer.start.undo_removal)
    assert len(officer.start.drafts_listed()) == 3
    three.setCurrentRow(2)
    keyboard = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(three, keyboard)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert _committee(officer) == "farsta"


def test_tab_reaches_the_buttons_of_the_current_row_and_no_others(
    officer: Officer, three: QListWidget
) -> None:
    three.setFocus()
    press(three, Qt.Key.Key_Down)
    press(three, Qt.Key.Key_Tab)
    action, more = officer.start.action(three, 1), officer.start.more(three, 1)
    assert QApplication.focusWidget() is action
    text = QAccessible.queryAccessibleInterface(action).text(QAccessible.Text.Description)
    assert text == "Bromma stadsdelsnämnd · Tertialrapport 2 2022"
    assert three.currentRow() == 1
    press(action, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is more
    press(more, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is officer.new_report.committee
    press(officer.new_report.committee, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is more


def test_the_page_scrolls_and_no_list_in_it(
    officer: Officer, three: QListWidget, services: Services
) -> None:
    (draft, *_) = contents_of(services.library).drafts
    for year in range(2023, 2035):
        copy = {"report_id": services.new_id(), "term": a_term(f"{year}-T2")}
        services.library.save(draft.model_copy(update=copy))
    officer.window.resize(1240, 712)
    officer.start.refresh()
    settle(officer.window)
    assert three.verticalScrollBar().maximum() == 0
    assert three.height() > 12 * 50
    area = scroll_area_around(three)
    assert area is not None
    assert area.verticalScrollBar().value() == 0
    three.setFocus()
    press(three, Qt.Key.Key_End)
    settle(officer.window)
    last = three.visualItemRect(three.item(three.count() - 1))
    assert three.viewport().visibleRegion().contains(last.center())
    assert officer.start.action(three, three.count() - 1).isVisible()
    press(three, Qt.Key.Key_Home)
    press(three, Qt.Key.Key_PageDown)
    assert 3 < three.currentRow() < three.count() - 1
    press(three, Qt.Key.Key_PageUp)
    assert three.currentRow() == 0


@pytest.mark.usefixtures("exported")
def test_both_lists_stand_beside_each_other_where_there_is_room(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.leave()
    start = officer.start
    for width, beside in ((1920, True), (1240, False)):
        officer.window.resize(width, 900)
        settle(officer.window)
        drafts, submitted = (one.mapTo(start.page, QPoint()) for one in _lists(officer))
        assert (drafts.y() == submitted.y()) is beside
        right = officer.new_report.panel.mapTo(start.page, QPoint()).x()
        used = right + officer.new_report.panel.width() - drafts.x()
        assert used > 0.85 * width


def _lists(officer: Officer) -> tuple[QListWidget, QListWidget]:
    return officer.start.drafts, officer.start.submitted


@pytest.mark.usefixtures("styled_app")
def test_something_is_said_while_it_loads() -> None:
    window = MainWindow(RESPONDENT)
    window.show()
    assert window.start.loading.isVisible()
    assert window.start.loading.text() == "Läser in dina rapporter …"
    window.close()
    window.deleteLater()


def test_nothing_is_said_of_loading_when_it_is_done(officer: Officer) -> None:
    assert not officer.window.start.loading.isVisible()
