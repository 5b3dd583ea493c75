"""Where a text is shown, what is marked in it, and where Tab goes from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.model.places import CONTACT, EXPORT, REVIEW, Place
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_words
from tests.support.typing import SHIFT, press

QUESTION, OTHER = "svart-ekonomi", "vaxla-upp-stockholm"
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
LINES = tuple(paragraph(f"Stycke {number} om arbetet.") for number in range(60))
_SCROLLED_MS = 60


def _underlined(officer: Officer) -> list[str]:
    marked = officer.question.marked()
    return [one.cursor.selectedText() for one in marked if one.format.underlineStyle() == WAVE]


def test_f7_keeps_its_words_underlined(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.answer(QUESTION, (paragraph("En arkitekt har anlåtats och ytterliggare en annan."),))
    officer.go_to(OTHER)
    officer.go_to(QUESTION)
    officer.focus_first()
    for word in ("anlåtats", "ytterliggare"):
        officer.choose(Command.NEXT_MISSPELLED)
        assert officer.question.selected() == word
        officer.save_now()
        assert _underlined(officer) == ["anlåtats", "ytterliggare"]
    officer.question.press(Qt.Key.Key_Left)
    officer.question.press(Qt.Key.Key_Right)
    officer.save_now()
    assert _underlined(officer) == ["anlåtats", "ytterliggare"], "nor is it being typed there"


def test_a_word_that_is_being_typed_is_not_underlined(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.go_to(QUESTION)
    QApplication.processEvents()
    officer.focus_first()
    officer.question.type("Ett felstavatt")
    officer.save_now()
    assert _underlined(officer) == []
    officer.question.type(" ord")
    officer.save_now()
    assert _underlined(officer) == ["felstavatt"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_a_tab_and_a_space_tick_nothing(officer: Officer, key: Qt.Key) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.go_to(QUESTION)
    officer.focus_first()
    press(
        officer.question.editor, key, SHIFT if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier(0)
    )
    focused = QApplication.focusWidget()
    assert focused is not officer.question.not_applicable
    if key == Qt.Key.Key_Tab:
        assert focused is officer.navigation.next


def test_neither_does_one_from_the_reason(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.go_to(QUESTION)
    click(officer.question.not_applicable)
    press(officer.question.reason, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is officer.navigation.next
    assert officer.question.not_applicable.isChecked()


@pytest.mark.parametrize("number", [15, 30, 59])
def test_what_is_found_has_some_text_around_it(officer: Officer, number: int) -> None:
    officer.window.resize(1366, 768)
    officer.start_report("farsta", "2022-T2")
    officer.answer(QUESTION, LINES)
    officer.go_to(OTHER)
    officer.find.open()
    officer.find.look_for(f"Stycke {number} ")
    press(officer.find.field, Qt.Key.Key_Return)
    QTest.qWait(_SCROLLED_MS)
    editor = officer.question.editor
    assert officer.question.selected() == f"Stycke {number}"
    line, height = editor.cursorRect(), editor.viewport().height()
    assert line.top() >= 2 * line.height()
    assert line.bottom() <= height - 2 * line.height() or number == 59


@pytest.mark.parametrize("place", [CONTACT, OTHER, QUESTION, REVIEW, EXPORT])
def test_a_report_is_corrected_where_one_is(officer: Officer, tmp_path: Path, place: Place) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.answer(QUESTION, LINES)
    officer.export_to(tmp_path / "ut")
    officer.go_to(place)
    if place == QUESTION:
        assert officer.question.editor.verticalScrollBar().value() == 0, "what is locked is read"
        officer.question.editor.verticalScrollBar().setValue(200)
    click(officer.notices.correct)
    assert not officer.read_only
    assert officer.navigation.current() == place
    if place == QUESTION:
        QTest.qWait(_SCROLLED_MS)
        assert officer.question.editor.verticalScrollBar().value() == 200


def test_a_locked_answer_offers_nothing_to_write_with(officer: Officer, tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.go_to(QUESTION)
    assert officer.question.bar.isVisible()
    officer.export_to(tmp_path / "ut")
    officer.go_to(QUESTION)
    assert not officer.question.bar.isVisible()
    assert not officer.question.not_applicable.isVisible()
    assert "· låst" in shown_words(officer.question.page)
    click(officer.notices.correct)
    assert officer.question.bar.isVisible()
    assert officer.question.not_applicable.isVisible()
    assert "låst" not in shown_words(officer.question.page)
