"""Spelling in the window: underlined, mended from the menu, learnt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from tests.support.example_report import paragraph
from tests.support.officer import Officer
from tests.support.typing import press

SVART, PLATS = "svart-ekonomi", "platssamverkan-platsaktivering"
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def writing(officer: Officer) -> Officer:
    officer.start_report("farsta", "2022-T2")
    officer.answer(SVART, (paragraph("En arkitekt har anlåtats av Citycon och SBR i Älvsjö."),))
    officer.go_to(PLATS)
    officer.go_to(SVART)
    return officer


def underlined(officer: Officer) -> list[str]:
    return [
        selection.cursor.selectedText()
        for selection in officer.question.marked()
        if selection.format.underlineStyle() == WAVE
    ]


def test_only_what_is_misspelled_is_underlined(writing: Officer) -> None:
    assert underlined(writing) == ["anlåtats"]


def test_a_suggestion_from_the_menu_takes_the_place_of_the_word(
    writing: Officer, qtbot: QtBot
) -> None:
    menu = writing.menu_of("anlåtats")
    assert menu.actions()[2].text() == "Söker förslag …"
    qtbot.waitUntil(lambda: menu.actions()[2].text() == "anlitats")
    press(menu, Qt.Key.Key_Return)
    assert not menu.isVisible()
    writing.save_now()
    assert "har anlitats av" in writing.report.answer(SVART).plain
    assert not underlined(writing)
    writing.question.undo()
    assert "anlåtats" in writing.question.text()


def test_a_word_that_is_right_is_remembered(writing: Officer, services: Services) -> None:
    menu = writing.menu_of("anlåtats")
    learn = next(a for a in menu.actions() if a.text() == "Lägg till ”anlåtats” i min ordlista")
    learn.trigger()
    menu.close()
    assert not underlined(writing)
    assert not list(services.spelling.speller.misspelled("Har anlåtats."))


def test_a_word_that_is_spelled_right_has_the_usual_menu(writing: Officer) -> None:
    menu = writing.menu_of("arkitekt")
    assert not any("ordlista" in action.text() for action in menu.actions())
    menu.close()
