"""Last term's answer beside the question: to read, to use and to compare with."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMessageBox

from app.model.places import CONTACT
from app.model.report import AnswerStatus
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.typing import CTRL, type_text

SVART, VAXLA_UPP, NOT_RELEVANT = "svart-ekonomi", "vaxla-upp-stockholm", "verksamhetsomraden"


@pytest.fixture
def second_term(officer: Officer, tmp_path: Path) -> Officer:
    """The second term, begun from the first; the window is wide enough for the pane."""
    officer.window.resize(1366, 768)
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "t1")
    officer.leave()
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.begin_from_earlier()
    return officer


def test_the_earlier_answer_stands_beside_the_question(second_term: Officer) -> None:
    second_term.go_to(VAXLA_UPP)
    pane = second_term.earlier
    assert pane.is_shown()
    assert pane.blocks() == EXAMPLE.answers[VAXLA_UPP]
    assert pane.editor.isReadOnly()
    # It stands in the answer already.
    assert not pane.use.isEnabled()
    second_term.go_to(CONTACT)
    assert not pane.is_shown()


def test_the_whole_is_used_where_the_answer_was_cleared(second_term: Officer) -> None:
    second_term.answer(VAXLA_UPP, ())
    second_term.save_now()
    pane = second_term.earlier
    click(pane.use)
    assert second_term.question.blocks() == EXAMPLE.answers[VAXLA_UPP]
    second_term.question.undo()
    assert second_term.question.blocks() == ()


def test_the_whole_is_a_paragraph_of_its_own_after_what_is_written(second_term: Officer) -> None:
    second_term.answer(SVART, (paragraph("Nytt i år."),))
    second_term.save_now()
    click(second_term.earlier.use)
    blocks = second_term.question.blocks()
    assert blocks == (paragraph("Nytt i år."), *EXAMPLE.answers[SVART])


def test_what_is_selected_is_used_where_the_cursor_stands(second_term: Officer) -> None:
    second_term.answer(SVART, (paragraph("Besök: "),))
    pane = second_term.earlier
    text = EXAMPLE.answers[SVART][0].text
    wanted = "tillsynsbesök"
    cursor = QTextCursor(pane.editor.document())
    cursor.setPosition(text.index(wanted))
    cursor.setPosition(text.index(wanted) + len(wanted), QTextCursor.MoveMode.KeepAnchor)
    pane.editor.setTextCursor(cursor)
    assert pane.use.text() == "Använd markeringen"
    click(pane.use)
    second_term.question.type(".")
    assert second_term.question.blocks() == (paragraph(f"Besök: {wanted}."),)


def test_a_question_is_set_aside_again_for_the_same_reason(second_term: Officer) -> None:
    second_term.go_to(NOT_RELEVANT)
    question = second_term.question
    click(question.not_applicable)
    click(second_term.earlier.use)
    second_term.save_now()
    answer = second_term.report.answer(NOT_RELEVANT)
    assert answer.status is AnswerStatus.NOT_APPLICABLE
    assert answer.reason == EXAMPLE.reasons[NOT_RELEVANT]


def test_the_comparison_is_readable_without_colour(second_term: Officer) -> None:
    text = EXAMPLE.answers[SVART][0].text
    second_term.answer(SVART, (paragraph(text.replace("6 besök", "9 besök i hamnen")),))
    second_term.save_now()
    pane = second_term.earlier
    click(pane.compare)
    html = pane.editor.document().toHtml()
    struck = [part for part in html.split("<span") if "line-through" in part]
    underlined = [part for part in html.split("<span") if "underline" in part]
    assert [part.split(">")[1].split("<")[0].strip() for part in struck] == ["6"]
    assert [part.split(">")[1].split("<")[0].strip() for part in underlined] == ["9", "i hamnen"]
    click(pane.compare)
    assert pane.blocks() == EXAMPLE.answers[SVART]


def test_the_comparison_follows_what_is_typed(second_term: Officer) -> None:
    second_term.go_to(SVART)
    pane = second_term.earlier
    click(pane.compare)
    assert "Svaret är detsamma" in pane.legend()
    second_term.question.type(" Ett tillägg.")
    second_term.save_now()
    assert "understruket är nytt (2 ord)" in pane.legend()


def test_in_a_narrow_window_the_pane_is_below_and_waits_to_be_asked_for(
    second_term: Officer,
) -> None:
    second_term.window.resize(1000, 700)
    second_term.go_to(SVART)
    assert not second_term.earlier.is_shown()
    click(second_term.earlier.toggle)
    assert second_term.earlier.is_shown()
    top = second_term.earlier.pane.mapTo(second_term.earlier.beside, QPoint()).y()
    assert top > second_term.question.editor.mapTo(second_term.earlier.beside, QPoint()).y()
    second_term.window.resize(1366, 768)
    assert second_term.earlier.is_shown()
    click(second_term.earlier.toggle)
    second_term.window.resize(1000, 700)
    assert second_term.earlier.is_shown(), "what is wanted beside the page is another matter"


def test_earlier_answers_from_a_file_are_there_when_the_draft_is_opened_again(
    officer: Officer, tmp_path: Path
) -> None:
    officer.window.resize(1366, 768)
    text = tmp_path / "t1.txt"
    text.write_text(
        "Nämnd\nFarsta stadsdelsnämnd\nBeskriv nämndens arbete med ”Växla upp Stockholm”\n"
        "Vi växlar upp.",
        "utf-8",
    )
    officer.drop(text)
    click(officer.new_report.begin_from_handed)
    click(officer.plan.create)
    officer.leave()
    officer.start.open_draft()
    officer.go_to(VAXLA_UPP)
    assert officer.earlier.text() == "Vi växlar upp."
    officer.go_to(SVART)
    assert not officer.earlier.use.isVisible()


def test_a_report_with_nothing_before_it_has_no_pane(officer: Officer) -> None:
    officer.window.resize(1366, 768)
    officer.start_report("farsta", "2022-T2")
    officer.go_to(SVART)
    assert not officer.earlier.is_shown()
    assert not officer.earlier.toggle.isVisible()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; everything is answered with what changes nothing."""
    texts: list[str] = []

    def answer(box: QMessageBox) -> int:
        texts.append(box.text())
        # Enter and Escape are safe.
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return texts


