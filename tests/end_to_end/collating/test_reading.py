"""The office reads what committees have answered: one, or one question, or by words."""

import time
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.model import lengths
from app.model.invisible_characters import visible
from tests.support.collating import choose_folders, until, wait_for_collation
from tests.support.officer import Officer, click
from tests.support.pages.collate import Collating
from tests.support.pages.page import rows
from tests.support.sent_in import BEFORE, TERM, report_from, send_in
from tests.support.typing import CTRL, press, type_text

# Reading.


def test_enter_on_a_committee_reads_all_that_it_has_answered(page: Collating) -> None:
    names = [row.partition("\n")[0] for row in rows(page.committees)]
    page.committees.setCurrentRow(names.index("Bromma stadsdelsnämnd"))
    press(page.committees, Qt.Key.Key_Return)
    assert page.answers_are_shown()
    assert page.committee.currentText() == "Bromma stadsdelsnämnd"
    for place in range(9):
        assert f"Svar från Bromma stadsdelsnämnd {place}" in page.answers_text.toPlainText()
    assert "Farsta" not in page.answers_text.toPlainText()


def test_one_question_is_read_across_committees(page: Collating) -> None:
    page.show_answers()
    page.question.setCurrentIndex(page.question.findText("Lokalt näringsliv"))
    text = page.answers_text.toPlainText()
    assert "Svar från Bromma stadsdelsnämnd 0 frukost." in text
    assert "Ej relevant. Det finns inget att säga." in text
    assert "Kulturnämnden" not in text
    assert page.answers_count() == "1 svar, 1 ej relevant"


def test_words_are_looked_for_in_all_answers_and_marked(page: Collating) -> None:
    page.show_answers()
    page.question.setCurrentIndex(0)
    type_text(page.words, "FRUKOST")
    assert until(lambda: page.answers_count() == "1 svar")
    marked = [mark.cursor.selectedText() for mark in page.answers_text.extraSelections()]
    assert marked == ["frukost"]
    press(page.words, Qt.Key.Key_Escape)
    assert page.words.text() == ""
    assert until(lambda: page.answers_count() == "21 svar, 1 ej relevant")


def test_a_long_text_that_is_pasted_is_marked_where_it_begins(
    officer: Officer, tmp_path: Path
) -> None:
    said = "🎭 Café\u0301t på tor\u00adget\u200b har frukost. " * 100
    send_in(tmp_path / "långt", report_from("bromma", word=said))
    officer.drop(tmp_path / "långt")
    page = wait_for_collation(officer.collating)
    page.show_answers()
    page.question.setCurrentIndex(0)
    page.words.setText(visible(said)[: lengths.WANTED])
    assert until(lambda: page.answers_count() == "1 svar")
    marks = [mark.cursor.selectedText() for mark in page.answers_text.extraSelections()]
    wanted = normalize("NFC", page.words.text()).strip()
    assert marks
    assert {normalize("NFC", visible(mark)) for mark in marks} == {wanted}
    assert len(page.words.text()) < len(said) / 10


def test_answers_are_compared_with_an_earlier_term_from_another_folder(
    page: Collating, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_in(tmp_path / "förra", report_from("bromma", BEFORE, word="lunch"))
    choose_folders(monkeypatch, tmp_path / "förra")
    page.show_answers()
    assert not page.comparing.isVisible()
    click(page.fetch)
    wait_for_collation(page)
    assert page.term.currentData() == TERM.code
    assert page.comparing.text() == "Jämför med tertialrapport 1 2022"
    page.question.setCurrentIndex(page.question.findText("Lokalt näringsliv"))
    click(page.comparing)
    text = page.answers_text.toPlainText()
    assert "lunch frukost" in text
    assert "Jämfört med tertialrapport 1 2022." in text
    assert "Inget tidigare svar att jämföra med." in text
    assert any(row.startswith("förra/") for row in rows(page.files))


def test_ctrl_f_goes_to_the_words_from_wherever_one_is(officer: Officer, page: Collating) -> None:
    assert until(page.committees.hasFocus)
    type_text(page.words, "frukost")
    assert until(lambda: "med orden" in page.answers_count())
    press(page.committees, Qt.Key.Key_F, CTRL)
    assert page.answers_are_shown()
    assert page.words.hasFocus()
    assert page.words.selectedText() == "frukost"
    page.question.setFocus()
    press(page.question, Qt.Key.Key_F, CTRL)
    assert page.words.hasFocus()
    click(page.back)
    assert not officer.action(Command.FIND).isEnabled()


def test_who_leaves_right_after_typing_is_told_nothing(page: Collating) -> None:
    page.find_in_answers()
    type_text(page.words, "frukost")
    click(page.back)
    # What was typed would be looked for by now.
    time.sleep(0.3)
    QApplication.processEvents()
