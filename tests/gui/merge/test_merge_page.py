"""The page where two versions of a report differ: what it shows, says and lets be done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.gui.kit.announcements import announcer
from app.gui.merge.difference_row import DifferenceRow, MarkedText
from app.gui.merge.merge_page import TwoVersionsPage
from app.model.merge import Side, differences
from app.model.report import Report, title_of
from app.services.reading.own_files import OpenedReport
from app.services.reading.report_reader import ReadReport
from app.services.reports.two_versions import TwoVersions
from tests.support.example_report import bold, bullet, paragraph
from tests.support.officer import click
from tests.support.reports import FORM, whole_report
from tests.support.terms import RESPONDENT
from tests.support.workplace import TODAY

ONE, TWO = "svart-ekonomi", "dialog-foretag"

Show = Callable[[Report, Report], TwoVersionsPage]


def _saying(first: str, second: str) -> Report:
    report = whole_report()
    for question_id, text in ((ONE, first), (TWO, second)):
        changed = {"blocks": (paragraph(text),), "not_applicable": False}
        report = report.with_answer(report.answer(question_id).model_copy(update=changed))
    return report


MINE, THEIRS = _saying("Mitt svar.", "Tre möten."), _saying("Ditt svar.", "Fyra möten.")


@pytest.fixture
def show(styled_app: object, qtbot: QtBot) -> Show:
    def made(mine: Report, theirs: Report) -> TwoVersionsPage:
        two = TwoVersions(mine, theirs, differences(mine, theirs))
        read = ReadReport("”k.nrapport”", OpenedReport(theirs))
        page = TwoVersionsPage(title_of(two.mine, RESPONDENT), two, FORM, None, read, TODAY)
        page.offer_as_own()
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        qtbot.waitExposed(page)
        return page

    return made


def _texts(row: DifferenceRow) -> list[MarkedText]:
    return row.findChildren(MarkedText)


def _underlined(text: MarkedText) -> list[str]:
    document = QTextDocument()
    document.setHtml(text.text())
    found = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().fontUnderline():
                found.append(parts.fragment().text())
            parts += 1
        block = block.next()
    return found


def test_what_differs_is_underlined_on_both_sides(show: Show) -> None:
    mine, theirs = _texts(show(MINE, THEIRS)._rows[ONE])
    assert (_underlined(mine), _underlined(theirs)) == (["Mitt"], ["Ditt"])
    assert (mine.accessibleName(), theirs.accessibleName()) == ("Mitt svar.", "Ditt svar.")


def test_what_is_left_to_choose_is_said(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    page = show(MINE, THEIRS)
    announcer().tell()
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    for place, side in ((ONE, Side.MINE), (ONE, Side.THEIRS), (TWO, Side.BOTH)):
        click(page._rows[place].choices[side])
        announcer().tell()
    assert heard == ["1 val återstår", "Allt är valt"]
    assert page.merge.isEnabled()


def test_what_is_left_to_choose_is_marked_and_led_to(show: Show) -> None:
    page = show(MINE, THEIRS)
    marked = {place: row.mark.isVisible() for place, row in page._rows.items()}
    assert marked == {ONE: True, TWO: True}
    click(page._rows[ONE].choices[Side.THEIRS])
    assert not page._rows[ONE].mark.isVisible()
    click(page.summary)
    assert page.focusWidget() is page._rows[TWO].choices[Side.MINE]
    click(page._rows[TWO].choices[Side.THEIRS])
    assert not page.summary.isEnabled()


def test_tab_stops_at_what_is_chosen(show: Show) -> None:
    page = show(MINE, THEIRS)
    row = page._rows[ONE]

    def stops() -> list[Side]:
        tab = Qt.FocusPolicy.TabFocus
        return [side for side, one in row.choices.items() if one.focusPolicy() & tab]

    assert stops() == [Side.MINE]
    click(row.choices[Side.THEIRS])
    assert stops() == [Side.THEIRS]
    page._rows[TWO].focus_choice()
    assert stops() == [Side.THEIRS]


def test_whose_file_it_is_is_said(show: Show) -> None:
    said = [one.text() for one in show(MINE, THEIRS).findChildren(QLabel)]
    assert any("”k.nrapport”" in text for text in said)


def test_what_is_chosen_is_told(show: Show, qtbot: QtBot) -> None:
    page = show(MINE, THEIRS)
    click(page._rows[ONE].choices[Side.MINE])
    click(page._rows[TWO].choices[Side.BOTH])
    with qtbot.waitSignal(page.wanted) as told:
        click(page.merge)
    assert told.args == [{ONE: Side.MINE, TWO: Side.BOTH}]


def test_of_the_same_words_in_another_form_that_is_said(show: Show) -> None:
    answer = MINE.answer(ONE).model_copy(update={"blocks": (bullet(bold("Mitt svar.")),)})
    row = show(MINE, MINE.with_answer(answer))._rows[ONE]
    said = [one.text() for one in row.findChildren(QLabel)]
    assert "Orden är desamma. Fetstil, listor eller länkar skiljer." in said
    assert [_underlined(text) for text in _texts(row)] == [[], []]


def test_a_side_that_says_nothing_says_so(show: Show) -> None:
    blank = MINE.with_answer(MINE.answer(ONE).model_copy(update={"blocks": ()}))
    row = show(blank, MINE)._rows[ONE]
    assert [text.accessibleName() for text in _texts(row)] == ["Inget svar", "Mitt svar."]
    assert list(row.choices) == [Side.MINE, Side.THEIRS]
    assert row.choice() is Side.THEIRS


def test_there_is_theirs_beside_mine_or_below_it(show: Show) -> None:
    page = show(MINE, THEIRS)
    mine, theirs = _texts(page._rows[ONE])
    assert mine.mapTo(page, mine.pos()).y() == theirs.mapTo(page, theirs.pos()).y()
    page.resize(480, 700)
    QTest.qWait(0)
    QApplication.processEvents()
    assert mine.geometry().bottom() < theirs.geometry().top()
