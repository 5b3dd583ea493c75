"""The first time: what the start page says to whoever has no report yet."""

import re

import pytest
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow
from app.storage import disk
from tests.support.cut_off_texts import cut_off
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_words
from tests.support.terms import RESPONDENT
from tests.support.window import window_with


def test_without_a_report_there_is_a_welcome_in_three_sentences(officer: Officer) -> None:
    said = shown_words(officer.start.welcome())
    heading, text = said.split(maxsplit=1)
    assert heading == "Välkommen"
    assert len(re.findall(r"[.?!](?= |$)", text)) == 3


@pytest.mark.parametrize("width", [640, 781, 820, 911, 1093])
def test_a_small_screen_shows_it_whole(officer: Officer, qtbot: QtBot, width: int) -> None:
    """As of 1366 pixels at 175, 150 and 125 %, and what lies between."""
    officer.window.resize(width, 440)
    # It is laid out anew, and then that has to be right.
    qtbot.wait(100)
    assert officer.start.welcomes()
    qtbot.waitUntil(lambda: not cut_off(officer.window))


def test_the_guide_is_a_click_away(officer: Officer, qtbot: QtBot) -> None:
    start = officer.start
    with qtbot.waitSignal(start.guide_wanted):
        click(start.read_guide)


def test_with_a_report_there_is_none(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.leave()
    assert not officer.start.welcomes()


def test_before_the_window_works_nobody_knows(styled_app: object, qtbot: QtBot) -> None:
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert not Officer(window).start.welcomes()


def test_reports_that_cannot_be_reached_are_not_told_as_none(
    styled_app: object, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "root_is_there", lambda _path: False)
    with window_with(services) as window:
        start = Officer(window).start
        assert not start.welcomes()
        assert (
            "Rapporterna går inte att läsa, servern eller disken svarar inte" in start.unreadable()
        )