def test_what_stands_in_the_answer_already_is_not_put_there_twice_unasked(
    second_term: Officer, asked: list[str]
) -> None:
    second_term.go_to(SVART)
    second_term.focus_first()
    second_term.question.press(Qt.Key.Key_End, CTRL)
    second_term.question.type(" Ett tillägg.")
    second_term.save_now()
    before = second_term.question.text()
    click(second_term.earlier.use)
    assert len(asked) == 1
    assert "två gånger" in asked[0]
    assert second_term.question.text() == before


def test_a_passage_that_stands_in_the_answer_is_asked_about_and_a_word_is_not(
    second_term: Officer, asked: list[str]
) -> None:
    second_term.go_to(SVART)
    pane = second_term.earlier
    text = EXAMPLE.answers[SVART][0].text
    assert len(text.split()) > 4
    _select(second_term, text)
    click(pane.use)
    assert (len(asked), second_term.question.text()) == (1, text)
    _select(second_term, "tillsynsbesök")
    click(pane.use)
    assert len(asked) == 1
    assert second_term.question.text() == f"tillsynsbesök{text}"


def test_a_reason_that_was_added_to_is_not_there_twice(
    second_term: Officer, asked: list[str]
) -> None:
    second_term.go_to(NOT_RELEVANT)
    second_term.focus_first()
    type_text(second_term.question.reason, "Som förut: ")
    before = second_term.question.reason.toPlainText()
    second_term.save_now()
    click(second_term.earlier.use)
    assert len(asked) == 1
    assert second_term.question.reason.toPlainText() == before


def _select(officer: Officer, words: str) -> None:
    editor = officer.earlier.editor
    start = editor.toPlainText().index(words)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_what_was_changed_is_compared_without_asking(second_term: Officer) -> None:
    second_term.go_to(SVART)
    assert not second_term.earlier.compare.isChecked(), "nothing differs"
    second_term.focus_first()
    second_term.question.press(Qt.Key.Key_End, CTRL)
    second_term.question.type(" Ett tillägg.")
    second_term.go_to(VAXLA_UPP)
    assert not second_term.earlier.compare.isChecked()
    second_term.go_to(SVART)
    assert second_term.earlier.compare.isChecked()
    assert "understruket är nytt (2 ord)" in second_term.earlier.legend()
    second_term.answer(SVART, ())
    second_term.go_to(VAXLA_UPP)
    second_term.go_to(SVART)
    assert second_term.earlier.blocks() == EXAMPLE.answers[SVART], "there to be used again"


def test_a_comparison_begins_where_something_differs(second_term: Officer) -> None:
    lines = tuple(paragraph(f"Stycke {number} om arbetet.") for number in range(60))
    second_term.answer(SVART, (*EXAMPLE.answers[SVART], *lines, paragraph("Sist.")))
    pane = second_term.earlier
    second_term.go_to(VAXLA_UPP)
    second_term.go_to(SVART)
    QApplication.processEvents()
    assert pane.editor.verticalScrollBar().maximum() > 0
    place = pane.editor.textCursor().position()
    assert pane.text()[place:].lstrip("¶\n ").startswith("Stycke 0")
    click(pane.compare)
    assert pane.blocks() == EXAMPLE.answers[SVART]
