"""The office reads what committees have answered: one, or one question, or by words."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.collate.collate_page import CollatePage
from app.gui.kit.commands import Command
from tests.support.collating import choose_folders, rows, until, wait_for_collation
from tests.support.officer import Officer, click
from tests.support.sent_in import BEFORE, TERM, report_from, send_in
from tests.support.typing import CTRL, press, type_text

# Reading.


def test_enter_on_a_committee_reads_all_that_it_has_answered(page: CollatePage) -> None:
    names = [row.partition("\n")[0] for row in rows(page.view.committees)]
    page.view.committees.setCurrentRow(names.index("Bromma stadsdelsnämnd"))
    press(page.view.committees, Qt.Key.Key_Return)
    reader = page.view.reader
    assert reader.isVisible()
    assert reader.committee.currentText() == "Bromma stadsdelsnämnd"
    for place in range(9):
        assert f"Svar från Bromma stadsdelsnämnd {place}" in reader.text.toPlainText()
    assert "Farsta" not in reader.text.toPlainText()


def test_one_questionis_read_across_committees(page: CollatePage) -> None:
    page.view.tabs.setCurrentIndex(2)
    reader = page.view.reader
    reader.question.setCurrentIndex(reader.question.findText("Lokalt näringsliv"))
    text = reader.text.toPlainText()
    assert "Svar från Bromma stadsdelsnämnd 0 frukost." in text
    assert "Ej relevant. Det finns inget att säga." in text
    assert "Kulturnämnden" not in text
    assert reader.count.text() == "1 svar, 1 ej relevant"


def test_words_are_looked_for_in_all_answers_and_marked(page: CollatePage) -> None:
    page.view.tabs.setCurrentIndex(2)
    reader = page.view.reader
    reader.question.setCurrentIndex(0)
    type_text(reader.words, "FRUKOST")
    assert until(lambda: reader.count.text() == "1 svar")
    marked = [mark.cursor.selectedText() for mark in reader.text.extraSelections()]
    assert marked == ["frukost"]
    press(reader.words, Qt.Key.Key_Escape)
    assert reader.words.text() == ""
    assert until(lambda: reader.count.text() == "21 svar, 1 ej relevant")


def test_answers_are_compared_with_an_earlier_term_from_another_folder(
    page: CollatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_in(tmp_path / "förra", report_from("bromma", BEFORE, word="lunch"))
    choose_folders(monkeypatch, tmp_path / "förra")
    page.view.tabs.setCurrentIndex(2)
    reader = page.view.reader
    assert not reader.comparing.isVisible()
    click(reader.fetch)
    wait_for_collation(page)
    assert page.view.term.currentData() == TERM.code
    assert reader.comparing.text() == "Jämför med tertialrapport 1 2022"
    reader.question.setCurrentIndex(reader.question.findText("Lokalt näringsliv"))
    click(reader.comparing)
    text = reader.text.toPlainText()
    assert "lunch frukost" in text
    assert "Jämfört med tertialrapport 1 2022." in text
    assert "Inget tidigare svar att jämföra med." in text
    assert any(row.startswith("förra/") for row in rows(page.view.files))


def test_ctrl_f_goes_to_the_words_from_wherever_one_is(officer: Officer, page: CollatePage) -> None:
    reader = page.view.reader
    assert page.view.committees.hasFocus()
    type_text(reader.words, "frukost")
    assert until(lambda: "med orden" in reader.count.text())
    press(page.view.committees, Qt.Key.Key_F, CTRL)
    assert reader.isVisible()
    assert reader.words.hasFocus()
    assert reader.words.selectedText() == "frukost"
    reader.question.setFocus()
    press(reader.question, Qt.Key.Key_F, CTRL)
    assert reader.words.hasFocus()
    click(page.header.back)
    assert not officer.action(Command.FIND).isEnabled()


def test_who_leaves_right_after_typing_is_told_nothing(page: CollatePage) -> None:
    page.view.find_in_answers()
    type_text(page.view.reader.words, "frukost")
    click(page.header.back)
    # What was typed would be looked for by now.
    time.sleep(0.3)
    QApplication.processEvents()
